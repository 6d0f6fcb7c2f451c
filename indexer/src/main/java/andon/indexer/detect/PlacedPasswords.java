package andon.indexer.detect;

import andon.indexer.detect.CommandWords.Word;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Passwords on command lines that no option announces: they show by their place. {@code htpasswd -b FILE bob SECRET},
 * {@code echo SECRET | sudo -S …}, {@code echo bob:SECRET | chpasswd}, {@code secretsdump.py corp/bob:SECRET@10.0.0.2}.
 */
final class PlacedPasswords {
    /** A password in its place, with whose it is. */
    record Placed(
            CommandWords words,
            Word secret,
            String account,
            @Nullable String service) {}

    /** Impacket's programs that take {@code [domain/]user:password@target}. */
    private static final Set<String> TARGETED = Set.of(
            "atexec",
            "addcomputer",
            "changepasswd",
            "dcomexec",
            "dpapi",
            "dacledit",
            "findelegation",
            "getadusers",
            "getnpusers",
            "getst",
            "gettgt",
            "getuserspns",
            "lookupsid",
            "mssqlclient",
            "netview",
            "owneredit",
            "psexec",
            "rbcd",
            "reg",
            "rpcdump",
            "samrdump",
            "secretsdump",
            "services",
            "smbclient",
            "smbexec",
            "smbpasswd",
            "ticketer",
            "wmiexec",
            "wmipersist");

    /** What reads a password from the pipe, each with the option that makes it do so; empty if it always does. */
    private static final List<List<String>> READERS = List.of(
            List.of("sudo", "-s"),
            List.of("su", ""),
            List.of("passwd", ""),
            List.of("chpasswd", ""),
            List.of("smbpasswd", "-s"),
            List.of("kinit", ""),
            List.of("cryptsetup", ""),
            List.of("login", "--password-stdin"),
            List.of("gpg", "--passphrase-fd"));

    private PlacedPasswords() {}

    /** The password behind the program whose name stands at the place; null if there is none. */
    static @Nullable Placed find(String text, int start, int end) {
        int length = end - start;
        if (length == 8 && Ascii.startsWith(text, start, "htpasswd")) {
            return htpasswd(CommandWords.of(text, end));
        }
        if (length == 4 && Ascii.startsWith(text, start, "echo")
                || length == 6 && Ascii.startsWith(text, start, "printf")) {
            return piped(CommandWords.of(text, end));
        }
        if (Ascii.startsWith(text, end, ".py ") && isTargeted(text.substring(start, end))) {
            return target(CommandWords.of(text, end + ".py".length()));
        }
        if (length == 8 && Ascii.startsWith(text, start, "impacket") && Ascii.at(text, end) == '-') {
            int blank = end + 1;
            while (Character.isLetterOrDigit(Ascii.at(text, blank))) {
                blank++;
            }
            return isTargeted(text.substring(end + 1, blank)) ? target(CommandWords.of(text, blank)) : null;
        }
        return null;
    }

    private static boolean isTargeted(String program) {
        return TARGETED.contains(program.toLowerCase(Locale.ROOT));
    }

    /** With {@code -n} no file is named. */
    private static @Nullable Placed htpasswd(CommandWords words) {
        boolean batch = false;
        int place = 2;
        for (int i = 0; i < words.size(); i++) {
            String word = words.in(words.at(i));
            if (!word.startsWith("-")) {
                int at = i + place;
                return batch && at < words.size()
                        ? new Placed(words, words.at(at), words.in(words.at(at - 1)), null)
                        : null;
            }
            batch |= word.indexOf('b') > 0;
            place = word.indexOf('n') > 0 ? 1 : place;
            if (word.equals("-C") || word.equals("-r")) {
                i++; // its value
            }
        }
        return null;
    }

    /** The last word before the pipe, if what stands behind it reads a password. */
    private static @Nullable Placed piped(CommandWords words) {
        if (words.size() == 0) {
            return null;
        }
        Word said = words.at(words.size() - 1);
        int pipe = said.end() + (said.quoted() ? 1 : 0);
        while (Ascii.isBlank(Ascii.at(words.text(), pipe))) {
            pipe++;
        }
        if (Ascii.at(words.text(), pipe) != '|' || !readsPassword(CommandWords.of(words.text(), pipe + 1))) {
            return null;
        }
        int colon = words.text().indexOf(':', said.start(), said.end());
        return colon > said.start()
                ? new Placed(
                        words,
                        new Word(colon + 1, said.end(), true),
                        words.text().substring(said.start(), colon),
                        null)
                : new Placed(words, said, "", null);
    }

    private static boolean readsPassword(CommandWords reader) {
        for (int i = 0; i < Math.min(reader.size(), 4); i++) {
            for (List<String> known : READERS) {
                if (reader.is(i, known.get(0)) && (known.get(1).isEmpty() || has(reader, i, known.get(1)))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean has(CommandWords words, int from, String option) {
        for (int i = from + 1; i < words.size(); i++) {
            if (words.is(i, option)) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable Placed target(CommandWords words) {
        for (int i = 0; i < words.size(); i++) {
            Word word = words.at(i);
            String target = words.in(word);
            int slash = target.indexOf('/');
            int colon = target.indexOf(':', Math.max(slash, 0));
            boolean address = target.startsWith("//", colon + 1);
            if (target.startsWith("-") || colon <= slash + 1 || address) {
                continue;
            }
            int at = target.lastIndexOf('@');
            int end = at > colon ? at : target.length();
            String host = at > colon && at + 1 < target.length() ? target.substring(at + 1) : null;
            return new Placed(
                    words,
                    new Word(word.start() + colon + 1, word.start() + end, true),
                    target.substring(slash + 1, colon),
                    host);
        }
        return null;
    }
}
