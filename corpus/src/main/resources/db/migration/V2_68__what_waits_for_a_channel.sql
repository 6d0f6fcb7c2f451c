-- What is due by a channel, the oldest first, without a look at anything else that it has.
create index delivery_waiting on delivery (channel_id, state, due_at);
