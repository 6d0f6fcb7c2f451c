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
            @Nullable @Size(max = 2000) String query,
            @Nullable String minimumSeverity,
            @Nullable @Size(max = 2000) String webhook,
            @Nullable @Size(max = 254) String email) {}

    /** @param webhookSecret shown in the answer to the creation and never again */
    record SubscriptionJson(
            long id,
            String name,
            String query,
            @Nullable String minimumSeverity,
            List<String> webhooks,
            List<String> emails,
            @Nullable String webhookSecret) {
        static SubscriptionJson of(Subscription s, @Nullable String secret) {
            List<String> webhooks = new ArrayList<>();
            List<String> emails = new ArrayList<>();
            for (Channel channel : s.channels()) {
                switch (channel) {
                    case Channel.Webhook webhook ->
                        webhooks.add(webhook.address().toString());
                    case Channel.Email email -> emails.add(email.address());
                }
            }
            return new SubscriptionJson(
                    s.id(),
                    s.name(),
                    s.query(),
                    s.minimumSeverity() == null ? null : s.minimumSeverity().word(),
                    webhooks,
                    emails,
                    secret);
        }
    }

    record Listing(List<SubscriptionJson> subscriptions) {}

    @GetMapping
    Listing list(Viewer viewer) {
        return new Listing(subscriptions.of(viewer.user().organisation()).stream()
                .map(s -> SubscriptionJson.of(s, null))
                .toList());
    }

    @GetMapping("/{id}")
    SubscriptionJson one(Viewer viewer, @PathVariable long id) {
        return subscriptions.of(viewer.user().organisation()).stream()
                .filter(s -> s.id() == id)
                .findFirst()
                .map(s -> SubscriptionJson.of(s, null))
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
        if (channels.isEmpty()) {
            throw Problem.invalid("Say where to deliver: a webhook, an email, or both.");
        }
        Subscription made = subscriptions.create(
                viewer.user().organisation(),
                wish.name(),
                wish.query() == null ? "" : wish.query(),
                severity(wish.minimumSeverity()),
                channels);
        audit.record(viewer, Action.SUBSCRIPTION_CHANGE, "subscription " + made.id(), "created " + made.name());
        return SubscriptionJson.of(made, secret);
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

    private static @Nullable Severity severity(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Severity.ofWord(word)
                .orElseThrow(() ->
                        Problem.invalid("minimumSeverity must be low, medium, high or critical, not '" + word + "'."));
    }
}
