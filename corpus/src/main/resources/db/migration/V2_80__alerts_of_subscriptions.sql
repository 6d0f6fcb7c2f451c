-- A feed asks for one subscription's newest alerts, and finds its subscription by its token's hash.
create index alert_subscription on alert (subscription_id, raised_at);
create index subscription_channel_secret on subscription_channel (secret);
