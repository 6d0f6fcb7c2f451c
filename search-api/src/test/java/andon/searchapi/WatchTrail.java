package andon.searchapi;

import static andon.searchapi.accounts.Role.ANALYST;
import static andon.searchapi.accounts.Role.CUSTOMER;

import andon.searchapi.audit.AuditLog.Action;
import java.time.Duration;

/** The endpoints of assets, subscriptions and alerts, see {@link AuditTrail}. */
record WatchTrail(AuditTrail trail) {
    void watching() {
        long asset = trail.id(trail.use(
                CUSTOMER, Action.ASSET_CHANGE, "POST /api/v1/assets", "{'type':'keyword','value':'night owl'}"));
        trail.use(ANALYST, Action.ASSET_CHANGE, "POST /api/v1/assets/{id}/confirmation", "{}", asset);
        assets();
        long subscription = trail.id(trail.use(
                CUSTOMER,
                Action.SUBSCRIPTION_CHANGE,
                "POST /api/v1/subscriptions",
                "{'name':'s','email':'mina@acme.example'}"));
        alerts();
        trail.use(CUSTOMER, Action.SEARCH, "POST /api/v1/subscriptions/preview", "{'name':'s'}");
        trail.use(CUSTOMER, Action.SEARCH, "POST /subscription-preview", "name=s&q=owl");
        trail.use(CUSTOMER, Action.ASSET_CHANGE, "PUT /api/v1/lookalikes/{id}", "{'watched':false}", asset);
        trail.use(CUSTOMER, Action.ASSET_CHANGE, "POST /lookalikes/{id}", "watched=true", asset);
        Action subscribed = Action.SUBSCRIPTION_CHANGE;
        trail.use(CUSTOMER, subscribed, "PUT /api/v1/subscriptions/{id}", "{'name':'s'}", subscription);
        trail.use(CUSTOMER, subscribed, "POST /subscriptions/{id}", "name=s&q=owl", subscription);
        channels(subscription);
        trail.use(CUSTOMER, subscribed, "DELETE /api/v1/subscriptions/{id}", "", subscription);
        trail.use(CUSTOMER, subscribed, "POST /subscriptions", "name=s&email=mina@acme.example");
        trail.use(
                CUSTOMER,
                subscribed,
                "POST /subscriptions/{id}/removal",
                "",
                trail.first("/api/v1/subscriptions", "subscriptions"));
    }

    private void channels(long subscription) {
        Action changed = Action.SUBSCRIPTION_CHANGE;
        String feed = "{'feed':true}";
        long first =
                trail.id(trail.use(CUSTOMER, changed, "POST /api/v1/subscriptions/{id}/channels", feed, subscription));
        trail.use(CUSTOMER, changed, "PUT /api/v1/subscriptions/{id}/channels/{channel}", feed, subscription, first);
        trail.use(CUSTOMER, changed, "POST /subscriptions/{id}/channels/{channel}", "feed=true", subscription, first);
        trail.use(CUSTOMER, changed, "DELETE /api/v1/subscriptions/{id}/channels/{channel}", "", subscription, first);
        trail.use(CUSTOMER, changed, "POST /subscriptions/{id}/channels", "feed=true", subscription);
        trail.use(
                CUSTOMER,
                changed,
                "POST /subscriptions/{id}/channels/{channel}/removal",
                "",
                subscription,
                trail.first("/api/v1/subscriptions/" + subscription + "/channels", "channels"));
    }

    private void assets() {
        Action changed = Action.ASSET_CHANGE;
        long domain = trail.id(
                trail.use(CUSTOMER, changed, "POST /api/v1/assets", "{'type':'domain','value':'acme.example'}"));
        trail.use(CUSTOMER, changed, "POST /api/v1/assets/{id}/look", "", domain);
        trail.world().now.set(trail.world().clock.instant().plusSeconds(60));
        trail.use(CUSTOMER, changed, "POST /assets/{id}/look", "", domain);
        trail.use(CUSTOMER, changed, "POST /assets/{id}/withdrawal", "", domain);
        trail.use(CUSTOMER, changed, "POST /assets", "type=keyword&value=barn+owl");
        trail.use(ANALYST, changed, "POST /assets/{id}/confirmation", "", domain + 1);
        trail.use(ANALYST, changed, "DELETE /api/v1/assets/{id}", "", domain + 1);
    }

    /** An alert of the subscription, which its receiver has refused for good. */
    private void alerts() {
        Action changed = Action.ALERT_CHANGE;
        trail.world().publish(World.simple("owl", "Owls", "a night owl was seen"), World.START);
        String alert = trail.program(CUSTOMER)
                .get("/api/v1/alerts")
                .json()
                .path("alerts")
                .get(0)
                .path("id")
                .asString();
        trail.use(CUSTOMER, changed, "PUT /api/v1/alerts/{id}/state", "{'state':'not-relevant'}", alert);
        trail.use(CUSTOMER, changed, "DELETE /api/v1/suppressions/{id}", "", suppression());
        trail.use(CUSTOMER, changed, "POST /alerts/{id}/state", "state=not-relevant", alert);
        trail.use(CUSTOMER, changed, "POST /suppressions/{id}/removal", "", suppression());
        trail.use(CUSTOMER, changed, "POST /api/v1/deliveries/{id}/redelivery", "", deadLetter());
        trail.use(CUSTOMER, changed, "POST /deliveries/{id}/redelivery", "", deadLetter());
    }

    private long suppression() {
        return trail.first("/api/v1/suppressions", "suppressions");
    }

    private long deadLetter() {
        trail.world()
                .corpus
                .alerts()
                .takeDue(World.START.plusSeconds(60), 10, Duration.ofMinutes(1))
                .forEach(delivery -> trail.world().corpus.alerts().failed(delivery, "refused", null));
        return trail.first("/api/v1/deliveries", "dead");
    }
}
