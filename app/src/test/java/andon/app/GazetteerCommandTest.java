package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GazetteerCommandTest {
    private static final String CLUSTER = "{\"type\": \"threat-actor\", \"values\": [{\"value\": \"VELVET QUOKKA\"}]}";

    @TempDir
    Path folder;

    @Test
    void importedNamesAreFoundInTexts() throws IOException {
        Path cluster = Files.writeString(folder.resolve("own.json"), CLUSTER);
        Ran ran = Ran.andon("gazetteer", "import", "--data", folder.toString(), cluster.toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("own.tsv\t1");
        assertThat(Ran.andon("gazetteer", "list", "--data", folder.toString()).out())
                .contains("own.tsv\t1");
        String text = "{\"id\": 1, \"text\": \"Velvet Quokka is back\"}";
        Ran found = Ran.reading(
                text, "extract", "--gazetteer", folder.resolve("gazetteer").toString());
        assertThat(found.out()).contains("\"threat-actor\"", "\"VELVET QUOKKA\"");
    }

    @Test
    void wrongFilesAndTypesAreUsageErrors() throws IOException {
        Path page = Files.writeString(folder.resolve("page.json"), "<html>");
        Ran noCluster = Ran.andon("gazetteer", "import", "--data", folder.toString(), page.toString());
        assertThat(noCluster.code()).isEqualTo(2);
        assertThat(noCluster.err()).contains("page.json", "no MISP galaxy cluster");
        Ran noType = Ran.andon("gazetteer", "import", "--data", folder.toString(), "--type", "virus", page.toString());
        assertThat(noType.code()).isEqualTo(2);
        assertThat(noType.err()).contains("malware or threat-actor");
    }

    @Test
    void brokenListStopsTheFilterWithItsLine() throws IOException {
        Files.writeString(folder.resolve("bad.tsv"), "virus\tZibble\n");
        Ran ran = Ran.reading("{\"id\": 1, \"text\": \"x\"}", "extract", "--gazetteer", folder.toString());
        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("bad.tsv, line 1");
    }
}
