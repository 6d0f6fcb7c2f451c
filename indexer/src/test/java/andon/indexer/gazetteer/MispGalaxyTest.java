package andon.indexer.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.vocabulary.EntityType;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MispGalaxyTest {
    private static List<String> lines(String json) throws IOException {
        return MispGalaxy.lines(new StringReader(json), Optional.empty());
    }

    @Test
    void clustersOfTheProjectAreRead() throws IOException {
        assertThat(lines("""
                {"name": "Threat Actor", "type": "threat-actor", "uuid": "x", "values": [
                  {"value": "VELVET QUOKKA", "meta": {"synonyms": ["Quokka Group", "G9999"]}},
                  {"value": "12"}]}
                """)).containsExactly("threat-actor\tVELVET QUOKKA|Quokka");
    }

    @Test
    void linesOfNamesAreRead() throws IOException {
        assertThat(lines("""
                {"name": "Zibblecrypt Ransomware (Linux)", "synonyms": ["ZibbleLocker"], "cluster": "ransomware"}
                {"name": "Unidentified 044", "synonyms": [], "cluster": "malpedia"}
                """)).containsExactly("malware\tZibblecrypt|ZibbleLocker");
    }

    @Test
    void typeCanBeStated() throws IOException {
        assertThat(MispGalaxy.lines(
                        new StringReader("{\"name\": \"Zibbler\", \"synonyms\": []}"),
                        Optional.of(EntityType.THREAT_ACTOR)))
                .containsExactly("threat-actor\tZibbler");
    }

    @Test
    void whatIsNoClusterIsRefused() {
        assertThatThrownBy(() -> lines("<html>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no MISP galaxy cluster");
        assertThatThrownBy(() -> lines("{\"name\": \"7\"}")).hasMessageContaining("no names");
    }

    @Test
    void operatorsListIsFoundInTexts(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("own.tsv"), lines("{\"name\": \"Zibblecrypt\", \"synonyms\": [\"Zib 2\"]}"));
        assertThat(Gazetteer.with(folder).find("files locked by zibblecrypt"))
                .extracting(e -> e.value())
                .containsExactly("Zibblecrypt");
    }

    @Test
    void brokenListIsRefusedWithItsLine(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("own.tsv"), "# own\nvirus\tZibble\n");
        assertThatThrownBy(() -> Gazetteer.with(folder))
                .hasMessageContaining("line 2")
                .hasMessageContaining("virus");
    }

    @Test
    void hundredThousandNamesDoNotSlowReading() {
        List<ListedName> names = new java.util.ArrayList<>(GazetteerList.bundled());
        for (int i = 0; i < 100_000; i++) {
            names.add(new ListedName(EntityType.MALWARE, "Zib" + i, "Zib" + i, ListedName.Sense.DISTINCT));
        }
        Gazetteer large = Gazetteer.of(names);
        assertThat(large.find("a Zib99999 sample")).hasSize(1);
    }
}
