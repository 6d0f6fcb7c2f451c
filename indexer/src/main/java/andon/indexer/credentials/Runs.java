package andon.indexer.credentials;

import andon.vocabulary.SecretKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Lists of {@code name:password}: one such line says nothing ({@code nginx:1.25}, {@code key:value}), many of them in a row
 * do, if most of what stands behind the mark looks chosen as a password and the names differ.
 */
final class Runs {
    private static final int FEWEST = 3;
    private static final int SHORTEST_PLAIN = 8;
    private static final int MOST_PENDING = 256;
    private static final int MOST_MISSES = 2;
    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_SECRET = 80;
    private static final double LEAST_STRONG = 0.5;
    private static final double LEAST_STRONG_OF_MANY = 0.3;
    private static final int MANY = 20;
    private static final double MOST_BAD = 0.15;
    private static final double LEAST_DISTINCT = 0.7;
    private static final Set<String> FILE_ENDINGS = Set.of(
            "exe", "dll", "doc", "docx", "xls", "xlsx", "pdf", "zip", "rar", "js", "java", "py", "c", "h", "cpp", "go",
            "rs", "php", "html", "css", "txt", "log", "sh", "ps1", "bat", "jar", "apk", "iso", "img", "png", "jpg",
            "so", "bin", "yml", "yaml", "xml", "json", "md", "conf", "ini", "tar", "gz", "7z", "msi", "sys", "vbs",
            "lnk", "elf");

    private record Pair(int start, int nameEnd, int mark, int end) {}

    private final String text;
    private final CredentialSink sink;
    private final List<Pair> pending = new ArrayList<>();
    private char separator;
    private int misses;
    /** The run was judged to be a list: its further lines need no judgement. */
    private boolean isList;

    Runs(String text, CredentialSink sink) {
        this.text = text;
        this.sink = sink;
    }

    /** A line that may be a pair. */
    void line(Cells cells, int start, int stop, char mark) {
        boolean comma = mark == ',' || mark == ';' || mark == '\t' || mark == '|';
        boolean pair = cells.size() >= 2
                && (cells.size() == 2 || !comma)
                && isNameLike(start, cells.end(0), comma)
                && isSecretLike(cells.start(1), stop);
        if (pair) {
            pair(start, cells.end(0), cells.start(1), stop, mark);
        } else {
            other();
        }
    }

    /** A line that may be a pair of the name up to {@code nameEnd} and the secret from {@code secret} on. */
    void pair(int start, int nameEnd, int secret, int stop, char mark) {
        if (separator != mark) {
            end();
            separator = mark;
        }
        misses = 0;
        Pair one = new Pair(start, nameEnd, secret, stop);
        if (isList) {
            report(one);
            return;
        }
        pending.add(one);
        if (pending.size() == MOST_PENDING) {
            isList = isList();
            pending.forEach(p -> {
                if (isList) {
                    report(p);
                }
            });
            pending.clear();
        }
    }

    /** A line that is something else: a run may hold a few. */
    void other() {
        if (++misses > MOST_MISSES) {
            end();
        }
    }

    /** A line that was taken as a credential by itself. */
    void neutral() {
        misses = 0;
    }

    void end() {
        boolean enough = pending.size() >= FEWEST
                || pending.size() == 2 && pending.stream().allMatch(this::isPlain);
        if (!isList && enough && isList()) {
            pending.forEach(this::report);
        }
        pending.clear();
        isList = false;
        misses = 0;
    }

    /** Of two lines each must show itself that its word was chosen as a password. */
    private boolean isPlain(Pair pair) {
        String secret = text.substring(pair.mark(), pair.end());
        return secret.length() >= SHORTEST_PLAIN
                && secret.chars().anyMatch(c -> Marks.isDigit((char) c))
                && secret.chars().anyMatch(Character::isLetter)
                && secret.chars().anyMatch(c -> "!@#$%^&*?~".indexOf(c) >= 0)
                && Columns.roleOf(text.substring(pair.start(), pair.nameEnd())) == Columns.Role.OTHER;
    }

    private void report(Pair pair) {
        String secret = text.substring(pair.mark(), pair.end());
        String who = text.substring(pair.start(), pair.nameEnd());
        sink.found(new FoundCredential(
                pair.start(),
                pair.end(),
                pair.mark(),
                pair.end(),
                who,
                null,
                SecretForms.kindOf(secret),
                SecretForms.kindOf(secret) == SecretKind.PASSWORD ? "credential-list" : "credential-hash-list",
                0.85));
    }

    private boolean isList() {
        int strong = 0;
        int bad = 0;
        Set<String> names = new HashSet<>();
        for (Pair pair : pending) {
            String secret = text.substring(pair.mark(), pair.end());
            String name = text.substring(pair.start(), pair.nameEnd()).toLowerCase(Locale.ROOT);
            names.add(name);
            boolean mail = Hosts.isMail(name);
            // Behind a blank a word may be a role or a surname ("bob@corp.example Manager").
            strong += isStrong(secret) || mail && separator != ' ' && secret.length() >= 5 ? 1 : 0;
            bad += isBad(name, secret) ? 1 : 0;
        }
        int n = pending.size();
        double least = n >= MANY ? LEAST_STRONG_OF_MANY : LEAST_STRONG;
        return strong >= least * n && bad <= MOST_BAD * n && names.size() >= LEAST_DISTINCT * n;
    }

    /** Versions, paths, files' hashes and places in programs. */
    private static boolean isBad(String name, String secret) {
        int dot = name.lastIndexOf('.');
        boolean file = dot > 0 && FILE_ENDINGS.contains(name.substring(dot + 1));
        boolean version = secret.chars().allMatch(c -> Marks.isDigit((char) c) || ".-_vr".indexOf(c) >= 0)
                || secret.length() > 3
                        && Marks.isDigit(secret.charAt(0))
                        && secret.chars().filter(c -> c == '.').count() >= 2;
        boolean path = secret.indexOf('/') >= 0 && secret.chars().noneMatch(c -> Marks.isDigit((char) c));
        boolean host = Hosts.isHost(name) && !Hosts.isMail(name) && name.indexOf('_') < 0 && Marks.areDigits(secret);
        boolean colons = secret.indexOf(':') >= 0 && !SecretForms.kindOf(secret).isHash();
        return file || version && !Hosts.isMail(name) || path || host || colons;
    }

    private boolean isNameLike(int start, int end, boolean comma) {
        if (end - start < SHORTEST_NAME || end - start > LONGEST_NAME) {
            return false;
        }
        String name = text.substring(start, end);
        return comma ? Hosts.isMail(name) : isName(name);
    }

    /** Letters, digits and the few marks that account names have; a hash or a number alone is none. */
    static boolean isName(String name) {
        boolean letter = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            letter |= Character.isLetter(c);
            if (!Character.isLetterOrDigit(c) && "._-@+\\$!#'".indexOf(c) < 0 || c >= 0x2E80) {
                return false;
            }
        }
        boolean first = !name.isEmpty()
                && (Character.isLetterOrDigit(name.charAt(0)) || name.charAt(0) == '_' || name.charAt(0) == '+');
        boolean hash = name.length() >= 32 && Marks.areHex(name);
        boolean phone = Marks.areDigits(name.replace("+", "")) && name.length() >= 8;
        return first && !hash && (letter || phone) && !Hosts.isIpv4(name);
    }

    private boolean isSecretLike(int start, int end) {
        int length = end - start;
        if (length < 3
                || length > LONGEST_SECRET
                        && !SecretForms.kindOf(text.substring(start, end)).isHash()) {
            return false;
        }
        char first = text.charAt(start);
        return first != ':' && first != '/' && first != '{' && first != '[' && first != '(' && !endsAsCode(end);
    }

    /** {@code color:red;}, {@code "a":"b",} */
    private boolean endsAsCode(int end) {
        char last = text.charAt(end - 1);
        return last == ';' || last == ',' || last == '{' || last == '(' || last == '"' && text.charAt(end - 2) != '\\';
    }

    /** What a person or a generator chooses: letters with digits or marks, long digits, a hash. */
    static boolean isStrong(String secret) {
        int length = secret.length();
        if (length < 5 || length > 128) {
            return false;
        }
        boolean digit = false;
        boolean letter = false;
        boolean mark = false;
        for (int i = 0; i < length; i++) {
            char c = secret.charAt(i);
            digit |= Marks.isDigit(c);
            letter |= Character.isLetter(c);
            mark |= "!@#$%^&*?+=~".indexOf(c) >= 0;
            if (c <= ' ') {
                return false;
            }
        }
        return digit && letter || letter && mark || digit && mark || digit && length >= 6 && Marks.areDigits(secret);
    }
}
