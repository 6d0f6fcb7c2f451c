create index mention_found on mention (found_at);
