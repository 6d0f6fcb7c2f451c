package andon.indexer.credentials;

import andon.indexer.credentials.Columns.Role;
import andon.vocabulary.SecretKind;
import org.jspecify.annotations.Nullable;

/**
 * The blocks that stealers and password viewers write: lines of label, colon and value, one of them the password. Families
 * differ in their labels, their order and their language only.
 */
final class Blocks {
    private static final int LONGEST_LABEL = 24;
    private static final int LONGEST_GAP = 4;
    private static final int LONGEST_VALUE = 256;
    private static final int LONGEST_REST = 16;

    private record Value(int lineStart, int start, int end) {
        String in(String text) {
            return text.substring(start, end);
        }
    }

    private final String text;
    private final CredentialSink sink;
    private @Nullable Value service;
    private @Nullable Value login;
    private boolean emptyLogin;
    private int age;
    /** A program wrote this, not a person: it names browsers, or a second block follows. Then a line is one value. */
    private boolean isMachine;

    Blocks(String text, CredentialSink sink) {
        this.text = text;
        this.sink = sink;
    }

    /** Reads a line and returns whether it is one of a block. */
    boolean line(int from, int end) {
        int first = Marks.skipBlanks(text, from, end);
        int colon = colon(first, end);
        Role role = colon < 0 ? Role.OTHER : role(first, colon);
        first = role == Role.SERVICE && colon > first ? labelStart(first, colon) : first;
        if (role == Role.OTHER) {
            if (++age > LONGEST_GAP || first < end && isRule(first, end)) {
                forget();
            }
            return false;
        }
        int start = Marks.skipBlanks(text, colon + 1, end);
        int stop = Marks.trimBlanks(text, start, end);
        boolean empty = start >= stop || stop - start > LONGEST_VALUE;
        age = 0;
        switch (role) {
            case SERVICE -> {
                // A second address in one block (the form's action) says no more than the first.
                if (!empty && (service == null || login != null || !adjoins(service, first))) {
                    service = new Value(first, start, stop);
                    login = null;
                    emptyLogin = false;
                }
            }
            case EMAIL, LOGIN, NAME, PHONE -> {
                if (role.isAccount() && (login == null || role.compareTo(Role.NAME) < 0)) {
                    login = empty ? null : new Value(first, start, stop);
                    emptyLogin = empty;
                }
            }
            case PASSWORD, HASH -> {
                if (!empty && (login != null || service != null && emptyLogin)) {
                    report(first, start, stop);
                }
                login = null;
                emptyLogin = false;
            }
            case TOKEN -> {
                if (!empty && service != null && stop - start >= 4) {
                    sink.secret(start, stop);
                }
            }
            case BESIDE -> isMachine = true;
            case OTHER -> {
                // Not reached: such lines are none of a block.
            }
        }
        return role != Role.BESIDE && role != Role.NAME;
    }

    private boolean adjoins(Value value, int lineStart) {
        return lineStart - value.end() <= 2;
    }

    void forget() {
        service = null;
        login = null;
        emptyLogin = false;
        age = 0;
    }

    /** A line of {@code ====} or {@code ----} ends a block. */
    private boolean isRule(int from, int end) {
        char c = text.charAt(from);
        return end - from >= 3 && "=-_*~#".indexOf(c) >= 0 && text.charAt(from + 1) == c && text.charAt(from + 2) == c;
    }

    private int colon(int from, int end) {
        int last = Math.min(end, from + LONGEST_LABEL + 1);
        for (int i = from; i < last; i++) {
            char c = text.charAt(i);
            if (c == ':' || c == '=' && i > from) {
                boolean double_ = i + 1 < end && (text.charAt(i + 1) == c || text.startsWith("//", i + 1));
                return double_ ? -1 : i;
            }
        }
        return -1;
    }

    /** "seen today URL: …" begins at its last word, "Web Site" at its first. */
    private int labelStart(int from, int colon) {
        if (Columns.roleOf(text.substring(from, colon)) != Role.OTHER) {
            return from;
        }
        int blank = text.lastIndexOf(' ', Marks.trimBlanks(text, from, colon) - 1);
        return Math.max(from, blank + 1);
    }

    private Role role(int from, int colon) {
        String label = text.substring(from, colon);
        Role role = Columns.roleOf(label);
        if (role == Role.OTHER && label.strip().equalsIgnoreCase("ip")) {
            return Role.SERVICE;
        }
        // "Origin URL", "Chrome Login": the last word decides
        int blank = label.strip().lastIndexOf(' ');
        return role == Role.OTHER && blank > 0 ? lastWord(label.strip().substring(blank + 1)) : role;
    }

    private static Role lastWord(String word) {
        Role role = Columns.roleOf(word);
        return role == Role.SERVICE || role == Role.LOGIN || role == Role.PASSWORD ? role : Role.OTHER;
    }

    private void report(int lineStart, int start, int stop) {
        Value who = login;
        Value where = service;
        int end = start;
        while (end < stop && (isMachine && where != null || text.charAt(end) > ' ')) {
            end++;
        }
        // A second word may be the password's or the writer's: hidden if it is short, and not counted to the password.
        if (end < stop && stop - end <= LONGEST_REST) {
            sink.secret(end + 1, stop);
        }
        isMachine |= where != null;
        String account = who == null ? "" : who.in(text);
        String host = where == null ? null : Hosts.of(where.in(text)).orElse(null);
        int begin = Math.min(
                lineStart, where != null && login == null ? where.lineStart() : who == null ? lineStart : who.start());
        if (where != null && who != null) {
            begin = Math.min(where.lineStart(), who.lineStart());
        }
        SecretKind kind = SecretForms.kindOf(text.substring(start, end));
        sink.found(new FoundCredential(begin, end, start, end, account, host, kind, "credential-stealer-block", 0.95));
    }
}
