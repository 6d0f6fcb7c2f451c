package andon.searchapi.requests;

import java.net.IDN;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something by which a threat is recognised, in its normal form: lower case where case means nothing, and with the dots and
 * schemes that reports put out of reach ({@code hxxp://evil[.]example}) set right again.
 *
 * @param value 1 to 2,000 characters
 */
public record Indicator(Kind kind, String value) {
    static final int MAX_VALUE = 2000;
    private static final int MAX_FAMILY = 200;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern IPV4 =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f:.]{2,45}");
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    /** What it is. */
    public enum Kind {
        /** MD5, SHA-1 or SHA-256. */
        HASH("an MD5, SHA-1 or SHA-256 of 32, 40 or 64 hexadecimal digits"),
        URL("an http or https address"),
        IP("an IPv4 or IPv6 address"),
        DOMAIN("a domain such as evil.example"),
        FAMILY("a malware family's name of 1 to " + MAX_FAMILY + " characters");

        private final String form;

        Kind(String form) {
            this.form = form;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> ofWord(String word) {
            return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
        }
    }

    /** @throws IllegalArgumentException if the value is none of its kind */
    public Indicator {
        String normal = normal(kind, value);
        if (normal == null) {
            throw new IllegalArgumentException("'" + shortened(value) + "' is not " + kind.form);
        }
        value = normal;
    }

    /** Of the first kind that the text has the form of; what has none of the others is a family. */
    public static Indicator parse(String text) {
        for (Kind kind : Kind.values()) {
            if (normal(kind, text) != null) {
                return new Indicator(kind, text);
            }
        }
        throw new IllegalArgumentException("'" + shortened(text) + "' is no indicator");
    }

    /** A domain in lower-case ASCII form. */
    static String domain(String text) {
        return new Indicator(Kind.DOMAIN, text).value();
    }

    private static @Nullable String normal(Kind kind, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_VALUE) {
            return null;
        }
        String refanged = stripped.replace("[.]", ".").replace("[:]", ":");
        String lower = refanged.toLowerCase(Locale.ROOT);
        return switch (kind) {
            case HASH -> HASH.matcher(lower).matches() ? lower : null;
            case URL -> url(refanged);
            case IP -> ip(lower);
            case DOMAIN -> ascii(lower);
            case FAMILY -> stripped.length() <= MAX_FAMILY ? stripped : null;
        };
    }

    private static @Nullable String url(String text) {
        String address = text.replaceFirst("(?i)^hxxp", "http");
        try {
            URI uri = new URI(address);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? address : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    /** Addresses only, never names: nothing is looked up. */
    private static @Nullable String ip(String text) {
        if (IPV4.matcher(text).matches()) {
            return text;
        }
        if (!text.contains(":") || !IPV6.matcher(text).matches()) {
            return null;
        }
        try {
            InetAddress.ofLiteral(text);
            return text;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String ascii(String lower) {
        try {
            String domain = lower.length() > 253 ? lower : IDN.toASCII(lower, IDN.ALLOW_UNASSIGNED);
            return DOMAIN.matcher(domain).matches() ? domain : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}
