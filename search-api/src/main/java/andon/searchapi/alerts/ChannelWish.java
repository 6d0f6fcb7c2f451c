package andon.searchapi.alerts;

import andon.corpus.watch.Subscription.Channel;
import andon.searchapi.access.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where to deliver, as a subscription's owner asks for it: one channel for each part that is given.
 *
 * @param syslog {@code siem.acme.example:6514}
 * @param feed whether there is to be an Atom feed
 */
public record ChannelWish(
        @Nullable @Size(max = 2000) String webhook,
        @Nullable @Size(max = 254) String email,
        @Nullable @Size(max = 2000) String slack,
        @Nullable @Size(max = 2000) String teams,
        @Nullable @Size(max = 260) String syslog,
        @Nullable @Valid MispWish misp,
        @Nullable Boolean feed) {
    private static final int SYSLOG_TLS = 6514;
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\"<>,;:\\\\]{1,64}@[^\\s@\"<>,;:\\\\]{1,189}");

    /**
     * Channels with what their owner is told of them once.
     *
     * @param webhookSecret null if there is no webhook
     * @param feedPath null if there is no feed
     */
    record Fresh(
            List<Channel> channels,
            @Nullable String webhookSecret,
            @Nullable String feedPath) {
        Fresh {
            channels = List.copyOf(channels);
        }
    }

    Fresh fresh(SecureRandom random) {
        List<Channel> channels = new ArrayList<>();
        String secret = null;
        if (webhook != null) {
            secret = WebhookSignature.newSecret(random);
            channels.add(new Channel.Webhook(web(webhook), secret));
        }
        if (email != null) {
            if (!EMAIL.matcher(email).matches()) {
                throw Problem.invalid("'" + email + "' is no e-mail address.");
            }
            channels.add(new Channel.Email(email));
        }
        if (slack != null) {
            channels.add(new Channel.Chat(Channel.Chat.Product.SLACK, web(slack)));
        }
        if (teams != null) {
            channels.add(new Channel.Chat(Channel.Chat.Product.TEAMS, web(teams)));
        }
        if (syslog != null) {
            channels.add(collector(syslog));
        }
        if (misp != null) {
            channels.add(misp.channel());
        }
        String path = null;
        if (Boolean.TRUE.equals(feed)) {
            String token = FeedToken.fresh(random);
            path = "/feeds/" + token;
            channels.add(new Channel.Feed(FeedToken.hash(token)));
        }
        return new Fresh(channels, secret, path);
    }

    static URI web(String text) {
        URI address = Problem.invalidIfRefused(() -> URI.create(text.strip()));
        boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
        if (!web || address.getHost() == null || address.getRawUserInfo() != null) {
            throw Problem.invalid("The webhook must be an https address without user and password.");
        }
        return address;
    }

    /** {@code siem.acme.example:6514}; without a port it is 6514, which is syslog's over TLS. */
    private static Channel.Syslog collector(String text) {
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
}
