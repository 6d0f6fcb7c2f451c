package andon.corpus.persons;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What a word of running text says of the capitals beside it; what each kind is for is written in {@code prose.txt}. */
enum ProseCue {
    TITLE,
    TITLE_CAPITAL,
    OFFICE,
    OFFICE_BEFORE,
    FAMILY,
    WHOSE,
    LIVES,
    WORKS,
    PAPER,
    PARTICLE,
    THING,
    BRAND,
    OF_ADDRESS,
    MONTH,
    NUMBERED,
    SMALL,
    FAMILY_JA,
    FAMILY_ZH,
    OFFICE_JA,
    OFFICE_ZH,
    THING_HAN,
    WORD_ZH,
    GIVEN_RU;

    private final Set<String> words = new HashSet<>();

    static {
        try (InputStream in = ProseCue.class.getResourceAsStream("prose.txt")) {
            if (in == null) {
                throw new IllegalStateException("the build left out prose.txt");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" "))
                    .forEach(line -> {
                        for (int i = 1; i < line.length; i++) {
                            valueOf(line[0]).words.add(line[i]);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the word, in small letters, is one of these. */
    boolean is(String lower) {
        return words.contains(lower);
    }

    static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
