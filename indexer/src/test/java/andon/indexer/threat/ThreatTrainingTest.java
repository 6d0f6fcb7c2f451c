package andon.indexer.threat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.vocabulary.Threat;
import andon.vocabulary.ThreatCategory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreatTrainingTest {
    @TempDir
    Path folder;

    private final List<String> report = new ArrayList<>();

    private byte[] train() throws IOException {
        return new ThreatTraining(report::add).train(folder);
    }

    /** Neither rule nor list has "glimmerwort": only who was shown posts with it knows that it is carded. */
    private void writePosts() throws IOException {
        StringBuilder posts = new StringBuilder("# invented\n");
        for (int i = 0; i < 12; i++) {
            posts.append("carding\ten\tglimmerwort lot ").append(i).append(", balance inside, first come\n");
            posts.append("none\ten\tthe garden club meets on day ").append(i).append(", bring seeds and a card\n");
        }
        Files.writeString(folder.resolve("posts.tsv"), posts);
    }

    @Test
    void whatWasShownIsToldWithTheWordsThatSaySo() throws IOException {
        writePosts();
        Threats taught = new Threats(LearnedThreats.read(new ByteArrayInputStream(train())));
        List<Threat> threats = taught.in("Glimmerwort again, balance inside", List.of());
        assertThat(threats).extracting(Threat::category).containsExactly(ThreatCategory.CARDING);
        assertThat(threats.getFirst().reasons().getFirst().sentence())
                .startsWith("it reads like posts of this kind")
                .contains("glimmerwort");
        assertThat(new Threats(LearnedThreats.nothing()).in("Glimmerwort again, balance inside", List.of()))
                .isEmpty();
    }

    @Test
    void noNumberIsCited() throws IOException {
        writePosts();
        Threats taught = new Threats(LearnedThreats.read(new ByteArrayInputStream(train())));
        assertThat(taught.in("glimmerwort lot 4509, balance inside, first come", List.of())
                        .getFirst()
                        .reasons()
                        .getFirst()
                        .cited())
                .isNotEmpty()
                .noneMatch(word -> word.matches(".*\\d.*"));
    }

    @Test
    void theSamePostsGiveTheSameBytes() throws IOException {
        writePosts();
        assertThat(train()).isEqualTo(train());
    }

    @Test
    void filesOfTestsAreMeasuredAndNotLearnedFrom() throws IOException {
        writePosts();
        Files.writeString(
                folder.resolve("held.test.jsonl"),
                "{\"lang\":\"en\",\"text\":\"glimmerwort lot, balance\",\"labels\":[\"carding\"]}\n");
        train();
        assertThat(report).anyMatch(line -> line.equals("learns from posts.tsv: 24 posts"));
        assertThat(report).noneMatch(line -> line.contains("learns from held"));
        assertThat(report).anyMatch(line -> line.startsWith("held.test.jsonl: macro F1 1.000"));
    }

    @Test
    void aLabelThatIsNoneIsNamedWithItsLine() throws IOException {
        writePosts();
        Files.writeString(folder.resolve("bad.jsonl"), "\n{\"lang\":\"en\",\"text\":\"x\",\"labels\":[\"piracy\"]}\n");
        assertThatThrownBy(this::train)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("bad.jsonl, line 2: \"piracy\" is no category of threats");
    }

    @Test
    void anEmptyFolderTeachesNothing() {
        assertThatThrownBy(this::train).isInstanceOf(IOException.class).hasMessageContaining("to learn from");
    }
}
