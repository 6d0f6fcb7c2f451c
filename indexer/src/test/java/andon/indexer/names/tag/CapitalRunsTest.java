package andon.indexer.names.tag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What stands beside a word is told by numbers: equal ones for equal runs, others for others. */
class CapitalRunsTest {
    private static int[] features(String text, int word) {
        Row row = Row.words(text, 0, text.length());
        int[] stems = new int[row.size];
        for (int i = 0; i < row.size; i++) {
            stems[i] = text.substring(row.starts[i], row.ends[i]).hashCode();
        }
        CapitalRuns runs = new CapitalRuns();
        runs.begin(row, stems, new int[row.size]);
        int[] into = new int[16];
        return Arrays.copyOf(into, runs.around(word, into, runs.features(word, into, 0)));
    }

    @Test
    void wordOutsideARunHasNone() {
        assertThat(features("they sold access to Acme Freight today", 1)).isEmpty();
    }

    @Test
    void sameRunInTheSameSurroundingsIsTheSameWhereverItStands() {
        assertThat(features("access to Acme Freight today", 2))
                .isNotEmpty()
                .isEqualTo(features("we sell access to Acme Freight today", 4));
    }

    @Test
    void firstWordOfARunIsToldFromTheLast() {
        assertThat(features("access to Acme Freight today", 2))
                .isNotEqualTo(features("access to Acme Freight today", 3));
    }

    @Test
    void runGoesOnOverOfAndAmpersand() {
        assertThat(features("at Bank of America now", 1)).isNotEqualTo(features("at Bank in America now", 1));
        assertThat(features("at Bank of America now", 2)).isNotEmpty();
        assertThat(features("at Marks & Spencer now", 2)).isNotEmpty();
    }
}
