package andon.searchapi.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.database.Database;
import andon.evidence.EvidenceEnvelopes;
import andon.evidence.EvidenceKeyFile;
import andon.evidence.EvidenceSeals;
import andon.evidence.EvidenceSettings;
import andon.evidence.Sealing;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.OrganisationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples lie under the evidence's keys, follow their changes, and those from before that stay readable. */
class SealedSamplesTest {
    @TempDir
    Path folder;

    private final SampleKeys own = new SampleKeys(List.of(new byte[SampleKeys.KEY_BYTES]));
    private Database database;
    private EvidenceSettings settings;

    TestDatabase database() {
        return TestDatabase.H2;
    }

    @BeforeEach
    void open() throws IOException {
        database = Database.open(database().fresh(folder));
        settings = EvidenceSettings.defaults(Files.createDirectories(folder.resolve("warc")));
        new EvidenceKeyFile(settings.sealing().keyFile()).make();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private SealedSamples samples(Optional<SampleKeys> keys) {
        return new SealedSamples(database, EvidenceEnvelopes.of(settings.sealing()), keys);
    }

    /** As an Andon seals that keeps evidence in the clear, and as all did before. */
    private SealedSamples samplesOfBefore() {
        return new SealedSamples(
                database, EvidenceEnvelopes.of(Sealing.off(settings.sealing().keyFile())), Optional.of(own));
    }

    private EvidenceSeals seals(SealedSamples samples) throws IOException {
        return EvidenceSeals.of(settings, samples);
    }

    private long put(SealedSamples samples, byte[] content) throws IOException {
        SampleFacts facts = new SampleTriage(text -> new EmbeddedIndicators.Read(text, List.of())).look(content);
        SealedSamples.Parts parts = samples.seal(content, facts.sha256()).orElseThrow();
        SampleTable table = new SampleTable(database);
        long id = table.insert(
                        new Sample(
                                0,
                                new OrganisationId("acme"),
                                "a.bin",
                                "mina",
                                Instant.parse("2026-11-30T00:00:00Z"),
                                facts),
                        parts.seal(),
                        parts.parts().size())
                .orElseThrow();
        table.insertParts(id, parts);
        return id;
    }

    private static byte[] content(int seed) {
        byte[] content = new byte[1_200_000];
        Arrays.fill(content, (byte) seed);
        return content;
    }

    @Test
    void aKeyIsRetiredWhenNoSampleNeedsItAndAllStillOpen() throws IOException {
        SealedSamples samples = samples(Optional.empty());
        long id = put(samples, content(1));
        String old = new EvidenceKeyFile(settings.sealing().keyFile()).ids().getFirst();
        String now = seals(samples).addKey();
        long later = put(samples, content(2));
        assertThat(seals(samples).keys())
                .containsExactly(new EvidenceSeals.KeyUse(now, true, 0, 1), new EvidenceSeals.KeyUse(old, false, 0, 1));
        assertThatThrownBy(() -> seals(samples).retire(old))
                .hasMessageContaining("1 sealed files still need key " + old);

        assertThat(seals(samples).rewrap(told -> {})).isEqualTo(1);
        assertThat(seals(samples).rewrap(told -> {})).isZero();
        seals(samples).retire(old);
        assertThat(samples.open(id)).isEqualTo(content(1));
        assertThat(samples.open(later)).isEqualTo(content(2));
        assertThat(seals(samples).seal(true, told -> {})).isEqualTo(2);
        assertThat(samples.open(id)).isEqualTo(content(1));
    }

    @Test
    void aSampleUnderAKeyOfItsOwnOpensAndComesUnderTheEvidencesKey() throws IOException {
        long id = put(samplesOfBefore(), content(3));
        SealedSamples samples = samples(Optional.of(own));
        assertThat(samples.needing()).isEmpty();
        assertThat(samples.open(id)).isEqualTo(content(3));

        List<String> told = new ArrayList<>();
        assertThat(samples.rewrap(told::add)).isZero();
        assertThat(samples.seal(false, told::add)).isEqualTo(1);
        assertThat(told).containsExactly("sample " + id + " sealed with the evidence's key");
        assertThat(samples.seal(false, told::add)).isZero();
        assertThat(samples(Optional.empty()).open(id))
                .as("its own key is needed no more")
                .isEqualTo(content(3));
        assertThat(samples.needing()).hasSize(1);
    }

    @Test
    void aSampleWhoseKeyIsAwayStaysAsItIsAndTheOthersGoOn() throws IOException {
        long id = put(samplesOfBefore(), content(4));
        long other = put(samples(Optional.empty()), content(5));
        SealedSamples without = samples(Optional.empty());
        List<String> told = new ArrayList<>();
        assertThatThrownBy(() -> without.seal(true, told::add)).hasMessageContaining("1 samples could not be opened");
        assertThat(told).anyMatch(line -> line.startsWith("sample " + id + ": "));
        assertThat(without.open(other)).isEqualTo(content(5));
        assertThat(samples(Optional.of(own)).open(id)).isEqualTo(content(4));

        Files.delete(settings.sealing().keyFile());
        assertThatThrownBy(without::requireKeyFile).hasMessageContaining("samples sealed with key");
        assertThatThrownBy(() -> without.seal(content(6), "x")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> samples(Optional.empty()).open(other)).isInstanceOf(IOException.class);
    }

    @Test
    void aSampleThatIsSealedAnewWhileItIsOpenedIsNotTakenForDamaged() throws IOException {
        long id = put(samplesOfBefore(), content(10));
        SealedSamples samples = samples(Optional.of(own));
        SampleTable table = new SampleTable(database);
        SampleTable.Sealing before = table.sealing(id).orElseThrow();
        assertThat(samples.seal(false, told -> {})).isEqualTo(1);
        assertThat(samples.open(id, before)).isEqualTo(content(10));

        SampleTable.Sealing first = table.sealing(id).orElseThrow();
        assertThat(samples.seal(true, told -> {})).isEqualTo(1);
        assertThat(samples.open(id, first)).isEqualTo(content(10));

        database.sql()
                .sql("update sample_part set sealed = ? where sample_id = ? and number = 0")
                .params(new byte[] {1, 2, 3}, id)
                .update();
        assertThatThrownBy(() -> samples.open(id, first)).as("damaged").isInstanceOf(IOException.class);
        assertThatThrownBy(() -> samples.open(id)).isInstanceOf(IOException.class);
    }

    @Test
    void withoutAnyKeyNothingIsSealed() throws IOException {
        SealedSamples none = new SealedSamples(
                database, EvidenceEnvelopes.of(Sealing.off(settings.sealing().keyFile())), Optional.empty());
        assertThat(none.seal(content(7), "x")).isEmpty();
    }

    @Test
    void oneSamplesBytesDoNotStandInForAnothers() throws IOException {
        SealedSamples samples = samples(Optional.empty());
        long id = put(samples, content(8));
        long other = put(samples, content(9));
        database.sql()
                .sql("update sample set seal_key = (select seal_key from sample where id = :other),"
                        + " wrapped_key = (select wrapped_key from sample where id = :other) where id = :id")
                .param("id", id)
                .param("other", other)
                .update();
        assertThatThrownBy(() -> samples.open(id)).isInstanceOf(IOException.class);
    }
}
