package andon.indexer.detect;

import java.util.Locale;

/** The login and password that stealer logs write behind an address: {@code …/login:user:password}, {@code |} and {@code ;} too. */
final class LoginTail {
    private static final int LONGEST_LOGIN = 96;
    private static final int LONGEST_PASSWORD = 64;

    private LoginTail() {}

    /**
     * Looks for the tail between {@code from} (behind host and port) and the end of the word; reports the whole of address,
     * login and password and returns where the address ends, or -1 if there is no tail. The login ends at the first mark
     * behind it: a password may hold the mark itself.
     *
     * @param start where the address begins
     */
    static int find(String text, int start, int from, int limit, String host, Hits hits) {
        int word = wordEnd(text, limit);
        int best = -1;
        int second = -1;
        for (char separator : new char[] {':', '|', ';'}) {
            int first = text.indexOf(separator, from, word);
            int next = first < 0 ? -1 : text.indexOf(separator, first + 1, word);
            if (next > 0 && (best < 0 || first < best)) {
                best = first;
                second = next;
            }
        }
        return best >= 0 && tail(text, start, from, best, second, word, host, hits) ? best : -1;
    }

    private static boolean tail(
            String text, int start, int from, int first, int last, int end, String host, Hits hits) {
        String login = text.substring(first + 1, last);
        String password = text.substring(last + 1, end);
        boolean port = first == from && isDigits(login) && login.length() <= 5;
        if (login.length() < 2
                || login.length() > LONGEST_LOGIN
                || password.length() < 3
                || password.length() > LONGEST_PASSWORD
                || port
                || login.indexOf('/') >= 0
                || password.startsWith("//")
                || password.indexOf('/') >= 0 && password.indexOf('.') >= 0
                || Placeholders.isOne(password)
                || HostNames.domain(host).isEmpty() && !HostRule.isIpv4(host)) {
            return false;
        }
        hits.addLogin(
                new Hit.Login(login, host.toLowerCase(Locale.ROOT), null),
                start,
                end,
                "credential-stealer-line",
                0.95,
                new Hit.Secret(last + 1, end));
        return true;
    }

    /** Passwords hold characters that addresses do not: the word goes on to the next blank or letter beyond Latin. */
    private static int wordEnd(String text, int limit) {
        int end = limit;
        int last = Math.min(text.length(), limit + LONGEST_PASSWORD + LONGEST_LOGIN);
        while (end < last && text.charAt(end) > 0x20 && text.charAt(end) < 0x7F) {
            end++;
        }
        return end;
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> Ascii.isDigit((char) c));
    }
}
