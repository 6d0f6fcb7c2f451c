package andon.searchapi.alerts;

import andon.corpus.watch.Channels.Numbered;
import andon.corpus.watch.Subscription.Channel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A channel as its owner sees it.
 *
 * @param kind {@code webhook}, {@code email}, {@code slack}, {@code teams}, {@code syslog}, {@code misp} or {@code feed}
 * @param where its address; of a chat the host only, as the rest is its key; empty of a feed
 * @param tlp of a MISP instance's events, as are distribution and publish
 * @param webhookSecret shown when the channel is made, or its secret anew, and never again
 * @param feedPath the feed's address behind the console's; shown once, too
 */
public record ChannelJson(
        long id,
        String kind,
        String where,
        @Nullable String tlp,
        @Nullable String distribution,
        @Nullable Boolean publish,
        @Nullable String webhookSecret,
        @Nullable String feedPath) {
    public static ChannelJson of(Numbered numbered) {
        return of(numbered, null, null);
    }

    static ChannelJson of(Numbered numbered, @Nullable String secret, @Nullable String feedPath) {
        Channel channel = numbered.channel();
        Channel.Misp misp = channel instanceof Channel.Misp instance ? instance : null;
        return new ChannelJson(
                numbered.id(),
                kind(channel),
                where(channel),
                misp == null ? null : misp.tlp().word(),
                misp == null ? null : misp.distribution().word(),
                misp == null ? null : misp.publish(),
                secret,
                feedPath);
    }

    private static String kind(Channel channel) {
        return switch (channel) {
            case Channel.Webhook _ -> "webhook";
            case Channel.Email _ -> "email";
            case Channel.Chat chat -> chat.product().name().toLowerCase(Locale.ROOT);
            case Channel.Syslog _ -> "syslog";
            case Channel.Misp _ -> "misp";
            case Channel.Feed _ -> "feed";
        };
    }

    private static String where(Channel channel) {
        return switch (channel) {
            case Channel.Webhook webhook -> webhook.address().toString();
            case Channel.Email email -> email.address();
            case Channel.Chat chat -> chat.address().getHost();
            case Channel.Syslog syslog -> syslog.host() + ":" + syslog.port();
            case Channel.Misp misp -> misp.address().toString();
            case Channel.Feed _ -> "";
        };
    }
}
