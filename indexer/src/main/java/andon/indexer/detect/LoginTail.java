package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;
import java.util.Locale;

/** The login and password that stealer logs write behind an address: {@code …/login:user:password}, {@code |} and {@code ;} too. */
final class LoginTail {
    private static final int LONGEST_LOGIN = 96;
    private static final int LONGEST_PASSWORD = 64;

    private LoginTail() {}

    /**
     * Looks for the tail between {@code from} (behind host and port) and the end of the word; reports it and returns where
     * the address ends, or -1 if there is no tail.
     */
    static int find(String text, int from, int limit, String host, Hits hits) {
        int word = wordEnd(text, limit);
        String rest = text.substring(from, word);
        for (char separator : new char[] {':', '|', ';'}) {
            int last = from + rest.lastIndexOf(separator);
            int first = last > from ? from + rest.lastIndexOf(separator, last - from - 1) : -1;
            if (first >= from && tail(text, from, first, last, word, host, hits)) {
                return first;
            }
        }
        return -1;
    }

    private static boolean tail(String text, int from, int first, int last, int end, String host, Hits hits) {
        String login = text.substring(first + 1, last);
        String password = text.substring(last + 1, end);
        boolean port = first == from && isDigits(login) && login.length() <= 5;
        if (login.length() < 2
                || login.length() > LONGEST_LOGIN
                || password.length() < 3
                || password.length() > LONGEST_PASSWORD
                || port
                || login.indexOf('/') >= 0
                || login.startsWith("//")
                || password.startsWith("//")
                || password.indexOf('/') >= 0 && password.indexOf('.') >= 0
                || Placeholders.isOne(password)
                || HostNames.domain(host).isEmpty() && !HostRule.isIpv4(host)) {
            return false;
        }
        String who =
                login.indexOf('@') > 0 ? login.toLowerCase(Locale.ROOT) : login + "@" + host.toLowerCase(Locale.ROOT);
        hits.addSecret(
                Weight.CREDENTIAL,
                EntityType.CREDENTIAL,
                who + ":",
                first + 1,
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
