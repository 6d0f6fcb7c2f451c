package andon.indexer.names.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.indexer.names.tag.TextTagger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training on small texts of our own; all names are invented. */
class NameTrainingTest {
    @TempDir
    Path folder;

    private final List<String> report = new ArrayList<>();

    private byte[] train(TextTagger.Model language) throws IOException {
        return new NameTraining(language, report::add).train(folder);
    }

    private void japanese(String name, int from, int to) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = from; i < to; i++) {
            char c = (char) ('ア' + i * 2);
            String company = "株式会社" + c + "ルタ" + c;
            String text = company + "は東京で製品を売る。";
            lines.append("{\"text\": \"%s\", \"entities\": [{\"span\": [0, %d], \"type\": \"法人名\"}]}\n"
                    .formatted(text, company.length()));
            lines.append("{\"text\": \"昨日は%c天気がよかった。\", \"entities\": []}\n".formatted(c));
        }
        Files.writeString(folder.resolve(name), lines);
    }

    @Test
    void learnsFromOneFileAndMeasuresTheOther() throws IOException {
        japanese("a.train.jsonl", 0, 20);
        japanese("a.dev.jsonl", 20, 30);

        assertThat(train(TextTagger.Model.JAPANESE)).isNotEmpty();

        assertThat(report).anyMatch(line -> line.startsWith("learns from a.train.jsonl: 40 texts, 20 organisations"));
        assertThat(report).anyMatch(line -> line.contains("a.dev.jsonl") && line.contains("F1 1.000"));
    }

    @Test
    void sameDataGiveTheSameBytes() throws IOException {
        japanese("a.train.jsonl", 0, 12);

        assertThat(train(TextTagger.Model.JAPANESE)).isEqualTo(train(TextTagger.Model.JAPANESE));
    }

    @Test
    void columnsWithTextLinesAreRead() throws IOException {
        Path file = folder.resolve("b.train.iob2");
        Files.writeString(file, """
                # text = Куплено у ООО «Вектор».
                1\tКуплено\tO
                2\tу\tO
                3\tООО\tB-ORG
                4\t«\tI-ORG
                5\tВектор\tI-ORG
                6\t»\tI-ORG
                7\t.\tO
                """);

        List<Annotated> texts = AnnotatedFile.read(file);

        assertThat(texts).hasSize(1);
        Annotated.Name name = texts.getFirst().names().getFirst();
        assertThat(texts.getFirst().text().substring(name.start(), name.end())).isEqualTo("ООО «Вектор»");
    }

    @Test
    void folderWithoutTextsIsRefused() {
        assertThatThrownBy(() -> train(TextTagger.Model.RUSSIAN))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds no annotated text in ru");
    }

    @Test
    void brokenLineIsNamed() throws IOException {
        Files.writeString(folder.resolve("c.train.jsonl"), "{\"text\": \"a\", \"entities\": []}\n{broken\n");

        assertThatThrownBy(() -> train(TextTagger.Model.JAPANESE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2");
    }
}
