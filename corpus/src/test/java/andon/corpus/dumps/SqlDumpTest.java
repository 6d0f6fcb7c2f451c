package andon.corpus.dumps;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of dumps that were not made by a program, or were cut. */
class SqlDumpTest {
    private static final String LONG = "a long story of ships and of the harbours that they saw in the winter when the"
            + " lights of the north were out and nobody came to the shore to see who it was";

    /** The last cells of the rows that end, which are what a reader needs most to know the place of. */
    private static List<String> lastCells(String text) {
        List<String> last = new ArrayList<>();
        SqlDump<List<String>> dump = new SqlDump<>(text, new SqlDump.Reader<>() {
            @Override
            public Optional<List<String>> table(List<String> columns) {
                return Optional.of(columns);
            }

            @Override
            public void row(List<String> table, List<Span> cells, boolean whole) {
                if (whole) {
                    last.add(cells.getLast().in(text));
                }
            }

            @Override
            public boolean isOf(List<String> table, int cells) {
                return cells == table.size();
            }
        });
        for (int from = 0; from < text.length(); ) {
            int newline = text.indexOf('\n', from);
            int end = newline < 0 ? text.length() : newline;
            int next = dump.at(from, end);
            from = next > from && next != end ? next : end + 1;
        }
        return last;
    }

    /** Eight rows, of which the second has the value. */
    private static String insert(String value, String between) {
        List<String> rows = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            rows.add("(%d, %s, 'mail%d')".formatted(i, i == 2 ? value : "'fine'", i));
        }
        return "INSERT INTO notes (id, note, mail) VALUES\n" + String.join(between, rows) + ";\n";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'it's ~'",
                "'it's ~, and more of it'",
                "'it's (as ~ says) so, is it'",
                "'it's (as ~ says) so: it's'",
                "'5' 11\", ~'",
                "'it's ~\n\nand a line more (of it)\nor two'",
                "'rock 'n' roll ~'"
            })
    void anApostropheThatIsNotDoubledCostsItsOwnRowAtMost(String value) {
        for (String between : List.of(",\n", ",", ", ")) {
            assertThat(lastCells(insert(value.replace("~", LONG), between)))
                    .as(between)
                    .contains("mail1", "mail3", "mail4", "mail5", "mail6", "mail7", "mail8");
        }
    }

    @Test
    void badStatementsDoNotKeepTheGoodOnesBehindThemFromBeingRead() {
        String bad = "INSERT INTO notes (id, note) VALUES (1, 'it's " + LONG + "\n";
        String good = "INSERT INTO notes (id, note) VALUES (2, 'good');\n";
        assertThat(lastCells(bad.repeat(6) + good.repeat(20_000)))
                .filteredOn("good"::equals)
                .hasSize(20_000);
        String closed = "INSERT INTO notes (id, note) VALUES (1, 'it's (so) " + LONG + "');\n";
        assertThat(lastCells(closed.repeat(1_000) + good.repeat(20_000)))
                .filteredOn("good"::equals)
                .hasSize(20_000);
    }

    @Test
    void whatFollowsAStatementWithoutItsMarkIsNoRowOfIt() {
        assertThat(lastCells("""
                INSERT INTO t (a, b) VALUES (1, 'x')
                GO
                INSERT INTO t (a, b) VALUES (2, 'y')
                Fresh dump (all of it), and more.
                (no time wasters)
                """)).containsExactly("x", "y");
    }

    @Test
    void theColumnsOfACopyStandOnItsLine() {
        assertThat(lastCells("copy t (a\n) from stdin\n1\n")).isEmpty();
        assertThat(lastCells("copy t (a, b) from stdin\n1\tx\n")).containsExactly("x");
    }
}
