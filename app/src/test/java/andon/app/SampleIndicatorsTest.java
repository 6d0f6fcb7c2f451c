package andon.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.app.settings.DataFolder;
import andon.app.settings.SamplesSection;
import andon.app.settings.UsageException;
import andon.searchapi.samples.EmbeddedIndicators;
import andon.vocabulary.MaskedSecret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The indexer's own detectors read samples' strings, and the keys come from where the settings say. */
class SampleIndicatorsTest {
    @TempDir
    Path folder;

    @Test
    void theDetectorsFindWhatPointsElsewhereAndMaskSecrets() {
        EmbeddedIndicators.Read read = new SampleIndicators(new MaskedSecret.Key(new byte[32]))
                .read(
                        "GET http://beacon.evil-lantern.com/gate.php\n203.0.113.9\nMozilla/5.0\nmina@acme.com:Tr0ub4dor&3");
        assertThat(read.found()).extracting(EmbeddedIndicators.Found::type).contains("url", "ipv4-addr", "credential");
        assertThat(read.maskedText()).contains("Mozilla/5.0").doesNotContain("Tr0ub4dor&3");
        assertThat(read.found()).noneMatch(found -> found.value().contains("Tr0ub4dor&3"));
    }

    @Test
    void keysForSamplesComeFromTheDataFolderOrTheNamedFile() throws IOException {
        DataFolder data = new DataFolder(folder.resolve("data"));
        SamplesSection own = new SamplesSection(null);
        assertThat(own.keys(data, false)).isEmpty();
        assertThat(data.path().resolve("samples.key")).doesNotExist();
        assertThat(own.keys(data, true)).isPresent();
        assertThat(data.path().resolve("samples.key")).isRegularFile();
        assertThat(own.keys(data, false)).as("what was sealed with it").isPresent();
        Path file = Files.writeString(folder.resolve("keys"), "00".repeat(32) + "\n" + "11".repeat(32) + "\n");
        new SamplesSection(file).keys(data, false);
        Files.writeString(file, "short\n");
        assertThatThrownBy(() -> new SamplesSection(file).keys(data, false))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("64 hexadecimal digits");
        assertThatThrownBy(() -> new SamplesSection(folder.resolve("none")).keys(data, false))
                .isInstanceOf(UsageException.class);
    }
}
