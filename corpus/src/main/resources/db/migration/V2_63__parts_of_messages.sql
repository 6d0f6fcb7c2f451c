-- To which target an alert was brought, of a message that is brought in parts (a MISP event for each alert) and is not done yet:
-- the next attempt goes on behind it. Another target has nothing yet.
alter table delivery add column arrived_at varchar(2000);
