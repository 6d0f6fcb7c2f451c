package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;

/**
 * The secrets in a curl command: {@code -u user:password} in all its spellings ({@code --user=}, {@code -sSu},
 * {@code -uuser:password}), keys given as the user ({@code -u key:}), and headers whose name ends with key, token or secret.
 * Looked at are {@value #WINDOW} characters, over lines that a backslash continues.
 */
final class CurlRule {
    private static final int WINDOW = 400;
    private static final int SHORTEST_PASSWORD = 3;
    private static final int SHORTEST_KEY = 8;
    private static final double LEAST_ENTROPY = 2.75;
    private static final String[] LOGIN_OPTIONS = {"--user", "--proxy-user"};
    private static final String[] BEARER_OPTIONS = {"--oauth2-bearer"};
    private static final String[] HEADER_OPTIONS = {"--header", "--proxy-header"};

    private CurlRule() {}

    /** Called behind the word {@code curl}. */
    static void find(String text, int from, Hits hits) {
        int last = commandEnd(text, from);
        for (int i = from; i < last; i++) {
            if (text.charAt(i) == '-' && Ascii.at(text, i - 1) <= ' ') {
                option(text, i, last, hits);
            }
        }
    }

    private static int commandEnd(String text, int from) {
        int most = Math.min(text.length(), from + WINDOW);
        int end = Ascii.lineEnd(text, from, WINDOW);
        while (end < most && isContinued(text, end)) {
            int next = end + 1;
            end = Ascii.lineEnd(text, next, most - next);
        }
        return Math.min(end, most);
    }

    private static boolean isContinued(String text, int lineEnd) {
        int i = text.charAt(lineEnd) == '\n' && Ascii.at(text, lineEnd - 1) == '\r' ? lineEnd - 1 : lineEnd;
        return text.charAt(lineEnd) == '\r' || Ascii.at(text, i - 1) == '\\';
    }

    private static void option(String text, int at, int last, Hits hits) {
        int login = valueOf(text, at, last, 'u', LOGIN_OPTIONS);
        if (login > 0) {
            login(text, login, wordEnd(text, login, last), hits);
            return;
        }
        int header = valueOf(text, at, last, 'H', HEADER_OPTIONS);
        if (header > 0) {
            header(text, header, wordEnd(text, header, last), hits);
            return;
        }
        int bearer = valueOf(text, at, last, '-', BEARER_OPTIONS);
        if (bearer > 0) {
            key(text, unquoted(text, bearer), wordEnd(text, bearer, last), hits);
        }
    }

    /** Where the value of one of these options begins, or -1 if another one stands here. */
    private static int valueOf(String text, int at, int last, char letter, String[] names) {
        for (String name : names) {
            int end = at + name.length();
            if (text.startsWith(name, at)) {
                return Ascii.at(text, end) == '=' ? end + 1 : behindBlanks(text, end, last);
            }
        }
        int i = at + 1;
        while (i < last && Ascii.isLetter(text.charAt(i)) && text.charAt(i) != letter) {
            i++;
        }
        if (i >= last || text.charAt(i) != letter || letter == '-') {
            return -1;
        }
        boolean attached = i == at + 1 && Ascii.at(text, i + 1) > ' ';
        return attached ? i + 1 : behindBlanks(text, i + 1, last);
    }

    private static int behindBlanks(String text, int from, int last) {
        int i = from;
        while (i < last && Ascii.isBlank(text.charAt(i))) {
            i++;
        }
        return i > from && i < last ? i : -1;
    }

    /** The end of a shell's word: blanks within quotes belong to it. */
    private static int wordEnd(String text, int from, int last) {
        char quote = 0;
        int i = from;
        while (i < last) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c <= ' ') {
                break;
            }
            i++;
        }
        return i;
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static int unquoted(String text, int from) {
        return isQuote(Ascii.at(text, from)) ? from + 1 : from;
    }

    private static int withoutQuotes(String text, int from, int to) {
        int end = to;
        while (end > from && isQuote(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private static void login(String text, int from, int to, Hits hits) {
        int start = unquoted(text, from);
        int colon = text.indexOf(':', start, Math.max(start, to));
        if (colon <= start || colon >= to) {
            return;
        }
        int userEnd = withoutQuotes(text, start, colon);
        int password = unquoted(text, colon + 1);
        int end = withoutQuotes(text, Math.min(password, to), to);
        String user = text.substring(start, userEnd);
        if (end <= password) {
            key(text, start, userEnd, hits);
        } else if (isLogin(user, text.substring(password, end))) {
            hits.addSecret(
                    Weight.CREDENTIAL,
                    EntityType.CREDENTIAL,
                    user + ":",
                    start,
                    end,
                    "credential-curl",
                    0.9,
                    new Hit.Secret(password, end));
        }
    }

    private static boolean isLogin(String user, String password) {
        return password.length() >= SHORTEST_PASSWORD
                && !user.isEmpty()
                && !password.equals(user)
                && "$<{%[".indexOf(user.charAt(0)) < 0
                && "$<{%[`".indexOf(password.charAt(0)) < 0
                && !Placeholders.isOne(password)
                && !Placeholders.isVariable(password)
                && !Placeholders.isTemplate(password, 0, password.length());
    }

    private static void header(String text, int from, int to, Hits hits) {
        int start = unquoted(text, from);
        int colon = text.indexOf(':', start, Math.max(start, to));
        if (colon <= start) {
            return;
        }
        String name = text.substring(start, colon).strip();
        int dash = name.lastIndexOf('-') + 1;
        boolean secret = Ascii.startsWith(name, dash, "key")
                || Ascii.startsWith(name, dash, "token")
                || Ascii.startsWith(name, dash, "secret")
                || Ascii.startsWith(name, dash, "apikey")
                || Ascii.startsWith(name, dash, "auth");
        if (secret && !Ascii.startsWith(name, 0, "authorization")) {
            int value = colon + 1;
            while (value < to && Ascii.isBlank(text.charAt(value))) {
                value++;
            }
            key(text, value, to, hits);
        }
    }

    private static void key(String text, int from, int to, Hits hits) {
        int end = withoutQuotes(text, Math.min(from, to), to);
        if (isKey(text.substring(Math.min(from, end), end))) {
            hits.addSecret(
                    Weight.LABELLED,
                    EntityType.API_KEY,
                    "",
                    from,
                    end,
                    "api-key-curl",
                    0.85,
                    new Hit.Secret(from, end));
        }
    }

    /** One word, with letters and digits, that no template or variable stands in. */
    private static boolean isKey(String value) {
        boolean digit = false;
        boolean letter = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            digit |= Ascii.isDigit(c);
            letter |= Ascii.isLetter(c);
            if (c <= ' ' || c >= 0x7F || "${}<>()`".indexOf(c) >= 0) {
                return false;
            }
        }
        return value.length() >= SHORTEST_KEY
                && digit
                && letter
                && Entropy.of(value, 0, value.length()) >= LEAST_ENTROPY
                && !Placeholders.isOne(value)
                && !Placeholders.isTemplate(value, 0, value.length());
    }
}
