package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;
import andon.vocabulary.OnionAddress;
import java.util.Locale;
import java.util.Set;

/** E-mail addresses, and the passwords that combo lists write behind them: {@code user@host:password}. */
final class MailRule implements Rules.CharacterRule {
    private static final int LONGEST_LOCAL = 64;
    private static final int LONGEST_HOST = 253;
    private static final int SHORTEST_PASSWORD = 3;
    private static final int LONGEST_PASSWORD = 64;
    private static final String LOCAL_MARKS = "._%+-'&=~!#$*/?^`";

    @Override
    public String triggers() {
        return "@";
    }

    @Override
    public void at(String text, int i, Hits hits) {
        int start = localStart(text, i);
        int end = hostEnd(text, i + 1);
        if (start == i || end == i + 1) {
            HandleRule.bare(text, i, hits);
            return;
        }
        if (isUserInfo(text, start)) {
            return; // scheme://user:secret@host has no address in it: what stands before the @ is a secret
        }
        String written = text.substring(i + 1, end);
        String host = HostNames.domain(written)
                .or(() -> OnionAddress.parse(written).map(OnionAddress::host))
                .orElse(null);
        if (host == null) {
            return;
        }
        String address = (text.substring(start, i) + "@" + host).toLowerCase(Locale.ROOT);
        String handle = HandleRule.messengerOf(text, start, host);
        if (handle != null) {
            hits.add(Weight.HANDLE, EntityType.MESSAGING_HANDLE, address, start, end, handle, 0.95);
            return;
        }
        if (!password(text, start, end, address, hits)) {
            hits.add(Weight.EMAIL, EntityType.EMAIL_ADDR, address, start, end, "email", 0.95);
        }
    }

    private static int localStart(String text, int at) {
        int start = at;
        while (start > 0 && at - start < LONGEST_LOCAL && isLocal(text.charAt(start - 1))) {
            start--;
        }
        while (start < at && !Ascii.isAlnum(text.charAt(start))) {
            start++;
        }
        // key=name@host and path/name@host: the address begins behind the mark
        String local = text.substring(start, at);
        int mark = start + Math.max(local.lastIndexOf('='), local.lastIndexOf('/'));
        return mark >= start ? mark + 1 : start;
    }

    /**
     * Whether the stretch from a scheme up to here is the begin of {@code scheme://user:secret@host}; {@code ://host:}, as
     * stealer logs write it, is another thing.
     */
    private static boolean isUserInfo(String text, int start) {
        int from = start;
        int colon = -1;
        while (from > 0 && start - from <= 2 * LONGEST_LOCAL) {
            char c = text.charAt(from - 1);
            if (c <= ' ' || c >= 0x7F || c == '/') {
                break;
            }
            from--;
            colon = c == ':' ? from : colon;
        }
        if (colon < from || from < 3 || !text.startsWith("://", from - 3)) {
            return false;
        }
        String user = text.substring(from, colon);
        return HostNames.domain(user).isEmpty() && OnionAddress.parse(user).isEmpty() && !HostRule.isIpv4(user);
    }

    private static boolean isLocal(char c) {
        return Ascii.isAlnum(c) || LOCAL_MARKS.indexOf(c) >= 0;
    }

    private static int hostEnd(String text, int from) {
        int end = from;
        while (end < text.length()
                && end - from < LONGEST_HOST
                && (Ascii.isAlnum(text.charAt(end))
                        || text.charAt(end) == '-'
                        || text.charAt(end) == '.' && Ascii.isAlnum(Ascii.at(text, end + 1)))) {
            end++;
        }
        return end;
    }

    private static boolean password(String text, int start, int end, String address, Hits hits) {
        char separator = Ascii.at(text, end);
        if (separator != ':' && separator != '|' && separator != ';') {
            return false;
        }
        int from = end + 1;
        boolean spaced = separator != ';' && Ascii.at(text, from) == ' ' && Ascii.at(text, from + 1) != ' ';
        if (spaced) {
            from++;
        }
        int to = passwordEnd(text, start, from);
        String password = text.substring(from, to);
        if (!isPassword(password, address) || spaced && !standsAlone(text, from, to, password)) {
            return false;
        }
        hits.addSecret(
                Weight.ADDRESS_SECRET,
                EntityType.CREDENTIAL,
                address + ":",
                start,
                to,
                "credential-email",
                0.95,
                new Hit.Secret(from, to));
        return true;
    }

    private static int passwordEnd(String text, int start, int from) {
        int last = Math.min(text.length(), from + LONGEST_PASSWORD + 1);
        int end = from;
        while (end < last && isPasswordPart(text.charAt(end)) && !isTag(text, end)) {
            end++;
        }
        end -= closingMarks(text, start, from, end);
        // "a@b.example:secret, c@d.example:other": the comma belongs to the sentence
        while (end > from + SHORTEST_PASSWORD
                && ",;\")".indexOf(text.charAt(end - 1)) >= 0
                && (end == text.length() || text.charAt(end) <= ' ')) {
            end--;
        }
        if (end > from && ")]}".indexOf(text.charAt(end - 1)) >= 0 && "([{".indexOf(Ascii.at(text, start - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /** {@code [/code]}, {@code </b>}, {@code <br>}: the markup around a row. */
    private static boolean isTag(String text, int i) {
        char c = text.charAt(i);
        boolean closing =
                (c == '[' || c == '<') && Ascii.at(text, i + 1) == '/' && Ascii.isLetter(Ascii.at(text, i + 2));
        return closing || c == '<' && Ascii.startsWith(text, i, "<br") && " />".indexOf(Ascii.at(text, i + 3)) >= 0;
    }

    /** How many of the last characters close what was opened before the address: quotes, Markdown's marks. */
    private static int closingMarks(String text, int start, int from, int end) {
        int marks = 0;
        while (marks < 2
                && end - marks > from + SHORTEST_PASSWORD
                && "'`*\"".indexOf(text.charAt(end - marks - 1)) >= 0
                && Ascii.at(text, start - marks - 1) == text.charAt(end - marks - 1)) {
            marks++;
        }
        return marks;
    }

    /** Not beyond Latin: a Chinese or Japanese sentence goes on without a blank. */
    private static boolean isPasswordPart(char c) {
        return c > ' ' && c < 0x2E80 && c != 0x7F && c != 0xA0;
    }

    private static boolean isPassword(String password, String address) {
        return password.length() >= SHORTEST_PASSWORD
                && password.length() <= LONGEST_PASSWORD
                && !Placeholders.isOne(password)
                && !isAnotherAddress(password)
                && !password.startsWith("//")
                && !password.startsWith("/")
                && !password.startsWith("~/")
                && !password.endsWith(".git")
                && !address.startsWith("git@");
    }

    private static boolean isAnotherAddress(String written) {
        int list = written.indexOf(';') < 0 ? written.indexOf(',') : written.indexOf(';');
        String password = list < 0 ? written : written.substring(0, list);
        int at = password.indexOf('@');
        if (at <= 0) {
            return false;
        }
        int end = hostEnd(password, at + 1);
        return HostNames.domain(password.substring(at + 1, end)).isPresent() && end == password.length();
    }

    /** With a blank before it ("mail me at a@b.example: soon") a password must look like one and end the line. */
    private static boolean standsAlone(String text, int from, int to, String password) {
        boolean digit = password.chars().anyMatch(c -> Ascii.isDigit((char) c));
        int end = to;
        while (end < text.length() && Ascii.isBlank(text.charAt(end))) {
            end++;
        }
        return digit && (end == text.length() || text.charAt(end) == '\n' || text.charAt(end) == '\r');
    }

    static final Set<String> MESSENGER_HOSTS = Set.of(
            "exploit.im",
            "thesecure.biz",
            "xmpp.jp",
            "jabb.im",
            "jabber.ru",
            "jabber.org",
            "jabber.de",
            "jabber.cz",
            "jabbim.cz",
            "xmpp.is",
            "draugr.de",
            "dukgo.com",
            "xabber.de",
            "creep.im",
            "conversations.im",
            "sure.im",
            "0nl1ne.at",
            "yax.im");
}
