package andon.indexer.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.TextReader;
import andon.vocabulary.DumpSummary;
import andon.vocabulary.MaskedSecret;
import org.junit.jupiter.api.Test;

class DumpTest {
    private static final TextReader READER = new TextReader(new MaskedSecret.Key(new byte[32]));

    @Test
    void aListSaysItsRowsAccountsDomainsKindsAndPolicy() {
        String md5 = "5f4dcc3b5aa765d61d8327deb882cf99";
        Dump dump = READER.detect(
                        "bob@north.example:Sommer24\neve@north.example:winter7x\nbob@north.example:Other99x!\n"
                                + "cat@south.example:Herbst2024\ndan@west.example:" + md5 + "\n")
                .dump()
                .orElseThrow();
        DumpSummary summary = dump.summary();
        assertThat(summary.rows()).isEqualTo(5);
        assertThat(summary.accounts()).isEqualTo(4);
        assertThat(summary.domains().toString()).isEqualTo("{north.example=3, south.example=1, west.example=1}");
        assertThat(summary.kinds()).containsEntry("password", 4L).containsEntry("md5", 1L);
        assertThat(summary.policy()).isEqualTo(new DumpSummary.Policy(4, 8, 10, 9, 4, 3, 4, 1));
        assertThat(dump.rows()).hasSize(5).isSorted();
    }

    @Test
    void aFewCredentialsAreNoDump() {
        assertThat(READER.detect("bob@north.example:Sommer24").dump()).isEmpty();
    }

    @Test
    void rowsBeyondThoseListedAreMaskedAndCounted() {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < 120_000; i++) {
            list.append("user")
                    .append(i)
                    .append("@north.example:Geheim")
                    .append(i)
                    .append("x\n");
        }
        var detection = READER.detect(list.toString());
        assertThat(detection.found()).hasSize(100_000);
        assertThat(detection.maskedText()).doesNotContain("Geheim");
        assertThat(detection.dump().orElseThrow().summary().rows()).isEqualTo(120_000);
    }
}
