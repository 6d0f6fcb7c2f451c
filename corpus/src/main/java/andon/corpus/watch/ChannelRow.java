package andon.corpus.watch;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A channel as its row has it. */
record ChannelRow(String kind, String target, @Nullable String secret) {
    private static final String WEBHOOK = "webhook";
    private static final String EMAIL = "email";

    static ChannelRow of(Subscription.Channel channel) {
        return switch (channel) {
            case Subscription.Channel.Webhook webhook ->
                new ChannelRow(WEBHOOK, webhook.address().toString(), webhook.secret());
            case Subscription.Channel.Email email -> new ChannelRow(EMAIL, email.address(), null);
        };
    }

    Subscription.Channel channel() {
        if (kind.equals(WEBHOOK) && secret != null) {
            return new Subscription.Channel.Webhook(URI.create(target), secret);
        }
        if (kind.equals(EMAIL)) {
            return new Subscription.Channel.Email(target);
        }
        throw new IllegalStateException("unknown kind of channel '" + kind + "' in the database");
    }
}
