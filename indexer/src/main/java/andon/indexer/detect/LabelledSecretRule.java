package andon.indexer.detect;

import andon.indexer.credentials.CredentialText;
import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;
import andon.vocabulary.OnionAddress;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that only their label gives away: {@code password: hunter2}, {@code Authorization: Bearer …}, «Пароль: …»,
 * 密码：…, パスワード：… (labelled keys: {@link AssignedKeyRule}; curl's options: {@link CurlRule})
 */
final class LabelledSecretRule implements Rules.WordRule {
    private static final int LONGEST = 400;
    private static final int LONGEST_PASSWORD = 64;
    private static final int SHORTEST_KEY = 10;
    private static final double LEAST_ENTROPY = 3.0;
    private static final Set<String> PASSWORDS = Set.of(
            "password",
            "passwd",
            "passwort",
            "pass",
            "pwd",
            "passphrase",
            "pw",
            "senha",
            "parol",
            "passcode",
            "kennwort",
            "wachtwoord",
            "salasana",
            "sifre",
            "haslo",
            "heslo",
            "pswd",
            "psw");
    private static final String[] PASSWORDS_BEYOND_ASCII = {
        "пароль",
        "пасс",
        "密码",
        "密碼",
        "口令",
        "パスワード",
        "暗証番号",
        "비밀번호",
        "암호",
        "contraseña",
        "şifre",
        "hasło",
        "lösenord",
        "jelszó"
    };
    private static final int FARTHEST_LOGIN = 120;
    /** Of the header Authorization; RFC 9110 leaves them open, these are in use. */
    private static final String[] SCHEMES = {
        "bearer",
        "basic",
        "token",
        "api-token",
        "apikey",
        "api-key",
        "splunk",
        "genie-key",
        "key",
        "negotiate",
        "ntlm",
        "sso-key"
    };

    private static final int FARTHEST_SERVICE = 320;

    @Override
    public void word(String text, int start, int end, Hits hits) {
        int length = end - start;
        if (length < 2 || length > 32) {
            return;
        }
        char first = Character.toLowerCase(text.charAt(start));
        if (first == 'c' && length == 4 && Ascii.startsWith(text, start, "curl")) {
            CurlRule.find(text, end, hits);
        } else if (first == 'a' && length == 13 && Ascii.startsWith(text, start, "authorization")) {
            authorization(text, end, hits);
        }
        if (!isSignNear(text, end)) {
            return; // most words are no labels: nothing is cut out for them
        }
        String word = text.substring(start, end).toLowerCase(Locale.ROOT);
        if (endsWithAny(word, PASSWORDS)) {
            value(text, start, end, hits);
        }
    }

    /** Whether a sign that assigns, or {@code value=}, stands a few blanks and quotes behind the word. */
    private static boolean isSignNear(String text, int end) {
        int last = Math.min(text.length(), end + 12);
        for (int i = end; i < last; i++) {
            char c = text.charAt(i);
            if (c == ':' || c == '=') {
                return true;
            }
            if (" \t\"'`>?\\*(".indexOf(c) < 0) {
                return c == 'v' || c == 'V';
            }
        }
        return false;
    }

    private static boolean endsWithAny(String word, Set<String> endings) {
        if (endings.contains(word)) {
            return true;
        }
        for (String ending : endings) {
            if (ending.length() > 3 && word.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** The characters that {@link #beyondAscii} is to be called at, in small letters. */
    static String firstBeyondAscii() {
        return HandleRule.firsts(java.util.Arrays.stream(PASSWORDS_BEYOND_ASCII)
                .map(label -> label.substring(beyondAscii(label)))
                .toArray(String[]::new));
    }

    /** The place of a label's first character beyond ASCII. */
    private static int beyondAscii(String label) {
        int i = 0;
        while (label.charAt(i) < 0x80) {
            i++;
        }
        return i;
    }

    /** Called at characters beyond ASCII: labels in other scripts, or with such a letter within. */
    static void beyondAscii(String text, int i, Hits hits) {
        for (String label : PASSWORDS_BEYOND_ASCII) {
            int start = i - beyondAscii(label);
            if (start >= 0 && Ascii.startsWith(text, start, label)) {
                value(text, start, start + label.length(), hits);
                return;
            }
        }
    }

    private static void value(String text, int label, int labelEnd, Hits hits) {
        int i = labelEnd;
        int last = Math.min(text.length(), labelEnd + 12);
        boolean sign = false;
        boolean quoted = false;
        while (i < last && " \t\"'`:=>?\\*(".indexOf(text.charAt(i)) >= 0) {
            char c = text.charAt(i);
            sign |= c == ':' || c == '=';
            quoted = sign && (c == '"' || c == '\'' || c == '`');
            i++;
        }
        // <add key="Password" value="…"/>
        if (!sign && Ascii.startsWith(text, i, "value=\"")) {
            sign = true;
            quoted = true;
            i += 7;
        }
        if (!sign || i >= text.length()) {
            return;
        }
        int end = valueEnd(text, i, quoted);
        char before = Ascii.at(text, label - 1);
        int next = before == '?' || before == '&' ? text.indexOf('&', i, end) : -1;
        end = next > i ? next : end; // a parameter of an address ends where the next begins
        String value = text.substring(i, end);
        if (Placeholders.isOne(value) || isReference(value)) {
            return;
        }
        if (isPassword(text, end, value, quoted)) {
            hits.addLabelled(login(text, label), i, end, "credential-labelled", 0.7, new Hit.Secret(i, end));
        }
    }

    private static Hit.Login login(String text, int label) {
        String account = account(text, label);
        return new Hit.Login(account, account.isEmpty() ? null : service(text, label), null);
    }

    /** The host of the address before the account on the same line: {@code URL: https://… | LOGIN: bob | PASSWORD: …}. */
    private static @Nullable String service(String text, int label) {
        int from = label;
        while (from > 0 && label - from < FARTHEST_SERVICE && text.charAt(from - 1) != '\n') {
            from--;
        }
        int scheme = text.indexOf("://", from, label);
        int host = scheme + 3;
        int end = host;
        while (scheme >= 0 && end < label && (Ascii.isAlnum(text.charAt(end)) || "-.".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        String written = scheme < 0 ? "" : text.substring(host, end);
        return HostNames.domain(written)
                .or(() -> OnionAddress.parse(written).map(OnionAddress::host))
                .orElse(HostRule.isIpv4(written) ? written : null);
    }

    /** The account that a label before this one names on the same line: {@code user=bob password=…}; else empty. */
    private static String account(String text, int label) {
        int from = label;
        while (from > 0 && label - from < FARTHEST_LOGIN && text.charAt(from - 1) != '\n') {
            from--;
        }
        String line = text.substring(from, label);
        int sign = Math.max(line.lastIndexOf(':'), line.lastIndexOf('='));
        int word = wordStart(line, sign);
        int both = word > 1 && line.charAt(word - 1) == ' ' ? wordStart(line, word - 1) : word;
        if (sign <= 0
                || !CredentialText.namesAccount(line.substring(word, sign))
                        && !CredentialText.namesAccount(line.substring(both, sign))) {
            return "";
        }
        int start = sign + 1;
        while (start < line.length() && " \t\"'".indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < line.length() && line.charAt(end) > ' ' && ",;|&\"'/".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return line.substring(start, end);
    }

    private static int wordStart(String line, int end) {
        int start = Math.max(end, 0);
        while (start > 0 && (Character.isLetterOrDigit(line.charAt(start - 1)) || line.charAt(start - 1) == '_')) {
            start--;
        }
        return start;
    }

    private static int valueEnd(String text, int from, boolean quoted) {
        int last = Math.min(text.length(), from + LONGEST);
        int end = from;
        while (end < last) {
            char c = text.charAt(end);
            if (c <= ' '
                    || c >= 0x2E80
                    || c == '"'
                    || c == '`'
                    || !quoted && (c == '\'' || c == '<')
                    || quoted && c == '\'') {
                break;
            }
            end++;
        }
        while (!quoted && end > from + 3 && ",;)]\\".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    /** A name, an address, a path or a call is where a secret comes from, not the secret. */
    static boolean isReference(String value) {
        return value.startsWith("http://")
                || value.startsWith("https://")
                || value.startsWith("/")
                || value.startsWith("./")
                || value.startsWith("$")
                || value.startsWith("process.env")
                || value.startsWith("os.")
                || isMember(value)
                || value.indexOf('(') > 0 && value.endsWith(")");
    }

    /** {@code var.db_password}, {@code aws_db_instance.main.password}: a program's path to a value. */
    private static boolean isMember(String value) {
        int dots = 0;
        boolean joint = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            dots += c == '.' ? 1 : 0;
            joint |= c == '_';
            if (c != '.' && c != '_' && !(c >= 'a' && c <= 'z') && !(Ascii.isDigit(c) && i > 0)) {
                return false;
            }
        }
        boolean root = value.startsWith("var.") || value.startsWith("local.") || value.startsWith("data.");
        return dots > 0 && (root || joint && dots > 1) && !value.endsWith(".");
    }

    /** In prose ("password: required for the archive") a plain word that others follow is no password. */
    private static boolean isPassword(String text, int end, String value, boolean quoted) {
        if (value.length() < 3 || value.length() > LONGEST_PASSWORD) {
            return false;
        }
        boolean plain = value.chars().allMatch(Character::isLetter);
        int next = end;
        while (next < text.length() && Ascii.isBlank(text.charAt(next))) {
            next++;
        }
        boolean followed = next < text.length() && Character.isLetter(text.charAt(next));
        return quoted || !plain || !followed;
    }

    private static boolean isKey(String value) {
        boolean digit = value.chars().anyMatch(c -> Ascii.isDigit((char) c));
        boolean letter = value.chars().anyMatch(c -> Ascii.isLetter((char) c));
        return value.length() >= SHORTEST_KEY
                && !value.startsWith("0x")
                && digit
                && letter
                && value.indexOf('.') != value.length() - 4
                && Entropy.of(value, 0, value.length()) > LEAST_ENTROPY;
    }

    private static void authorization(String text, int end, Hits hits) {
        int i = skip(text, end, "\"': \t=");
        if (Ascii.startsWith(text, i, "digest") || Ascii.startsWith(text, i, "aws4-hmac-")) {
            return; // what follows are the parts of a signature
        }
        for (String scheme : SCHEMES) {
            if (Ascii.startsWith(text, i, scheme)) {
                i = skip(text, i + scheme.length(), " \t");
                break;
            }
        }
        int to = valueEnd(text, i, true);
        String value = text.substring(i, to);
        if (i > end && isKey(value) && !isReference(value) && !Placeholders.isOne(value)) {
            hits.addSecret(
                    Weight.LABELLED, EntityType.API_KEY, "", i, to, "api-key-header", 0.9, new Hit.Secret(i, to));
        }
    }

    private static int skip(String text, int from, String marks) {
        int i = from;
        while (i < text.length() && i - from < 6 && marks.indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return i;
    }
}
