-- Since when an asset is not its owner's any more; null of one that is, or never was. What is told from then on is masked for a reader
-- who has it not, and may be shown. Of those that were lost before, alerts until now may hold words for their former owner.
alter table asset add column lost_at timestamp(6) with time zone;
update asset set lost_at = current_timestamp where not confirmed;
