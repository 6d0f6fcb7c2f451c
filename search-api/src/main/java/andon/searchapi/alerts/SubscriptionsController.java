package andon.searchapi.alerts;

import andon.corpus.query.QuerySyntaxException;
import andon.corpus.watch.Subscription;
import andon.corpus.watch.Subscription.Channel;
import andon.corpus.watch.Subscriptions;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.vocabulary.Severity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A customer's subscriptions. */
@RestController
@RequestMapping("/api/v1/subscriptions")
class SubscriptionsController {
    private static final int MAX_EACH = 100;
    private static final int SYSLOG_TLS = 6514;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\"<>,;:\\\\]{1,64}@[^\\s@\"<>,;:\\\\]{1,189}");

    private final Subscriptions subscriptions;
    private final AuditLog audit;
    private final SecureRandom random = new SecureRandom();

    SubscriptionsController(Subscriptions subscriptions, AuditLog audit) {
        this.subscriptions = subscriptions;
        this.audit = audit;
    }

    record Wish(
            @NotBlank @Size(max = 100) String name,
            @Nullable String query,
            @Nullable String minimumSeverity,
            @Nullable @Size(max = 2000) String webhook,
            @Nullable @Size(max = 254) String email,
            @Nullable @Size(max = 2000) String slack,
            @Nullable @Size(max = 2000) String teams,
            @Nullable @Size(max = 260) String syslog,
            @Nullable Boolean feed) {}

    /**
     * @param slack the host of each room's webhook: the rest of its address is its key
     * @param webhookSecret shown in the answer to the creation and never again
     * @param feedPath the feed's address behind the console's; shown in the answer to the creation and never again
     */
    record SubscriptionJson(
            long id,
            String name,
            String query,
            @Nullable String minimumSeverity,
            List<String> webhooks,
            List<String> emails,
            List<String> slack,
            List<String> teams,
            List<String> syslogs,
            boolean feed,
            @Nullable String webhookSecret,
            @Nullable String feedPath) {
        static SubscriptionJson of(Subscription s) {
            return of(s, null, null);
        }

        static SubscriptionJson of(Subscription s, @Nullable String secret, @Nullable String feedPath) {
            List<String> webhooks = new ArrayList<>();
            List<String> emails = new ArrayList<>();
            List<String> slack = new ArrayList<>();
            List<String> teams = new ArrayList<>();
            List<String> syslogs = new ArrayList<>();
            boolean feed = false;
            for (Channel channel : s.channels()) {
                switch (channel) {
                    case Channel.Webhook webhook ->
                        webhooks.add(webhook.address().toString());
                    case Channel.Email email -> emails.add(email.address());
                    case Channel.Chat chat ->
                        (chat.product() == Channel.Chat.Product.SLACK ? slack : teams)
                                .add(chat.address().getHost());
                    case Channel.Syslog syslog -> syslogs.add(syslog.host() + ":" + syslog.port());
                    case Channel.Feed _ -> feed = true;
                }
            }
            return new SubscriptionJson(
                    s.id(),
                    s.name(),
                    s.query(),
                    s.minimumSeverity() == null ? null : s.minimumSeverity().word(),
                    webhooks,
                    emails,
                    slack,
                    teams,
                    syslogs,
                    feed,
                    secret,
                    feedPath);
        }
    }

    record Listing(List<SubscriptionJson> subscriptions) {}

    @GetMapping
    Listing list(Viewer viewer) {
        return new Listing(subscriptions.of(viewer.user().organisation()).stream()
                .map(SubscriptionJson::of)
                .toList());
    }

    @GetMapping("/{id}")
    SubscriptionJson one(Viewer viewer, @PathVariable long id) {
        return subscriptions.of(viewer.user().organisation()).stream()
                .filter(s -> s.id() == id)
                .findFirst()
                .map(SubscriptionJson::of)
                .orElseThrow(() -> Problem.notFound("Subscription " + id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SubscriptionJson create(Viewer viewer, @Valid @RequestBody Wish wish) throws QuerySyntaxException {
        if (subscriptions.of(viewer.user().organisation()).size() >= MAX_EACH) {
            throw Problem.conflict("An organisation has at most " + MAX_EACH + " subscriptions; remove one first.");
        }
        List<Channel> channels = new ArrayList<>();
        String secret = null;
        if (wish.webhook() != null) {
            secret = WebhookSignature.newSecret(random);
            channels.add(new Channel.Webhook(webhook(wish.webhook()), secret));
        }
        if (wish.email() != null) {
            if (!EMAIL.matcher(wish.email()).matches()) {
                throw Problem.invalid("'" + wish.email() + "' is no e-mail address.");
            }
            channels.add(new Channel.Email(wish.email()));
        }
        if (wish.slack() != null) {
            channels.add(new Channel.Chat(Channel.Chat.Product.SLACK, webhook(wish.slack())));
        }
        if (wish.teams() != null) {
            channels.add(new Channel.Chat(Channel.Chat.Product.TEAMS, webhook(wish.teams())));
        }
        if (wish.syslog() != null) {
            channels.add(syslog(wish.syslog()));
        }
        String token = null;
        if (Boolean.TRUE.equals(wish.feed())) {
            token = FeedToken.fresh(random);
            channels.add(new Channel.Feed(FeedToken.hash(token)));
        }
        if (channels.isEmpty()) {
            throw Problem.invalid("Say where to deliver: webhook, email, slack, teams, syslog or feed.");
        }
        String query = wish.query() == null ? "" : wish.query();
        Severity minimum = severity(wish.minimumSeverity());
        Subscription made;
        try {
            made = subscriptions.create(viewer.user().organisation(), wish.name(), query, minimum, channels);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(String.valueOf(e.getMessage()));
        }
        audit.record(viewer, Action.SUBSCRIPTION_CHANGE, "subscription " + made.id(), "created " + made.name());
        return SubscriptionJson.of(made, secret, token == null ? null : "/feeds/" + token);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Viewer viewer, @PathVariable long id) {
        if (!subscriptions.remove(viewer.user().organisation(), id)) {
            throw Problem.notFound("Subscription " + id);
        }
        audit.record(viewer, Action.SUBSCRIPTION_CHANGE, "subscription " + id, "removed");
    }

    private static URI webhook(String text) {
        URI address = Problem.invalidIfRefused(() -> URI.create(text));
        boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
        if (!web || address.getHost() == null || address.getRawUserInfo() != null) {
            throw Problem.invalid("The webhook must be an https address without user and password.");
        }
        return address;
    }

    /** {@code siem.acme.example:6514}; without a port it is 6514, which is syslog's over TLS. */
    private static Channel.Syslog syslog(String text) {
        int colon = text.lastIndexOf(':');
        boolean ported = colon > 0 && text.indexOf(':') == colon;
        try {
            return ported
                    ? new Channel.Syslog(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)))
                    : new Channel.Syslog(text, SYSLOG_TLS);
        } catch (NumberFormatException e) {
            throw Problem.invalid(
                    "syslog must be a host and a port such as siem.acme.example:6514, not '" + text + "'.");
        }
    }

    private static @Nullable Severity severity(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Severity.ofWord(word)
                .orElseThrow(() ->
                        Problem.invalid("minimumSeverity must be low, medium, high or critical, not '" + word + "'."));
    }
}
