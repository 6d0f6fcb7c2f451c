package andon.corpus.watch;

import andon.corpus.watch.Subscription.Channel;
import java.net.URI;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a channel must look like to be stored. */
final class ChannelCheck {
    private static final int MAX_TARGET = 2_000;
    private static final int MIN_SECRET_BYTES = 24;
    private static final int MAX_SECRET_BYTES = 64;
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s@,;<>\"\\p{Cntrl}]{1,64}@[^\\s@,;<>\"\\p{Cntrl}]{1,189}");
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:]{2,45}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{20,128}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private ChannelCheck() {}

    /** @throws IllegalArgumentException if nothing can be delivered by it */
    static void check(Channel channel) {
        switch (channel) {
            case Channel.Webhook webhook -> {
                checkAddress("a webhook's", webhook.address());
                checkSecret(webhook.secret());
            }
            case Channel.Email email ->
                require(
                        email.address().length() <= 254
                                && EMAIL.matcher(email.address()).matches(),
                        "an e-mail channel has one address such as soc@acme.example");
            case Channel.Chat chat -> checkAddress("a chat's", chat.address());
            case Channel.Syslog syslog ->
                require(
                        HOST.matcher(syslog.host()).matches() && syslog.port() >= 1 && syslog.port() <= 65_535,
                        "a syslog channel has a host's name or address and a port from 1 to 65535");
            case Channel.Misp misp -> {
                checkAddress("a MISP instance's", misp.address());
                require(
                        KEY.matcher(misp.key()).matches(),
                        "a MISP key has 20 to 128 letters and digits; the instance shows it once, when it is made");
                require(
                        misp.distribution().compareTo(Channel.Misp.widest(misp.tlp())) <= 0,
                        misp.tlp().label() + " goes no further than to distribution '"
                                + Channel.Misp.widest(misp.tlp()).word() + "'");
            }
            case Channel.Feed feed ->
                require(HASH.matcher(feed.tokenHash()).matches(), "a feed has the SHA-256 of its token in small hex");
        }
    }

    private static void checkAddress(String whose, URI address) {
        String scheme = address.getScheme();
        require(
                scheme != null
                        && scheme.toLowerCase(Locale.ROOT).matches("https?")
                        && address.getHost() != null
                        && address.getUserInfo() == null
                        && address.toString().length() <= MAX_TARGET,
                whose + " address is an http or https URL with a host and without a user, of at most " + MAX_TARGET
                        + " characters");
    }

    private static void checkSecret(String secret) {
        int bytes = -1;
        if (secret.startsWith("whsec_") && secret.length() < 200) {
            try {
                bytes = Base64.getDecoder().decode(secret.substring("whsec_".length())).length;
            } catch (IllegalArgumentException e) {
                bytes = -1;
            }
        }
        require(
                bytes >= MIN_SECRET_BYTES && bytes <= MAX_SECRET_BYTES,
                "a webhook's secret is 'whsec_' and the base64 of " + MIN_SECRET_BYTES + " to " + MAX_SECRET_BYTES
                        + " bytes");
    }

    private static void require(boolean good, String otherwise) {
        if (!good) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
