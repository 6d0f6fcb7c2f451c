package andon.indexer.credentials;

import andon.indexer.credentials.Columns.Role;
import andon.vocabulary.SecretKind;
import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Objects of JSON with an account and a secret among their keys: arrays of them, one a line, or nested. A forgiving reader:
 * dumps are cut off and damaged, and what stands before the damage counts. It goes forward only.
 */
final class JsonRows {
    private static final int DEEPEST = 64;
    private static final int LONGEST_SECRET = 1_000;
    private static final int LONGEST_OPENING = 64;
    private static final int SHORTEST_TOKEN = 3;

    /** An object that is open: its first account, secret and service of each role. */
    private static final class Frame {
        private final EnumMap<Role, Span> values = new EnumMap<>(Role.class);

        void note(Role role, Span value) {
            values.putIfAbsent(role, value);
        }

        @Nullable
        Span of(Role role) {
            return values.get(role);
        }

        /** The best account's role. */
        @Nullable
        Role account() {
            return values.keySet().stream().filter(Role::isAccount).findFirst().orElse(null);
        }
    }

    private final String text;
    private final CredentialSink sink;

    JsonRows(String text, CredentialSink sink) {
        this.text = text;
        this.sink = sink;
    }

    /** Reads what begins on this line and returns where it ends; {@code from} if it is no JSON. */
    int at(int from, int end) {
        int i = Marks.skipBlanks(text, from, end);
        if (i < end && text.charAt(i) == ',') {
            i = Marks.skipBlanks(text, i + 1, end); // the next of an array's objects
        }
        if (i == end || text.charAt(i) != '{' && text.charAt(i) != '[') {
            return from;
        }
        int open = i;
        int last = Math.min(text.length(), i + LONGEST_OPENING);
        while (open < last && (text.charAt(open) == '[' || text.charAt(open) <= ' ')) {
            open++;
        }
        int key = open < text.length() ? Marks.skipBlanks(text, open + 1, text.length()) : open;
        boolean object = key < text.length() && text.charAt(open) == '{' && text.charAt(key) == '"';
        return object ? read(open) : from;
    }

    private int read(int from) {
        List<Frame> open = new ArrayList<>();
        Role role = Role.OTHER;
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '{') {
                if (open.size() == DEEPEST) {
                    break;
                }
                open.add(new Frame());
                role = Role.OTHER;
                i++;
            } else if (c == '}') {
                close(open);
                i++;
                if (open.isEmpty()) {
                    return i;
                }
            } else if (c == '"') {
                int end = stringEnd(i + 1);
                if (end < 0) {
                    break;
                }
                int next = Marks.skipBlanks(text, end + 1, text.length());
                if (next < text.length() && text.charAt(next) == ':') {
                    role = end - i <= 60 ? Columns.roleOf(text.substring(i + 1, end)) : Role.OTHER;
                    i = next + 1;
                } else {
                    note(open, role, i + 1, end);
                    role = Role.OTHER;
                    i = end + 1;
                }
            } else if (c <= ' ' || c == ',' || c == '[' || c == ']' || c == ':') {
                i++;
            } else {
                int end = bareEnd(i);
                if (end == i) {
                    break;
                }
                if (!text.startsWith("null", i)) {
                    note(open, role, i, end);
                }
                role = Role.OTHER;
                i = end;
            }
        }
        while (!open.isEmpty()) {
            close(open);
        }
        return i;
    }

    /** The end of a number or a word; 0 characters if something else stands here. */
    private int bareEnd(int from) {
        int end = from;
        while (end < text.length()
                && end - from < 40
                && (Marks.isAlnum(text.charAt(end)) || "+-._".indexOf(text.charAt(end)) >= 0)) {
            end++;
        }
        return end;
    }

    private int stringEnd(int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i;
            } else if (c == '\n') {
                return -1;
            }
        }
        return -1;
    }

    private static void note(List<Frame> open, Role role, int start, int end) {
        if (!open.isEmpty() && role != Role.OTHER && role != Role.BESIDE && end > start) {
            open.getLast().note(role, new Span(start, end));
        }
    }

    private void close(List<Frame> open) {
        Frame frame = open.removeLast();
        Span token = frame.of(Role.TOKEN);
        if (token != null && token.length() >= SHORTEST_TOKEN && !isWord(token)) {
            sink.secret(token.start(), token.end());
        }
        Role account = frame.account();
        Span password = secret(frame.of(Role.PASSWORD));
        Span hash = secret(frame.of(Role.HASH));
        // A "hash" beside a mere name is a file's.
        boolean owned = account != null && account != Role.NAME;
        if (password != null) {
            if (hash != null) {
                sink.secret(hash.start(), hash.end());
            }
            report(frame, account, password, SecretForms.kindOf(password.in(text)));
        } else if (hash != null && owned) {
            report(frame, account, hash, SecretForms.kindInHashColumn(hash.in(text)));
        } else if (account != null && !open.isEmpty()) {
            // {"user": {"email": …}, "password": …}
            open.getLast().note(account, Objects.requireNonNull(frame.of(account)));
        }
    }

    private @Nullable Span secret(@Nullable Span value) {
        return value == null || value.length() > LONGEST_SECRET || isWord(value) ? null : value;
    }

    private boolean isWord(Span span) {
        String value = span.in(text);
        return value.equals("null") || value.equals("true") || value.equals("false");
    }

    private void report(Frame frame, @Nullable Role role, Span secret, SecretKind kind) {
        Span account = role == null ? null : frame.of(role);
        Span place = frame.of(Role.SERVICE);
        String where = place == null ? "" : place.in(text);
        boolean host = Hosts.isUrl(where, 0, where.length()) || Hosts.isHost(where);
        sink.found(new FoundCredential(
                account == null ? secret.start() : Math.min(secret.start(), account.start()),
                account == null ? secret.end() : Math.max(secret.end(), account.end()),
                secret.start(),
                secret.end(),
                account == null ? "" : account.in(text),
                host ? Hosts.of(where).orElse(null) : null,
                kind,
                "credential-json",
                0.9));
    }
}
