package andon.corpus.persons;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a label, a key or a column's name says of the value beside it, by names in many languages. */
enum PersonalLabel {
    NAME,
    /** A person's, if other personal things stand beside it; else of anything. */
    PERHAPS_NAME,
    ADDRESS,
    POSTCODE,
    BIRTH,
    IDENTITY,
    PHONE,
    /** An account or what opens it: found and masked by others, but it tells that a person is spoken of. */
    LOGIN,
    /** Tells that an organisation is spoken of. */
    COMPANY,
    /** Nobody's; it ends the value before. */
    OTHER;

    /** In UTF-16 units, before marks are left out. */
    static final int LONGEST = 40;

    private static final Map<String, PersonalLabel> NAMES = names();

    private static Map<String, PersonalLabel> names() {
        Map<String, PersonalLabel> names = new HashMap<>();
        try (InputStream in = PersonalLabel.class.getResourceAsStream("labels.txt")) {
            if (in == null) {
                throw new IllegalStateException("the build left out labels.txt");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(words -> {
                        for (int i = 1; i < words.length; i++) {
                            names.putIfAbsent(words[i], valueOf(words[0]));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(names);
    }

    static Optional<PersonalLabel> of(CharSequence name) {
        if (name.length() > LONGEST) {
            return Optional.empty();
        }
        StringBuilder key = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
                key.append(c);
            }
        }
        int end = key.length();
        while (end > 1 && Character.isDigit(key.charAt(end - 1))) {
            end--;
        }
        return Optional.ofNullable(NAMES.get(key.substring(0, end).toLowerCase(Locale.ROOT)));
    }

    /** Whether what it stands beside is not shown to others. */
    boolean isPersonal() {
        return switch (this) {
            case NAME, PERHAPS_NAME, ADDRESS, POSTCODE, BIRTH, IDENTITY, PHONE -> true;
            case LOGIN, COMPANY, OTHER -> false;
        };
    }

    /** How sure it is of what it says. */
    Found.By says() {
        return this == PERHAPS_NAME ? Found.By.LOOKS : Found.By.LABEL;
    }

    boolean isName() {
        return this == NAME || this == PERHAPS_NAME;
    }

    boolean isPlace() {
        return this == ADDRESS || this == POSTCODE;
    }

    /** Whether a company has none of it. */
    boolean isHuman() {
        return this == NAME || this == BIRTH || this == IDENTITY;
    }

    /** Whether the value can be what the label says; so that {@code Address: bc1q…} is none. */
    boolean fits(CharSequence value) {
        int letters = 0;
        int digits = 0;
        int blanks = 0;
        boolean wide = false;
        for (int i = 0; i < value.length(); ) {
            int c = Character.codePointAt(value, i);
            letters += Character.isLetter(c) ? 1 : 0;
            digits += Character.isDigit(c) ? 1 : 0;
            blanks += Character.isWhitespace(c) || c == ',' ? 1 : 0;
            wide |= Character.isIdeographic(c) || Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL;
            i += Character.charCount(c);
        }
        return switch (this) {
            case NAME -> letters > 0 && digits <= 2;
            case PERHAPS_NAME -> letters > 1 && digits == 0;
            case ADDRESS -> letters > 0 && (blanks > 0 || wide) && !Amounts.begins(value);
            case POSTCODE -> digits >= 2 && value.length() <= 12 && !Amounts.begins(value);
            case BIRTH -> digits >= 2 && value.length() <= 30;
            case IDENTITY -> digits >= 4 && value.length() <= 40;
            case PHONE -> digits >= 6 && value.length() <= 30;
            case LOGIN, COMPANY, OTHER -> false;
        };
    }
}
