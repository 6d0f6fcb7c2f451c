package andon.indexer.detect;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands in a secret's place in manuals and programs: templates, rows of x, the word itself. */
final class Placeholders {
    private static final Set<String> WORDS = Set.of(
            "password",
            "pass",
            "passwd",
            "pwd",
            "secret",
            "token",
            "changeme",
            "example",
            "null",
            "none",
            "true",
            "false",
            "undefined",
            "user",
            "username",
            "login",
            "email",
            "yourpassword",
            "your_password",
            "unknown",
            "empty",
            "redacted",
            "removed",
            "hidden",
            "n/a",
            "key",
            "value",
            "string",
            "required",
            "пароль",
            "логин");

    /** What programs name as the {@code hash} that they use. */
    private static final Pattern ALGORITHM =
            Pattern.compile("(?:sha|md)-?\\d{1,3}(?:[-/]\\d{3})?", Pattern.CASE_INSENSITIVE);

    private static final Pattern ROOT =
            Pattern.compile("/(?:home|usr|var|root|etc|opt|tmp|Users|mnt|srv|bin|sbin|proc|dev)/[a-z]");

    private Placeholders() {}

    static boolean isOne(String value) {
        String inner = unquoted(value);
        String lower = inner.toLowerCase(Locale.ROOT);
        if (lower.isBlank()
                || isPath(inner)
                || ALGORITHM.matcher(inner).matches()
                || WORDS.contains(lower)
                || lower.indexOf('•') >= 0) {
            return true;
        }
        char first = value.charAt(0);
        char last = value.charAt(value.length() - 1);
        boolean template = first == '$' && value.length() > 1 && "{(".indexOf(value.charAt(1)) >= 0
                || first == '<' && last == '>'
                || first == '{' && last == '}'
                || first == '%' && last == '%'
                || first == '[' && last == ']';
        return template || isOneCharacter(lower) || isMarks(lower);
    }

    /** The value of {@code password: 'abc',}. */
    private static String unquoted(String value) {
        int end = value.length();
        while (end > 0 && ",;".indexOf(value.charAt(end - 1)) >= 0) {
            end--;
        }
        boolean quoted = end > 1 && "'\"".indexOf(value.charAt(0)) >= 0 && value.charAt(0) == value.charAt(end - 1);
        return quoted ? value.substring(1, end - 1) : value;
    }

    /** Environments keep where they are under {@code PWD}. Only known roots: a secret in Base64 may begin with a slash, too. */
    private static boolean isPath(String value) {
        return ROOT.matcher(value).lookingAt();
    }

    private static boolean isOneCharacter(String word) {
        for (int i = 1; i < word.length(); i++) {
            if (word.charAt(i) != word.charAt(0)) {
                return false;
            }
        }
        return true;
    }

    /** What a name in a secret's place is made of. */
    private static final Set<String> NAME_PARTS = Set.of(
            "password",
            "passwd",
            "pass",
            "pwd",
            "secret",
            "token",
            "key",
            "api",
            "app",
            "client",
            "user",
            "username",
            "access",
            "auth",
            "private",
            "account",
            "id",
            "name",
            "value",
            "here",
            "my",
            "your",
            "the",
            "service",
            "oauth");

    /** A variable's name where its value belongs: {@code CLIENT_SECRET}, {@code api-token}, {@code my_password}. */
    static boolean isVariable(String value) {
        String[] parts = value.toLowerCase(Locale.ROOT).split("[_.-]", -1);
        return parts.length > 1 && NAME_PARTS.containsAll(java.util.List.of(parts));
    }

    /** Rows of {@code x}, {@code *} or dots. */
    private static boolean isMarks(String lower) {
        return lower.chars().allMatch(c -> "x*.-_ ".indexOf(c) >= 0);
    }

    /** What people write into examples in a key's place. */
    private static final String[] EXAMPLES = {
        "example", "placeholder", "changeme", "change_me", "your_", "your-", "yourkey", "yourtoken", "yoursecret",
                "insert",
        "dummy", "redacted", "xxxxx", "replace", "sample", "goes_here", "goeshere", "todo", "notasecret", "not_a_secret"
    };

    /** Whether the stretch holds a word that stands for a key that somebody else is to put in. */
    static boolean isTemplate(String text, int from, int to) {
        String lower = text.substring(from, to).toLowerCase(Locale.ROOT);
        for (String example : EXAMPLES) {
            if (lower.contains(example)) {
                return true;
            }
        }
        return false;
    }
}
