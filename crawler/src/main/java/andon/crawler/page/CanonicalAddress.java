package andon.crawler.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * One form for the many addresses of a page: no fragment, no session, no tracking, no sort order; parameters parted by
 * {@code &} and ordered by name; percent-encoding in capitals and only where it is needed (RFC 3986, section 6.2.2).
 */
final class CanonicalAddress {
    static final int LONGEST = 2048;
    private static final int MOST_PARAMETERS = 40;

    private static final Pattern PATH_SESSION =
            Pattern.compile(";(?:jsessionid|phpsessid|sid)=[^/;?]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEX_TOKEN = Pattern.compile("[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}");
    private static final Pattern ENCODED = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final String UNRESERVED = "-._~";

    private CanonicalAddress() {}

    /** A parameter, decoded as far as it can be. */
    record Parameter(String name, String value, String written) {
        String lowerName() {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The canonical form.
     *
     * @param sessions parameter names that were found to carry a session on this site, in lower case
     */
    static Optional<URI> of(HttpUrl url, Set<String> sessions) {
        StringBuilder out = new StringBuilder(url.scheme()).append("://").append(url.host());
        if (url.port() != HttpUrl.defaultPort(url.scheme())) {
            out.append(':').append(url.port());
        }
        out.append(normalEncoding(PATH_SESSION.matcher(url.encodedPath()).replaceAll("")));
        List<Parameter> all = parameters(url);
        if (all.size() > MOST_PARAMETERS) {
            return Optional.empty();
        }
        List<Parameter> kept = new ArrayList<>(all);
        kept.removeIf(p -> isIdle(p, sessions));
        kept.sort(Comparator.comparing(Parameter::name));
        Set<String> written = new LinkedHashSet<>();
        kept.forEach(p -> written.add(normalEncoding(p.written())));
        if (!written.isEmpty()) {
            out.append('?').append(String.join("&", written));
        }
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

    private static boolean isIdle(Parameter p, Set<String> sessions) {
        String name = p.lowerName();
        return name.isEmpty()
                || LinkWords.SESSIONS.contains(name)
                || LinkWords.IDLE.contains(name)
                || sessions.contains(name)
                || HEX_TOKEN.matcher(p.value()).matches() && !LinkWords.NAMES_PAGE.contains(name);
    }

    static List<Parameter> parameters(HttpUrl url) {
        String query = url.encodedQuery();
        if (query == null || query.isEmpty()) {
            return List.of();
        }
        List<Parameter> parameters = new ArrayList<>();
        for (String part : query.split("[&;]")) {
            if (!part.isEmpty()) {
                int equals = part.indexOf('=');
                String name = equals < 0 ? part : part.substring(0, equals);
                parameters.add(
                        new Parameter(decoded(name), equals < 0 ? "" : decoded(part.substring(equals + 1)), part));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Decodes what needs no encoding, writes the rest in capitals, and encodes what a URI may not hold. */
    private static String normalEncoding(String text) {
        String known = ENCODED.matcher(text).replaceAll(m -> {
            char c = (char) Integer.parseInt(m.group(1), 16);
            boolean free = c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            return free ? String.valueOf(c) : "%" + m.group(1).toUpperCase(Locale.ROOT);
        });
        StringBuilder out = new StringBuilder(known.length());
        for (int i = 0; i < known.length(); i++) {
            char c = known.charAt(i);
            boolean stray = c == '%'
                    && !ENCODED.matcher(known)
                            .region(i, Math.min(i + 3, known.length()))
                            .matches();
            if (stray || "\"<>\\^`{|}[] ".indexOf(c) >= 0) {
                out.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
