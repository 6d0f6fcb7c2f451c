package andon.corpus.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryPropertiesTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @Test
    void everyTreePrintsToATextThatParsesToIt() {
        RandomQueries queries = new RandomQueries(3);
        int parsed = 0;
        for (int i = 0; i < 20_000; i++) {
            Query query = queries.query(3);
            String text = QueryPrinter.print(query);
            try {
                assertThat(QueryParser.parse(text, NOW)).as(text).isEqualTo(query);
                parsed++;
            } catch (QuerySyntaxException e) {
                // Only a bound on cost may stand in the way of a tree that the parser could not have made.
                assertThat(e.getMessage()).as(text).contains("at most");
            }
        }
        assertThat(parsed).isGreaterThan(18_000);
    }

    @Test
    void mutationsOfValidQueriesThrowNothingButTheSyntaxErrorAndPrintBack() {
        RandomQueries queries = new RandomQueries(4);
        Random random = new Random(4);
        int parsed = 0;
        for (int i = 0; i < 20_000; i++) {
            String text = mutated(QueryPrinter.print(queries.query(2)), random);
            if (roundTrips(text)) {
                parsed++;
            }
        }
        assertThat(parsed).isGreaterThan(2_000);
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutated = new StringBuilder(text);
        for (int j = 1 + random.nextInt(3); j > 0; j--) {
            int at = random.nextInt(mutated.length() + 1);
            switch (random.nextInt(4)) {
                case 0 -> mutated.insert(at, Character.toString(random.nextInt(0x110000)));
                case 1 -> mutated.insert(at, "():\"*~-\\ ,.@/…•\u0000\uD83D".charAt(random.nextInt(17)));
                case 2 -> mutated.delete(at, Math.min(mutated.length(), at + 1 + random.nextInt(3)));
                default -> mutated.insert(at, text, 0, random.nextInt(text.length() + 1));
            }
        }
        return mutated.toString();
    }

    /** Whether the text is a query; then it prints back. */
    private static boolean roundTrips(String text) {
        Query query;
        try {
            query = QueryParser.parse(text, NOW);
        } catch (QuerySyntaxException e) {
            assertThat(e.column()).as(text).isBetween(1, text.codePointCount(0, text.length()) + 1);
            return false;
        }
        String printed = QueryPrinter.print(query);
        try {
            assertThat(QueryParser.parse(printed, NOW))
                    .as("%s as %s", text, printed)
                    .isEqualTo(query);
        } catch (QuerySyntaxException e) {
            // Lists and time forms print longer than they were written.
            assertThat(e.getMessage()).as("%s as %s", text, printed).contains("a query of at most");
        }
        return true;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(", ")", "-", "\"", "a OR ", "NOT ", "org:\"", "((a) ", "lang:en,", "\uD83D", "*", "é\u0301"})
    void whatIsRepeatedWithoutEndIsRefusedOrRead(String piece) {
        for (int times : List.of(1, 21, 101, 999, 100_000)) {
            roundTrips(piece.repeat(times));
            roundTrips(piece.repeat(times) + "a");
        }
    }
}
