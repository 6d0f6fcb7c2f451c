package andon.indexer.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.indexer.gazetteer.Gazetteer;
import andon.indexer.names.tag.TextTagger;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * OpenNLP's own module (opennlp-dl) with the real ONNX Runtime, out of a folder of jars as an operator has it, over an ONNX file.
 * The model is a table of scores, no trained transformer: what it says is known, so what Andon makes of it can be asserted.
 */
class OnnxNamesIT {
    private static final Path JARS = Path.of("target", "onnx");
    private static final List<String> VOCABULARY = List.of(
            "[PAD]", "[UNK]", "[CLS]", "[SEP]", "Quell", "##mark", "Freight", "Oslo", "moved", "to", "from", "and");
    private static final List<String> LABELS = List.of("O", "B-ORG", "I-ORG", "B-LOC");

    @TempDir
    static Path folder;

    private static NameModel.Onnx settings;

    @BeforeAll
    static void writeModel() throws IOException {
        float[][] scores = new float[VOCABULARY.size()][LABELS.size()];
        for (int piece = 0; piece < scores.length; piece++) {
            int label = switch (VOCABULARY.get(piece)) {
                case "Quell" -> 1;
                case "##mark", "Freight" -> 2;
                case "Oslo" -> 3;
                default -> 0;
            };
            scores[piece][label] = 5;
        }
        Path model = folder.resolve("names.onnx");
        Files.write(model, TinyOnnx.model(scores));
        Path vocabulary = folder.resolve("vocab.txt");
        Files.write(vocabulary, VOCABULARY);
        settings = new NameModel.Onnx(JARS, model, vocabulary, LABELS);
    }

    @Test
    void modelsOrganisationsAreFoundAtTheirPlaces() throws IOException {
        String text = "moved from Oslo to Quellmark Freight and Oslo\nQuellmark Freight moved";

        List<Span> names = OperatorNames.open(settings).in(text);

        assertThat(names).extracting(name -> name.in(text)).containsExactly("Quellmark Freight", "Quellmark Freight");
        assertThat(names.getLast().start()).isEqualTo(text.lastIndexOf("Quellmark"));
    }

    @Test
    void modelStandsInThePlaceOfTheShippedOnes() throws IOException {
        String text = "they all moved to Quellmark Freight last week and went home from Oslo, we heard.";
        Names names =
                new Names(Gazetteer.bundled(), WatchedNames.NONE, TextTagger.bundled(), OperatorNames.open(settings));

        List<Entity> found = names.in(text, List.of(), "en");

        assertThat(found)
                .filteredOn(entity -> entity.type() == EntityType.ORGANIZATION)
                .extracting(Entity::value)
                .containsExactly("Quellmark Freight");
    }

    @Test
    void fileThatIsNoModelIsRefusedWithTheRuntimesReason() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.onnx"), "no model");

        assertThatThrownBy(() -> OperatorNames.open(new NameModel.Onnx(JARS, broken, settings.vocabulary(), LABELS)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broken.onnx does not load");
    }
}
