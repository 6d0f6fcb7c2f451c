package andon.indexer.credentials;

import java.util.Locale;
import java.util.Optional;

/** The hosts of addresses in rows: URLs, bare hosts, {@code android://} packages. */
final class Hosts {
    private static final int LONGEST = 253;
    private static final int LONGEST_SCHEME = 12;

    private Hosts() {}

    /** Whether {@code ://} stands behind a scheme at {@code from}. */
    static boolean isUrl(String text, int from, int end) {
        int i = from;
        while (i < end && i - from < LONGEST_SCHEME && Marks.isAlnum(text.charAt(i))) {
            i++;
        }
        return i > from + 1 && text.startsWith("://", i) && i + 3 < end;
    }

    /** Whether the URL at {@code from} begins with {@code scheme://user:secret@}; {@code scheme://host:user@…} is another thing. */
    static boolean hasUserInfo(String text, int from, int stop) {
        int authority = text.indexOf("://", from, stop) + 3;
        int slash = text.indexOf('/', authority, stop);
        int at = text.indexOf('@', authority, slash < 0 ? stop : slash);
        int colon = text.indexOf(':', authority, Math.max(authority, at));
        return at > 0 && colon > authority && !isHost(text.substring(authority, colon));
    }

    /** The host of a URL or of {@code host/path}, or a package name, in lower case; empty if there is none. */
    static Optional<String> of(String address) {
        int scheme = address.indexOf("://");
        int from = scheme < 0 ? 0 : scheme + 3;
        int end = from;
        while (end < address.length() && "/?#\\ \t".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        String authority = address.substring(from, end);
        // android://KEYHASH==@com.some.app/
        String place = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = place.indexOf(':');
        String host = (colon < 0 ? place : place.substring(0, colon)).toLowerCase(Locale.ROOT);
        while (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1);
        }
        return host.isEmpty() || host.length() > LONGEST || !host.chars().allMatch(c -> isPart((char) c))
                ? Optional.empty()
                : Optional.of(host);
    }

    private static boolean isPart(char c) {
        return Marks.isAlnum(c) || c == '.' || c == '-' || c == '_' || c > 0x7F && Character.isLetter(c);
    }

    /** {@code a.example} or {@code a.example/path}, without a scheme, or an IPv4 address. */
    static boolean isHost(String cell) {
        int end = 0;
        int dots = 0;
        int last = -1;
        while (end < cell.length() && (Marks.isAlnum(cell.charAt(end)) || ".-_".indexOf(cell.charAt(end)) >= 0)) {
            if (cell.charAt(end) == '.') {
                if (end == last + 1) {
                    return false;
                }
                last = end;
                dots++;
            }
            end++;
        }
        if (dots == 0 || end < 4 || end < cell.length() && cell.charAt(end) != '/' || last == end - 1) {
            return false;
        }
        String top = cell.substring(last + 1, end);
        return isIpv4(cell.substring(0, end))
                || top.length() >= 2 && top.length() <= 24 && top.chars().allMatch(c -> Marks.isLetter((char) c));
    }

    static boolean isIpv4(String text) {
        int parts = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '.') {
                if (i == from || i - from > 3 || Integer.parseInt(text, from, i, 10) > 255) {
                    return false;
                }
                parts++;
                from = i + 1;
            } else if (!Marks.isDigit(text.charAt(i))) {
                return false;
            }
        }
        return parts == 4;
    }

    static boolean isPort(String cell) {
        return cell.length() <= 5 && cell.length() >= 2 && Marks.areDigits(cell) && Integer.parseInt(cell) <= 65_535;
    }

    /** {@code name@host.tld} and nothing else. */
    static boolean isMail(String cell) {
        int at = cell.lastIndexOf('@');
        return at > 0
                && at == cell.indexOf('@')
                && at <= 64
                && cell.indexOf('/') < 0
                && isHost(cell.substring(at + 1))
                && cell.chars().noneMatch(c -> c <= ' ' || c == ',' || c == ';' || c == '|');
    }
}
