package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;
import java.util.Locale;

/**
 * The values of cookies in the forms in which they are leaked: headers and programs ({@code Cookie: sid=…; theme=dark},
 * {@code Set-Cookie: …}, {@code document.cookie = "…"}, {@code cookies = {"sid": "…"}}), rows of Netscape's cookie file,
 * which stealers write, and the JSON that browsers' extensions export. A value that opens a session is an entity; others are
 * masked unless they plainly say something harmless ({@code lang=en}). Prose on cookies has no {@code name=value} and is left.
 */
final class CookieRule implements Rules.WordRule {
    private static final String DETECTOR = "cookie";
    private static final int MOST_COOKIES = 64;
    private static final int WINDOW = 8_192;
    private static final int LONGEST_NAME = 128;
    /** Of one cookie's value: what browsers keep (RFC 6265, 6.1). */
    private static final int LONGEST_VALUE = 4_096;

    private static final int SHORTEST_SESSION = 6;
    /** From here on a session's value needs no digit. */
    private static final int LONG_SESSION = 16;

    private static final int SHORTEST = 8;
    /** Nobody writes a placeholder of this length. */
    private static final int LONG = 32;

    private static final int WIDEST_GAP = 6;
    /** What may part the word from the first cookie. */
    private static final String GAP = " \t\"'`\\";

    private static final String NAME_MARKS = "!#$%&*+-.^_|~[]";
    private static final boolean[] VALUE_PARTS = new boolean[128];

    static {
        for (char c = 0x21; c < 0x7F; c++) {
            VALUE_PARTS[c] = "\"'`;,<>\\".indexOf(c) < 0;
        }
    }

    /** Parts of the names of cookies that open a session. */
    private static final String[] SESSION_NAMES = {
        "sess", "sid", "auth", "token", "jwt", "login", "logged", "remember", "ticket", "clearance", "account", "secret"
    };

    @Override
    public void word(String text, int start, int end, Hits hits) {
        int length = end - start;
        char first = (char) (text.charAt(start) | 0x20);
        if (first == 'c' && (length == 6 || length == 7 && "sS2".indexOf(text.charAt(end - 1)) >= 0)) {
            if (Ascii.startsWith(text, start, "cookie")) {
                list(text, start, end, hits);
            }
        } else if (first == 't' && length == 4 || first == 'f' && length == 5) {
            row(text, start, end, hits);
        } else if (length == 8 && (first == 'h' || first == 's')) {
            CookieExport.key(text, start, end, hits);
        }
    }

    /** {@code Cookie: a=b; c=d} and the like, behind the word. */
    private static void list(String text, int start, int end, Hits hits) {
        if (start < hits.cookiesEnd() || isCookie(text, start, end)) {
            return; // of a list that is read from its begin
        }
        int i = skip(text, end, GAP);
        boolean sign = ":=".indexOf(Ascii.at(text, i)) >= 0;
        int from = sign ? skip(text, i + 1, GAP + "{") : i;
        if (!sign && from == end) {
            return; // cookie_name, cookies.txt
        }
        if (sign && text.substring(i, Math.min(text.length(), from)).indexOf('{') >= 0) {
            pairs(text, from, ':', GAP + ",", true, hits);
        } else if (!sign || !single(text, from, hits)) {
            pairs(text, from, '=', "\"\\; ", sign, hits);
        }
    }

    /** Whether the word is the name of a cookie in a list: {@code …; Cookie=x}. */
    private static boolean isCookie(String text, int start, int end) {
        int before = start - 1;
        while (before > 0 && start - before < WIDEST_GAP && text.charAt(before) == ' ') {
            before--;
        }
        return Ascii.at(text, before) == ';' && Ascii.at(text, end) == '=' && Ascii.isAlnum(Ascii.at(text, end + 1));
    }

    /** A value alone: {@code session_cookie=…}. */
    private static boolean single(String text, int from, Hits hits) {
        int end = valueEnd(text, from);
        int named = nameEnd(text, from);
        int padding = end;
        while (padding > from && text.charAt(padding - 1) == '=') {
            padding--;
        }
        if (named < padding && text.charAt(named) == '=') {
            return false;
        }
        value(text, "", from, end, false, hits);
        hits.readCookies(end);
        return true;
    }

    private static void pairs(String text, int start, char joint, String between, boolean sure, Hits hits) {
        int i = start;
        int last = (int) Math.min(text.length(), (long) start + WINDOW);
        for (int n = 0; n < MOST_COOKIES && i < last; n++) {
            int nameEnd = nameEnd(text, i);
            int joined = joint == ':' ? skip(text, nameEnd, GAP) : nameEnd;
            boolean valued = nameEnd > i && Ascii.at(text, joined) == joint;
            if (nameEnd == i || n == 0 && !valued) {
                return;
            }
            int next = nameEnd; // of HttpOnly, Secure
            if (valued) {
                int from = skip(text, joined + 1, GAP);
                next = valueEnd(text, from);
                value(text, text.substring(i, nameEnd), from, next, sure, hits);
                hits.readCookies(next);
            }
            int after = skip(text, next, between);
            if (after == next || joint == '=' && text.substring(next, after).indexOf(';') < 0) {
                return;
            }
            i = after;
        }
    }

    /** {@code .corp.example TRUE / FALSE 1799999999 sid …}, at the first flag; tabs may have become blanks. */
    private static void row(String text, int start, int end, Hits hits) {
        if (!Ascii.isBlank(Ascii.at(text, end))
                || !Ascii.isBlank(Ascii.at(text, start - 1))
                || !isFlag(text, start, end)) {
            return;
        }
        int path = skip(text, end, " \t");
        if (Ascii.at(text, path) != '/') {
            return;
        }
        int secure = skip(text, cellEnd(text, path, WINDOW), " \t");
        int secureEnd = Ascii.wordEnd(text, Math.min(secure, text.length()));
        int expiry = skip(text, secureEnd, " \t");
        int expiryEnd = cellEnd(text, expiry, LONGEST_NAME);
        int name = skip(text, expiryEnd, " \t");
        int nameEnd = cellEnd(text, name, LONGEST_NAME);
        int value = skip(text, nameEnd, " \t");
        int valueEnd = cellEnd(text, value, LONGEST_VALUE);
        boolean whole = isFlag(text, secure, secureEnd)
                && expiryEnd > expiry
                && Ascii.isDigit(text.charAt(expiry))
                && Ascii.isDigit(text.charAt(expiryEnd - 1))
                && nameEnd > name
                && valueEnd > value;
        if (whole) {
            value(text, text.substring(name, nameEnd), value, valueEnd, true, hits);
        }
    }

    private static boolean isFlag(String text, int from, int to) {
        return to - from == 4 && Ascii.startsWith(text, from, "true")
                || to - from == 5 && Ascii.startsWith(text, from, "false");
    }

    /**
     * Masks a cookie's value if it is one to hide.
     *
     * @param sure whether the text around says that it is a cookie; if not, the name or the value has to
     */
    static void value(String text, String name, int from, int end, boolean sure, Hits hits) {
        int length = end - from;
        boolean session = opensSession(name);
        if (length < (session ? SHORTEST_SESSION : SHORTEST) || isAttribute(name)) {
            return;
        }
        String value = text.substring(from, end);
        boolean placeholder = length < LONG && (Placeholders.isOne(value) || Placeholders.isTemplate(text, from, end));
        if (placeholder) {
            return;
        }
        boolean random = SecretLabels.looksRandom(text, from, end);
        if (random || session && (length >= LONG_SESSION || !isPlain(value))) {
            hits.addSecret(
                    Weight.LABELLED, EntityType.API_KEY, "", from, end, DETECTOR, 0.8, new Hit.Secret(from, end));
            hits.mask(new Hit.Secret(from, end)); // all of it, also where another rule knows a part better
        } else if (sure && !isPlain(value)) {
            hits.mask(new Hit.Secret(from, end));
        }
    }

    private static boolean opensSession(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (String part : SESSION_NAMES) {
            if (lower.contains(part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAttribute(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "path", "domain", "expires", "max-age", "samesite", "version", "priority" -> true;
            default -> false;
        };
    }

    /** Words and short numbers: a language, a choice, a count. */
    private static boolean isPlain(String value) {
        boolean digit = false;
        boolean letter = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            digit |= Ascii.isDigit(c);
            letter |= Ascii.isLetter(c);
        }
        return !digit || !letter && value.length() < SHORTEST;
    }

    private static int nameEnd(String text, int from) {
        int last = Math.min(text.length(), from + LONGEST_NAME);
        int end = from;
        while (end < last && (Ascii.isAlnum(text.charAt(end)) || NAME_MARKS.indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private static int valueEnd(String text, int from) {
        int last = Math.min(text.length(), from + LONGEST_VALUE);
        int end = from;
        while (end < last && isValuePart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isValuePart(char c) {
        return c < VALUE_PARTS.length && VALUE_PARTS[c];
    }

    private static int cellEnd(String text, int from, int bound) {
        int last = (int) Math.min(text.length(), (long) from + bound);
        int end = from;
        while (end < last && text.charAt(end) > ' ') {
            end++;
        }
        return end;
    }

    static int skip(String text, int from, String marks) {
        int i = from;
        while (i < text.length() && i - from < WIDEST_GAP && marks.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }
}
