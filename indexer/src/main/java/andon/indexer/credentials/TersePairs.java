package andon.indexer.credentials;

import andon.vocabulary.SecretKind;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account and its password as people jot them down, on one line or on two: {@code L: bob} and {@code P: secret},
 * {@code login - bob password - secret}. A label and a mark must stand before both; what follows them is one word each.
 */
final class TersePairs {
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_WORD = 96;
    private static final int SHORTEST_SECRET = 3;
    private static final Set<String> SHORT_ACCOUNTS = Set.of("l", "u", "л");
    private static final Set<String> SHORT_SECRETS = Set.of("p", "п");
    private static final Set<String> ACCOUNTS =
            Set.of("login", "log", "user", "username", "email", "mail", "account", "логин", "лог", "почта");
    private static final Set<String> SECRETS =
            Set.of("password", "pass", "passwd", "pwd", "pw", "пароль", "пасс", "пас");

    private record Part(int labelStart, int start, int end, boolean isSecret, boolean isShort) {}

    private final String text;
    private final CredentialSink sink;
    private @Nullable Part account;

    TersePairs(String text, CredentialSink sink) {
        this.text = text;
        this.sink = sink;
    }

    /** Reads a line; the account of the line before counts where nothing stands between. */
    void line(int from, int end) {
        int start = Marks.skipBlanks(text, from, end);
        int stop = Marks.trimBlanks(text, start, end);
        Part first = stop - start > LONGEST_LINE ? null : part(start, stop);
        Part before = account;
        account = null;
        if (first == null) {
            return;
        }
        if (first.isSecret()) {
            if (before != null && before.isShort() == first.isShort() && first.end() == stop) {
                report(before, first);
            }
            return;
        }
        int next = Marks.skipBlanks(text, first.end(), stop);
        next = next < stop && ",;|/".indexOf(text.charAt(next)) >= 0 ? Marks.skipBlanks(text, next + 1, stop) : next;
        Part second = next < stop ? part(next, stop) : null;
        if (second != null && second.isSecret() && second.isShort() == first.isShort()) {
            report(first, second);
        } else if (next >= stop) {
            account = first;
        }
    }

    void forget() {
        account = null;
    }

    /** A label with its mark and the word behind; null if there is none here. */
    private @Nullable Part part(int from, int stop) {
        int end = from;
        while (end < stop && Character.isLetter(text.charAt(end)) && end - from <= 8) {
            end++;
        }
        String label = text.substring(from, end).toLowerCase(Locale.ROOT);
        boolean isShort = SHORT_ACCOUNTS.contains(label) || SHORT_SECRETS.contains(label);
        boolean isSecret = SHORT_SECRETS.contains(label) || SECRETS.contains(label);
        if (!isShort && !isSecret && !ACCOUNTS.contains(label)) {
            return null;
        }
        int mark = Marks.skipBlanks(text, end, stop);
        if (mark >= stop || (isShort ? ":=" : "-–—").indexOf(text.charAt(mark)) < 0 || !isShort && mark == end) {
            return null;
        }
        int word = Marks.skipBlanks(text, mark + 1, stop);
        if (!isShort && word == mark + 1) {
            return null; // "user-agent" is one word
        }
        int wordEnd = word;
        while (wordEnd < stop && text.charAt(wordEnd) > ' ' && text.charAt(wordEnd) < 0x2E80) {
            wordEnd++;
        }
        boolean bounded = wordEnd > word && wordEnd - word <= LONGEST_WORD;
        return bounded ? new Part(from, word, wordEnd, isSecret, isShort) : null;
    }

    private void report(Part who, Part secret) {
        String value = text.substring(secret.start(), secret.end());
        String name = text.substring(who.start(), who.end());
        boolean named = Hosts.isMail(name) || Runs.isName(name);
        if (value.length() < SHORTEST_SECRET || !named || secret.isShort() && !Runs.isStrong(value)) {
            return;
        }
        SecretKind kind = SecretForms.kindOf(value);
        sink.found(new FoundCredential(
                who.labelStart(),
                secret.end(),
                secret.start(),
                secret.end(),
                name,
                null,
                kind,
                "credential-terse-pair",
                0.85));
    }
}
