package andon.corpus.watch;

import andon.corpus.watch.Subscription.Channel;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A channel as its row has it. */
record ChannelRow(String kind, String target, @Nullable String secret) {
    private static final String WEBHOOK = "webhook";
    private static final String EMAIL = "email";
    private static final String SYSLOG = "syslog";
    /** Nothing is sent there. */
    static final String FEED = "feed";

    static ChannelRow of(Channel channel) {
        return switch (channel) {
            case Channel.Webhook webhook ->
                new ChannelRow(WEBHOOK, webhook.address().toString(), webhook.secret());
            case Channel.Email email -> new ChannelRow(EMAIL, email.address(), null);
            case Channel.Chat chat ->
                new ChannelRow(
                        chat.product().name().toLowerCase(Locale.ROOT),
                        chat.address().toString(),
                        null);
            case Channel.Syslog syslog -> new ChannelRow(SYSLOG, syslog.host() + ":" + syslog.port(), null);
            case Channel.Feed feed -> new ChannelRow(FEED, "", feed.tokenHash());
        };
    }

    /** Where it leads, for people: a chat's address holds its key. */
    String shown() {
        return kind.equals("slack") || kind.equals("teams") ? URI.create(target).getHost() : target;
    }

    Channel channel() {
        return switch (kind) {
            case WEBHOOK ->
                new Channel.Webhook(URI.create(target), Objects.requireNonNull(secret, "a webhook's secret"));
            case EMAIL -> new Channel.Email(target);
            case "slack" -> new Channel.Chat(Channel.Chat.Product.SLACK, URI.create(target));
            case "teams" -> new Channel.Chat(Channel.Chat.Product.TEAMS, URI.create(target));
            case SYSLOG -> {
                int colon = target.lastIndexOf(':');
                yield new Channel.Syslog(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1)));
            }
            case FEED -> new Channel.Feed(Objects.requireNonNull(secret, "a feed's token"));
            default -> throw new IllegalStateException("unknown kind of channel '" + kind + "' in the database");
        };
    }
}
