package andon.corpus.watch;

import andon.corpus.watch.Subscription.Channel;
import andon.vocabulary.Tlp;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A channel as its row has it. */
record ChannelRow(String kind, String target, @Nullable String secret, String options) {
    private static final String PUBLISHED = "published";
    private static final String DRAFT = "draft";
    private static final String MISP = "misp";
    private static final String WEBHOOK = "webhook";
    static final String EMAIL = "email";
    private static final String SYSLOG = "syslog";
    /** Nothing is sent there. */
    static final String FEED = "feed";

    ChannelRow(String kind, String target, @Nullable String secret) {
        this(kind, target, secret, "");
    }

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
            case Channel.Misp misp ->
                new ChannelRow(
                        MISP,
                        misp.address().toString(),
                        misp.key(),
                        misp.tlp().word() + " " + misp.distribution().word() + " "
                                + (misp.publish() ? PUBLISHED : DRAFT));
            case Channel.Feed feed -> new ChannelRow(FEED, "", feed.tokenHash());
        };
    }

    /** Where it leads, for people: a chat's address holds its key. */
    String shown() {
        return kind.equals("slack") || kind.equals("teams") ? URI.create(target).getHost() : target;
    }

    /** What is kept of it after its removal: no key, and no address that is one. */
    ChannelRow withoutKeys() {
        boolean chat = kind.equals("slack") || kind.equals("teams");
        return new ChannelRow(kind, chat ? "https://" + shown() + "/" : target, null, options);
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
            case MISP -> {
                String[] words = options.split(" ", 3);
                yield new Channel.Misp(
                        URI.create(target),
                        Objects.requireNonNull(secret, "a MISP instance's key"),
                        Tlp.ofWord(words[0]).orElseThrow(),
                        Channel.Misp.Distribution.ofWord(words[1]).orElseThrow(),
                        words[2].equals(PUBLISHED));
            }
            case FEED -> new Channel.Feed(Objects.requireNonNull(secret, "a feed's token"));
            default -> throw new IllegalStateException("unknown kind of channel '" + kind + "' in the database");
        };
    }
}
