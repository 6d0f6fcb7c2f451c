package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;
import andon.vocabulary.OnionAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * URLs with a valid host, and what stealer logs hang on them: {@code https://host/path:login:password} and
 * {@code https://user:password@host}.
 */
final class UrlRule implements Rules.CharacterRule {
    private static final int LONGEST = 2_000;
    private static final Set<String> SCHEMES = Set.of(
            "http",
            "https",
            "ftp",
            "ftps",
            "sftp",
            "ws",
            "wss",
            "rdp",
            "ssh",
            "smb",
            "tcp",
            "udp",
            "mongodb",
            "mongodb+srv",
            "redis",
            "rediss",
            "git+https",
            "svn+ssh",
            "amqps",
            "postgres",
            "postgresql",
            "mysql",
            "amqp",
            "ldap",
            "ldaps",
            "imap",
            "imaps",
            "smtp",
            "smtps",
            "socks4",
            "socks4a",
            "socks5",
            "socks5h",
            "android");
    private static final int LONGEST_SCHEME = 12;
    private static final boolean[] URL_PARTS = new boolean[128];

    static {
        for (char c = 0x21; c < 0x7F; c++) {
            URL_PARTS[c] = "<>\"`{}|\\^".indexOf(c) < 0;
        }
    }

    @Override
    public String triggers() {
        return ":";
    }

    @Override
    public void at(String text, int i, Hits hits) {
        if (Ascii.at(text, i + 1) != '/' || Ascii.at(text, i + 2) != '/') {
            return;
        }
        int start = i;
        while (start > 0 && i - start < LONGEST_SCHEME && isSchemePart(text.charAt(start - 1))) {
            start--;
        }
        start -= socks(text, i);
        String scheme = text.substring(start, i).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            return;
        }
        int hostStart = i + 3;
        int limit = end(text, hostStart);
        int at = userInfoEnd(text, hostStart, wideEnd(text, hostStart, limit));
        if (at > 0) {
            hostStart = at + 1;
            limit = Math.max(limit, end(text, hostStart));
        }
        int hostEnd = hostStart;
        while (hostEnd < limit && isHostPart(text.charAt(hostEnd))) {
            hostEnd++;
        }
        String host = text.substring(hostStart, hostEnd);
        if (at > 0) {
            userInfo(text, i + 3, at, hostEnd, host, hits);
        }
        boolean onion = host.toLowerCase(Locale.ROOT).endsWith(".onion");
        if (!onion && !HostRule.isIpv4(host) && HostNames.domain(host).isEmpty()) {
            return;
        }
        int port = portEnd(text, hostEnd, limit);
        int tail = LoginTail.find(text, start, port, limit, host, hits);
        int urlEnd = trimmed(text, port, tail > 0 ? tail : limit);
        report(text, start, hostStart, urlEnd, scheme, host, at > 0, hits);
    }

    private static void report(
            String text, int start, int hostStart, int end, String scheme, String host, boolean hasUser, Hits hits) {
        if (host.toLowerCase(Locale.ROOT).endsWith(".onion")) {
            Optional<OnionAddress> onion = OnionAddress.parse(host);
            if (onion.isPresent()) {
                hits.add(Weight.ONION, EntityType.ONION_ADDRESS, onion.get().host(), start, end, "onion-v3-url", 1);
            }
            return;
        }
        String known = HostNames.domain(host).orElse(HostRule.isIpv4(host) ? host : null);
        if (known != null && !hasUser && !HandleRule.isInvite(text, hostStart)) {
            String rest = text.substring(hostStart + host.length(), end);
            hits.add(Weight.URL, EntityType.URL, scheme + "://" + known + rest, start, end, "url", 0.95);
        }
    }

    private static int end(String text, int from) {
        int last = Math.min(text.length(), from + LONGEST);
        int end = from;
        boolean open = false;
        while (end < last && isUrlPart(text.charAt(end)) && !isClosingTag(text, end)) {
            char c = text.charAt(end);
            if (c == ']' && !open) {
                break; // of [url=…]
            }
            open |= c == '[';
            end++;
        }
        return end;
    }

    /** How much of {@code socks5h} the walk over letters has left out before the {@code ://} at {@code end}. */
    private static int socks(String text, int end) {
        int digit = Ascii.isDigit(Ascii.at(text, end - 1)) ? end - 1 : end - 2;
        boolean socks = Ascii.isDigit(Ascii.at(text, digit)) && Ascii.startsWith(text, digit - 5, "socks");
        return socks && !Ascii.isAlnum(Ascii.at(text, digit - 6)) ? 6 : 0;
    }

    /** {@code [/url]}: of the forum's markup around the address. */
    private static boolean isClosingTag(String text, int i) {
        return text.charAt(i) == '[' && Ascii.at(text, i + 1) == '/' && Ascii.isLetter(Ascii.at(text, i + 2));
    }

    /** The end where what stands before an {@code @} may be written without the encoding that addresses ask for. */
    private static int wideEnd(String text, int from, int limit) {
        int last = Math.min(text.length(), from + LONGEST);
        int end = limit;
        while (end < last && (isUrlPart(text.charAt(end)) || "^{}".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private static boolean isUrlPart(char c) {
        return c < URL_PARTS.length && URL_PARTS[c];
    }

    private static boolean isHostPart(char c) {
        return Ascii.isAlnum(c) || c == '-' || c == '.' || c == '_';
    }

    private static int portEnd(String text, int hostEnd, int limit) {
        int end = hostEnd + 1;
        if (Ascii.at(text, hostEnd) != ':') {
            return hostEnd;
        }
        while (end < limit && Ascii.isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - hostEnd - 1;
        boolean closed = end == limit || ":/?#".indexOf(text.charAt(end)) >= 0 || !Ascii.isAlnum(text.charAt(end));
        return digits > 0 && digits <= 5 && closed ? end : hostEnd;
    }

    /** The end without the punctuation of the sentence around it. */
    private static int trimmed(String text, int from, int limit) {
        int end = limit;
        while (end > from) {
            char c = text.charAt(end - 1);
            boolean unopened = c == ')' && count(text, from, end, '(') < count(text, from, end, ')');
            boolean bracket = c == ']' && text.indexOf('[', from, end) < 0;
            if (",.;:!?'*".indexOf(c) < 0 && !unopened && !bracket) {
                break;
            }
            end--;
        }
        return end;
    }

    private static int count(String text, int from, int to, char c) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count += text.charAt(i) == c ? 1 : 0;
        }
        return count;
    }

    /** The place of the {@code @} of {@code user:password@host}, or -1. */
    private static int userInfoEnd(String text, int from, int limit) {
        int colon = -1;
        boolean raw = false;
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '/') {
                return -1;
            }
            if ((c == '?' || c == '#') && !raw) {
                raw = colon > from && !isPlace(text, from, colon, i);
                if (!raw) {
                    return -1;
                }
            }
            if (c == ':' && colon < 0) {
                colon = i;
            }
            if (c == '@') {
                boolean more = text.indexOf('@', i + 1, limit) > 0
                        && text.indexOf('@', i + 1, limit) < limit
                        && text.substring(i, Math.min(limit, i + 80)).indexOf('/') < 0;
                if (!more) {
                    // http://host:login@mail… is no user information: a stealer line (see LoginTail)
                    boolean stealer = text.substring(i, limit).indexOf(':') > 0
                            && colon > 0
                            && isHost(text.substring(from, colon));
                    boolean login =
                            colon >= from && colon + 1 < i && !stealer && (!raw || beginsHost(text, i + 1, limit));
                    return login ? i : -1;
                }
            }
        }
        return -1;
    }

    /** {@code host:port} or {@code localhost:…} in front of a query; a password that is not encoded may hold its mark, too. */
    private static boolean isPlace(String text, int from, int colon, int to) {
        String host = text.substring(from, colon);
        return isHost(host) || host.equalsIgnoreCase("localhost") || portEnd(text, colon, to) == to;
    }

    private static boolean beginsHost(String text, int from, int limit) {
        int end = from;
        while (end < limit && isHostPart(text.charAt(end))) {
            end++;
        }
        return isHost(text.substring(from, end));
    }

    private static boolean isSchemePart(char c) {
        return Ascii.isLetter(c) || c == '+';
    }

    private static boolean isHost(String text) {
        return HostRule.isIpv4(text)
                || HostNames.domain(text).isPresent()
                || OnionAddress.parse(text).isPresent();
    }

    private static void userInfo(String text, int from, int at, int hostEnd, String host, Hits hits) {
        int colon = text.indexOf(':', from, at);
        String user = text.substring(from, colon);
        String password = text.substring(colon + 1, at);
        if (Placeholders.isOne(password) || host.isEmpty()) {
            return;
        }
        hits.addLogin(
                Weight.USER_INFO, // else user:secret@host:port reads as an address with a password
                new Hit.Login(user, host.toLowerCase(Locale.ROOT), null),
                from,
                hostEnd,
                "credential-url",
                0.9,
                new Hit.Secret(colon + 1, at));
    }
}
