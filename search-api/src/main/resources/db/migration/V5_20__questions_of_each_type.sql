-- The question as JSON in one column, in the form that the API has it: each type has other fields. What stood in columns
-- was a dark-web search. Control characters stay raw in what is carried over; the reader of this column takes them so.
alter table customer_request add column asked text;
update customer_request set asked =
    '{"brand":"' || replace(replace(brand, '\', '\\'), '"', '\"') || '"'
    || case when domain is null then '' else ',"domain":"' || domain || '"' end
    || ',"question":"' || replace(replace(question, '\', '\\'), '"', '\"') || '"'
    || ',"from":"' || cast(period_from as varchar(10)) || '","to":"' || cast(period_to as varchar(10)) || '"}';
alter table customer_request alter column asked set not null;
alter table customer_request drop column brand;
alter table customer_request drop column domain;
alter table customer_request drop column question;
alter table customer_request drop column period_from;
alter table customer_request drop column period_to;
