package andon.corpus.persons;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Given names in Latin letters, out of the list that the indexer's models have features of, too. */
final class GivenNames {
    private static final String HEADING = "given\t";
    private static final Set<String> NAMES = load();

    private GivenNames() {}

    private static Set<String> load() {
        try (InputStream in = GivenNames.class.getResourceAsStream(Persons.PEOPLE_AND_PLACES)) {
            if (in == null) {
                throw new IllegalStateException("the build left out people-places.txt");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> line.startsWith(HEADING))
                    .flatMap(line -> Stream.of(line.substring(HEADING.length()).split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the word, in small letters, is one. */
    static boolean has(String lower) {
        return NAMES.contains(lower);
    }
}
