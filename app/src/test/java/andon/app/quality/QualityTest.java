package andon.app.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.app.quality.Gold.Label;
import andon.app.quality.Gold.Place;
import andon.indexer.Extractor;
import andon.indexer.TextReader;
import andon.vocabulary.MaskedSecret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityTest {
    @TempDir
    Path folder;

    @Test
    void theTestbedsFiguresAreNotBelowTheBaseline() throws IOException {
        Quality quality = Quality.judge(null);

        assertThat(quality.fallen()).isEmpty();
        assertThat(quality.lines()).hasSizeGreaterThan(30);
        assertThat(quality.lines())
                .as("every figure of this run has its line in baseline.tsv; write them with andon quality --lines")
                .allMatch(line ->
                        baseline().contains(line.substring(0, line.lastIndexOf('\t', line.lastIndexOf('\t') - 1))));
    }

    private static String baseline() {
        try (var in = Quality.class.getResourceAsStream("baseline.tsv")) {
            return new String(
                    java.util.Objects.requireNonNull(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aFigureBelowTheBaselineIsNamed() throws IOException {
        Baseline baseline = read("set\tcve\ten\t0.9000\t0.8000\n");

        assertThat(baseline.fallen(List.of(new Score("set", "cve", "en", 9, 1, 2))))
                .isEmpty();
        assertThat(baseline.fallen(List.of(new Score("set", "cve", "en", 9, 2, 2))))
                .containsExactly("set cve en: precision 0.8182 (was 0.9000), recall 0.8182 (was 0.8000)");
        assertThat(baseline.fallen(List.of(new Score("set", "cve", "en", 7, 0, 3))))
                .hasSize(1);
        assertThatThrownBy(() -> read("set\tcve\n")).hasMessageContaining("line 1");
    }

    private static Baseline read(String lines) throws IOException {
        return Baseline.read(new BufferedReader(new StringReader(lines)));
    }

    @Test
    void aHitCountsOnlyWithItsExactPlaceAndType() {
        TextJudge judge = new TextJudge(new Extractor(new TextReader(new MaskedSecret.Key(new byte[32]))));
        String text = "see CVE-2026-10001 and CVE-2026-10002, also CVE-2026-10003";
        Gold gold = new Gold(
                "1",
                "en",
                text,
                List.of(
                        new Label("cve", new Place(4, 18)),
                        new Label("cve", new Place(23, 36)),
                        new Label("cve", new Place(0, 3))),
                List.of(new Place(44, 58)));

        List<Score> scores = judge.spans(new Gold.Collection("own", Set.of("cve"), List.of(gold)))
                .scores();

        assertThat(scores).containsExactly(new Score("own", "cve", "en", 1, 1, 2));
    }

    @Test
    void bothColumnFormatsGiveTextsWithPlacesInCodePoints() throws IOException {
        Path conll = Files.writeString(
                folder.resolve("a.conll"), "🙂\tO\nNorth\tB-corporation\nQuay\tI-corporation\n\nok\tO\n");
        assertThat(ColumnFile.conll(conll, Map.of("corporation", "organization"), "en"))
                .containsExactly(
                        new Gold(
                                "0",
                                "en",
                                "🙂 North Quay",
                                List.of(new Label("organization", new Place(2, 12))),
                                List.of()),
                        new Gold("1", "en", "ok", List.of(), List.of()));

        Path iob2 =
                Files.writeString(folder.resolve("a.iob2"), "# text = 北港銀行です\n1\t北港銀行\tB-ORG\t-\t-\n2\tです\tO\t-\t-\n");
        assertThat(ColumnFile.iob2(iob2, Map.of("ORG", "organization"), "ja"))
                .containsExactly(
                        new Gold("0", "ja", "北港銀行です", List.of(new Label("organization", new Place(0, 4))), List.of()));
    }

    @Test
    void aFileOfAnotherFormIsRefusedWithItsLine() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.conll"), "North Quay\n");
        assertThatThrownBy(() -> ColumnFile.conll(bad, Map.of(), "en"))
                .hasMessageContaining("bad.conll")
                .hasMessageContaining("North Quay");
    }
}
