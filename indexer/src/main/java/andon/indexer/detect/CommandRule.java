package andon.indexer.detect;

import andon.indexer.detect.CommandWords.Word;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Passwords that stand on command lines and in files that are written like them: {@code mysql -pSECRET},
 * {@code sshpass -p SECRET}, {@code net use … SECRET /user:…}, {@code smbclient -U user%SECRET}, netrc's
 * {@code machine … login … password SECRET}.
 */
final class CommandRule implements Rules.WordRule {
    private static final int LONGEST_NAME = 13;
    private static final int LONGEST_PASSWORD = 128;
    private static final int NETRC = 300;
    private static final String PROMPT = "$#>`\"'|;&([=:\n\r/\\";

    @Override
    public void word(String text, int start, int end, Hits hits) {
        if (end - start == 4 && Ascii.startsWith(text, start, "thin") && Ascii.at(text, end) == ':') {
            thin(text, start, end, hits);
        }
        if (end - start < 3 || end - start > LONGEST_NAME || !isCalled(text, end)) {
            return;
        }
        PlacedPasswords.Placed placed = PlacedPasswords.find(text, start, end);
        if (placed != null) {
            boolean command = isCommandLine(text, start);
            report(placed.words(), placed.secret(), placed.account(), placed.service(), command, hits);
            return;
        }
        switch (text.charAt(start) | 0x20) {
            case 'n' -> net(text, start, end, hits);
            case 'm', 'd' -> netrc(text, start, end, hits);
            case 's' -> named(text, start, end, hits);
            default -> {
                // Programs may begin with any letter.
            }
        }
        Program program = Program.named(text, start, end);
        if (program != null) {
            options(program, CommandWords.of(text, end), isCommandLine(text, start), hits);
        }
    }

    /** {@code 7z a -pSECRET files.7z …}: the one name that begins with a digit. */
    void sevenZip(String text, int start, int end, Hits hits) {
        if (text.charAt(start + 1) == 'z' && isCalled(text, end)) {
            options(Program.SEVEN_ZIP, CommandWords.of(text, end), isCommandLine(text, start), hits);
        }
    }

    /** A blank follows, or the ending of Windows' and Python's programs; or the rest of a name with a hyphen. */
    private static boolean isCalled(String text, int end) {
        char c = Ascii.at(text, end);
        return end < text.length() && (Ascii.isBlank(c) || c == '\n' || c == '\r')
                || Ascii.startsWith(text, end, ".exe ")
                || Ascii.startsWith(text, end, ".py ")
                || c == '-' && Ascii.startsWith(text, end - 8, "impacket");
    }

    /** The command begins a line, a quotation or a pipe: no sentence speaks of it. */
    private static boolean isCommandLine(String text, int start) {
        int i = start;
        while (i > 0 && start - i < 4 && Ascii.isBlank(text.charAt(i - 1))) {
            i--;
        }
        char before = i == 0 ? '\n' : text.charAt(i - 1);
        return PROMPT.indexOf(before) >= 0;
    }

    private static void options(Program program, CommandWords words, boolean command, Hits hits) {
        int from = 0;
        if (!program.sub().isEmpty()) {
            if (!words.is(0, program.sub())) {
                return;
            }
            from = 1;
        }
        String account = "";
        Word secret = null;
        for (int i = from; i < words.size(); i++) {
            Word value = value(words, i, program.secrets());
            if (value != null && secret == null) {
                secret = value;
            } else if (account.isEmpty()) {
                Word name = value(words, i, program.accounts());
                account = name == null ? "" : words.in(name);
            }
        }
        if (secret != null) {
            report(words, secret, account, null, command, hits);
        }
    }

    private static @Nullable Word value(CommandWords words, int i, List<String> options) {
        for (String option : options) {
            boolean next = option.endsWith(" ");
            String name = next ? option.substring(0, option.length() - 1) : option;
            if (next && name.isEmpty() && i == 0) {
                return words.at(0);
            }
            if (next && !name.isEmpty() && words.in(words.at(i)).equals(name) && i + 1 < words.size()) {
                return words.at(i + 1);
            }
            if (!next
                    && words.in(words.at(i)).startsWith(name)
                    && words.in(words.at(i)).length() > name.length()) {
                return words.behind(words.at(i), name.length());
            }
        }
        return null;
    }

    /** {@code net use \\host\share PASSWORD /user:domain\name}, {@code net user name PASSWORD /add}. */
    private static void net(String text, int start, int end, Hits hits) {
        if (end - start != 3 || !Ascii.startsWith(text, start, "net")) {
            return;
        }
        CommandWords words = CommandWords.of(text, end);
        if (words.is(0, "user") && words.size() >= 3 && !words.starts(1, "/") && !words.starts(2, "/")) {
            boolean command = words.size() == 3 || words.starts(3, "/");
            report(words, words.at(2), words.in(words.at(1)), null, command && isCommandLine(text, start), hits);
            return;
        }
        if (!words.is(0, "use")) {
            return;
        }
        String account = "";
        String host = null;
        Word secret = null;
        for (int i = 1; i < words.size(); i++) {
            String word = words.in(words.at(i));
            if (word.startsWith("\\\\")) {
                int slash = word.indexOf('\\', 2);
                host = word.substring(2, slash < 0 ? word.length() : slash);
            } else if (words.starts(i, "/user:")) {
                account = word.substring("/user:".length());
            } else if (host != null && secret == null && !word.startsWith("/")) {
                secret = words.at(i);
            }
        }
        if (secret != null && host != null && !account.isEmpty()) {
            report(words, secret, account, host.isEmpty() ? null : host, true, hits);
        }
    }

    /** netrc's entries: on one line or on three. */
    private static void netrc(String text, int start, int end, Hits hits) {
        boolean machine = end - start == 7 && Ascii.startsWith(text, start, "machine");
        if (!machine && !(end - start == 7 && Ascii.startsWith(text, start, "default"))) {
            return;
        }
        CommandWords words = CommandWords.of(text, end, Math.min(text.length(), end + NETRC));
        int at = machine ? 1 : 0;
        if (words.is(at, "login") && words.is(at + 2, "password") && words.size() > at + 3) {
            String host = machine ? words.in(words.at(0)) : null;
            report(words, words.at(at + 3), words.in(words.at(at + 1)), host, true, hits);
        }
    }

    /** {@code smbclient -U user%PASSWORD}, {@code ConvertTo-SecureString "PASSWORD"}, {@code sqlplus user/PASSWORD@place}. */
    private static void named(String text, int start, int end, Hits hits) {
        int length = end - start;
        if (length == 9 && Ascii.startsWith(text, start, "smbclient")) {
            parted(CommandWords.of(text, end), "-u", '%', hits);
        } else if (length == 7 && Ascii.startsWith(text, start, "sqlplus")) {
            CommandWords words = CommandWords.of(text, end);
            for (int i = 0; i < words.size(); i++) {
                if (!words.starts(i, "-")) {
                    oracle(words, words.at(i), hits);
                    return;
                }
            }
        } else if (length == 12 && Ascii.startsWith(text, start, "securestring")) {
            CommandWords words = CommandWords.of(text, end);
            int at = words.is(0, "-string") ? 1 : 0;
            if (words.size() > at && (words.at(at).quoted() || words.is(at + 1, "-asplaintext"))) {
                report(words, words.at(at), "", null, true, hits);
            }
        }
    }

    private static void parted(CommandWords words, String option, char mark, Hits hits) {
        for (int i = 0; i + 1 < words.size(); i++) {
            Word both = words.at(i + 1);
            int at = words.is(i, option) ? words.text().indexOf(mark, both.start(), both.end()) : -1;
            if (at > both.start()) {
                String account = words.text().substring(both.start(), at);
                report(words, new Word(at + 1, both.end(), true), account, null, true, hits);
                return;
            }
        }
    }

    /** {@code jdbc:oracle:thin:user/PASSWORD@place}. */
    private static void thin(String text, int start, int end, Hits hits) {
        if (Ascii.startsWith(text, start - 7, "oracle:")) {
            CommandWords words = CommandWords.of(text, end + 1);
            if (words.size() > 0) {
                oracle(words, words.at(0), hits);
            }
        }
    }

    /** {@code user/PASSWORD@place}: the last {@code @} ends the password. */
    private static void oracle(CommandWords words, Word word, Hits hits) {
        int slash = words.text().indexOf('/', word.start(), word.end());
        int at = words.in(word).lastIndexOf('@') + word.start();
        if (slash > word.start() && at > slash) {
            report(words, new Word(slash + 1, at, true), words.text().substring(word.start(), slash), null, true, hits);
        }
    }

    /** Outside of command lines a plain word that is not quoted belongs to a sentence: "mysql -p asks for it". */
    private static void report(
            CommandWords words, Word secret, String account, @Nullable String service, boolean command, Hits hits) {
        String value = words.in(secret);
        boolean plain = value.chars().allMatch(Character::isLetter);
        if (value.length() < 3
                || value.length() > LONGEST_PASSWORD
                || value.startsWith("-")
                || plain && !secret.quoted() && !command
                || value.toLowerCase(Locale.ROOT).startsWith("your")
                || Placeholders.isOne(value)
                || LabelledSecretRule.isReference(value)) {
            return;
        }
        hits.addLogin(
                new Hit.Login(account, service, null),
                secret.start(),
                secret.end(),
                "credential-command",
                0.9,
                new Hit.Secret(secret.start(), secret.end()));
    }
}
