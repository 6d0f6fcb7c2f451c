package andon.indexer.credentials;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the columns of a table, the keys of an object and the labels of a stealer log hold, by their names in many
 * languages. Names are compared without case, blanks, {@code _}, {@code -} and {@code .}.
 */
final class Columns {
    /** In order of how well an account is named by it. */
    enum Role {
        EMAIL,
        LOGIN,
        PHONE,
        NAME,
        SERVICE,
        PASSWORD,
        HASH,
        /** Not a password, and not to be shown either: tokens, one-time secrets, card codes. */
        TOKEN,
        /** Stands in blocks of stealer logs and says nothing about the credential. */
        BESIDE,
        OTHER;

        boolean isAccount() {
            return this == EMAIL || this == LOGIN || this == PHONE || this == NAME;
        }

        boolean isSecret() {
            return this == PASSWORD || this == HASH;
        }
    }

    private static final int LONGEST = 40;

    private static final Map<String, Role> ROLES = roles();
    private static final int LONGEST_ROLE =
            ROLES.keySet().stream().mapToInt(String::length).max().orElse(0);
    /** What the names of secrets begin with: of each the two first letters, as {@link #pair} mixes them. */
    private static final BitSet SECRET_STARTS = new BitSet();

    /** The ASCII characters that count where names are compared. */
    private static final boolean[] LETTERS = new boolean[128];

    static {
        ROLES.forEach((name, role) -> {
            if (role.isSecret()) {
                SECRET_STARTS.set(pair(name.charAt(0), name.length() > 1 ? name.charAt(1) : 0));
            }
        });
        for (char c = 0; c < LETTERS.length; c++) {
            LETTERS[c] = c > ' ' && "_-.\"'`[]*#".indexOf(c) < 0;
        }
    }

    private static int pair(char first, char second) {
        return (first * 31 + second) & 0xFFFF;
    }

    private Columns() {}

    private static Map<String, Role> roles() {
        Map<String, Role> roles = new HashMap<>();
        try (InputStream in = Columns.class.getResourceAsStream("column-names.txt")) {
            if (in == null) {
                throw new IllegalStateException("the build left out column-names.txt");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(words -> {
                        for (int i = 1; i < words.length; i++) {
                            roles.putIfAbsent(words[i], Role.valueOf(words[0]));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(roles);
    }

    static Role roleOf(CharSequence name) {
        if (name.length() > LONGEST) {
            return Role.OTHER;
        }
        StringBuilder key = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (isLetter(c)) {
                if (key.length() == LONGEST_ROLE) {
                    return Role.OTHER;
                }
                key.append(c);
            }
        }
        return ROLES.getOrDefault(key.toString().toLowerCase(Locale.ROOT), Role.OTHER);
    }

    /** Whether the character counts where names are compared. */
    private static boolean isLetter(char c) {
        return c < LETTERS.length ? LETTERS[c] : c != '•' && c != '’';
    }

    /** A look at the first two letters of the name in [from, to): false if no secret is called so. */
    static boolean mayNameSecret(String text, int from, int to) {
        int first = letter(text, from, to);
        if (first == to) {
            return false;
        }
        int second = letter(text, first + 1, to);
        char next = second == to ? 0 : text.charAt(second);
        // In small letters these are two letters, or one of two.
        return next == 'İ'
                || next == 'Σ'
                || SECRET_STARTS.get(pair(Character.toLowerCase(text.charAt(first)), Character.toLowerCase(next)));
    }

    private static int letter(String text, int from, int to) {
        int i = from;
        while (i < to && !isLetter(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
