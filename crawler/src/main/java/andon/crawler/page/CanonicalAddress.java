package andon.crawler.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * One form for the many addresses of a page: no fragment, no session, no tracking, no sort order; parameters parted by
 * {@code &} and ordered by name; percent-encoding in capitals and only where it is needed (RFC 3986, section 6.2.2).
 */
final class CanonicalAddress {
    static final int LONGEST = 2048;
    private static final int MOST_PARAMETERS = 40;

    private static final Pattern PATH_SESSION = Pattern.compile(
            ";(?:jsessionid|phpsessid|sid)=[^/;?]*|/\\([SAF]\\([A-Za-z0-9]{16,64}\\)\\)(?=/)",
            Pattern.CASE_INSENSITIVE);
    private static final String FORBIDDEN = "\"<>\\^`{|}[] ";
    private static final String HEX = "0123456789ABCDEF";

    private CanonicalAddress() {}

    /** A parameter, decoded as far as it can be. */
    record Parameter(String name, String lowerName, String value, String written) {}

    /**
     * The canonical form.
     *
     * @param parameters those of {@code url}
     * @param sessions parameter names that were found to carry a session on this site, in lower case
     */
    static Optional<URI> of(HttpUrl url, List<Parameter> parameters, Set<String> sessions) {
        if (parameters.size() > MOST_PARAMETERS) {
            return Optional.empty();
        }
        StringBuilder out = new StringBuilder(128);
        out.append(url.scheme()).append("://").append(url.host());
        if (url.port() != HttpUrl.defaultPort(url.scheme())) {
            out.append(':').append(url.port());
        }
        String path = url.encodedPath();
        normalEncoding(
                path.indexOf(';') < 0 && path.indexOf('(') < 0
                        ? path
                        : PATH_SESSION.matcher(path).replaceAll(""),
                out);
        query(parameters, sessions, out);
        if (out.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(out.toString()));
        } catch (URISyntaxException e) {
            // A browser forgives what a URI may not hold; such a link is as good as none.
            return Optional.empty();
        }
    }

    private static void query(List<Parameter> parameters, Set<String> sessions, StringBuilder out) {
        List<Parameter> kept = new ArrayList<>(parameters.size());
        for (Parameter p : parameters) {
            if (!isIdle(p, sessions)) {
                kept.add(p);
            }
        }
        kept.sort(Comparator.comparing(Parameter::name));
        List<String> written = new ArrayList<>(kept.size());
        for (Parameter p : kept) {
            StringBuilder one = new StringBuilder(p.written().length());
            normalEncoding(p.written(), one);
            if (!written.contains(one.toString())) {
                out.append(written.isEmpty() ? '?' : '&').append(one);
                written.add(one.toString());
            }
        }
    }

    private static boolean isIdle(Parameter p, Set<String> sessions) {
        String name = p.lowerName();
        return name.isEmpty()
                || LinkWords.SESSIONS.contains(name)
                || LinkWords.IDLE.contains(name)
                || sessions.contains(name)
                || LinkWords.RETURNS.contains(name) && isAddress(p.value())
                || isHexToken(p.value()) && !LinkWords.NAMES_PAGE.contains(name);
    }

    private static boolean isAddress(String value) {
        return value.startsWith("/")
                || value.startsWith("http:")
                || value.startsWith("https:")
                || value.contains(".php");
    }

    /** Whether the text is as long as an MD5, SHA-1 or SHA-256 digest in hexadecimal digits, and has no others. */
    static boolean isHexToken(String text) {
        int length = text.length();
        if (length != 32 && length != 40 && length != 64) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    static List<Parameter> parameters(HttpUrl url) {
        return parameters(url.encodedQuery());
    }

    static List<Parameter> parameters(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return List.of();
        }
        List<Parameter> parameters = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= query.length(); i++) {
            if (i == query.length() || query.charAt(i) == '&' || query.charAt(i) == ';') {
                if (i > start) {
                    parameters.add(parameter(query.substring(start, i)));
                }
                start = i + 1;
            }
        }
        return parameters;
    }

    private static Parameter parameter(String part) {
        int equals = part.indexOf('=');
        String name = decoded(equals < 0 ? part : part.substring(0, equals));
        return new Parameter(
                name, name.toLowerCase(Locale.ROOT), equals < 0 ? "" : decoded(part.substring(equals + 1)), part);
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Decodes what needs no encoding, writes the rest in capitals, and encodes what a URI may not hold. */
    private static void normalEncoding(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int encoded = c == '%' ? encoded(text, i) : -1;
            if (encoded >= 0) {
                if (isUnreserved(encoded)) {
                    out.append((char) encoded);
                } else {
                    encode(encoded, out);
                }
                i += 2;
            } else if (c == '%' || FORBIDDEN.indexOf(c) >= 0) {
                encode(c, out);
            } else {
                out.append(c);
            }
        }
    }

    /** The byte that the percent sign at {@code i} encodes; -1 if it encodes none. */
    private static int encoded(String text, int i) {
        if (i + 2 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(i + 1), 16);
        int low = Character.digit(text.charAt(i + 2), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static void encode(int b, StringBuilder out) {
        out.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
    }

    private static boolean isUnreserved(int b) {
        return b < 128 && (Character.isLetterOrDigit(b) || b == '-' || b == '.' || b == '_' || b == '~');
    }
}
