package andon.indexer.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.indexer.gazetteer.Gazetteer;
import andon.indexer.names.tag.TextTagger;
import andon.vocabulary.Entity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.NameSample;
import opennlp.tools.namefind.TokenNameFinderFactory;
import opennlp.tools.tokenize.TokenSample;
import opennlp.tools.tokenize.TokenizerFactory;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.tokenize.TokenizerModel;
import opennlp.tools.util.ObjectStream;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.Span;
import opennlp.tools.util.TrainingParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's own models; OpenNLP's own trainer makes the small one here. All names are invented. */
class OperatorNamesTest {
    private static final List<String> LABELS = List.of("O", "B-ORG", "I-ORG");

    @TempDir
    static Path folder;

    private static Path model;

    /** Learns that what follows "the guild of" is a firm and what follows "dear" a person. */
    @BeforeAll
    static void trainWithOpenNlp() throws IOException {
        List<NameSample> samples = new ArrayList<>();
        for (String first : List.of("quell", "ten", "bright", "hollow", "ash", "pine", "stone", "amber")) {
            for (String last : List.of("mark", "drell", "fern", "mere", "grove", "wick", "holt", "combe")) {
                String name = first + last;
                samples.add(NameSample.parse("the guild of <START:firm> " + name + " <END> met today .", true));
                samples.add(NameSample.parse("dear <START:person> " + name + " <END> , we met today .", true));
                samples.add(NameSample.parse("we met at " + name + " today .", true));
            }
        }
        model = folder.resolve("firms.bin");
        NameFinderME.train(
                        "xx",
                        null,
                        ObjectStreamUtils.createObjectStream(samples),
                        often(),
                        new TokenNameFinderFactory())
                .serialize(model);
    }

    private static TrainingParameters often() {
        TrainingParameters parameters = TrainingParameters.defaultParams();
        parameters.put(TrainingParameters.CUTOFF_PARAM, 0);
        return parameters;
    }

    private static OperatorNames open(Set<String> types) throws IOException {
        return OperatorNames.open(new NameModel.OpenNlp(model, null, types));
    }

    private static List<String> found(OperatorNames names, String text) {
        return names.in(text).stream().map(span -> span.in(text)).toList();
    }

    @Test
    void modelOfOpenNlpsTrainerFindsOrganisationsOnly() throws IOException {
        String text = "dear quellmark , we met today .\nthe guild of quellmark met today .";

        assertThat(found(open(Set.of("firm")), text)).containsExactly("quellmark");
        assertThat(open(Set.of("firm")).in(text).getFirst().start()).isEqualTo(text.lastIndexOf("quellmark"));
        assertThat(found(open(Set.of("firm", "person")), text)).containsExactly("quellmark", "quellmark");
    }

    @Test
    void longLineIsReadInParts() throws IOException {
        String text = "the guild of quellmark met today . ".repeat(2_000);

        assertThat(found(open(Set.of("firm")), text)).hasSizeGreaterThan(1_900).containsOnly("quellmark");
        assertThat(open(Set.of("firm")).in("x".repeat(10_000))).isEmpty();
    }

    @Test
    void modelStandsInThePlaceOfTheShippedOnes() throws IOException {
        Names names = new Names(Gazetteer.bundled(), WatchedNames.NONE, TextTagger.bundled(), open(Set.of("firm")));

        assertThat(names.in("the guild of quellmark met today .", List.of(), "xx"))
                .extracting(Entity::value, Entity::detector)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("quellmark", "org-operator"));
    }

    @Test
    void tokenizerOfTheModelPartsTheWords() throws IOException {
        List<TokenSample> samples = new ArrayList<>();
        for (String word : List.of("guild", "firm", "today", "met", "quellmark", "ashcombe")) {
            samples.add(new TokenSample(word + "_of", spans(word.length(), 1, 2)));
        }
        Path tokenizer = folder.resolve("tokens.bin");
        try (ObjectStream<TokenSample> stream = ObjectStreamUtils.createObjectStream(samples)) {
            TokenizerModel trained = TokenizerME.train(stream, new TokenizerFactory("xx", null, false, null), often());
            trained.serialize(tokenizer);
        }
        OperatorNames names = OperatorNames.open(new NameModel.OpenNlp(model, tokenizer, Set.of("firm")));

        assertThat(found(names, "the guild_of quellmark met today .")).contains("quellmark");
    }

    private static Span[] spans(int... lengths) {
        Span[] spans = new Span[lengths.length];
        int at = 0;
        for (int i = 0; i < lengths.length; i++) {
            spans[i] = new Span(at, at + lengths[i]);
            at += lengths[i];
        }
        return spans;
    }

    @Test
    void modelWithoutTheTypesIsRefusedAndSaysWhichItKnows() {
        assertThatThrownBy(() -> open(Set.of("organization")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("[firm, person]")
                .hasMessageContaining("[organization]");
        assertThatThrownBy(() -> new NameModel.OpenNlp(model, null, Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fileThatIsNoModelIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("text.bin"), "no model at all");
        Path torn = folder.resolve("torn.bin");
        byte[] whole = Files.readAllBytes(model);
        Files.write(torn, java.util.Arrays.copyOf(whole, whole.length / 2));

        for (Path file : List.of(text, torn)) {
            assertThatThrownBy(() -> OperatorNames.open(new NameModel.OpenNlp(file, null, Set.of("firm"))))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(file + " is no model of OpenNLP's");
        }
        assertThatThrownBy(() ->
                        OperatorNames.open(new NameModel.OpenNlp(folder.resolve("missing.bin"), null, Set.of("firm"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no file that can be read");
    }

    @Test
    void transformerWithoutItsFilesIsRefused() throws IOException {
        Path onnx = folder.resolve("model.onnx");
        NameModel settings = new NameModel.Onnx(folder, onnx, folder.resolve("vocab.txt"), LABELS);

        assertThatThrownBy(() -> OperatorNames.open(settings))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("model.onnx");

        Files.writeString(onnx, "x");
        Files.writeString(folder.resolve("vocab.txt"), "[PAD]\n");

        assertThatThrownBy(() -> OperatorNames.open(settings))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("put opennlp-dl and onnxruntime there");
        assertThatThrownBy(() -> new NameModel.Onnx(folder, onnx, onnx, List.of("O")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-ORG");
    }
}
