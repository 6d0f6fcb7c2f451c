package andon.indexer.threat;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.TextReader;
import andon.indexer.detect.Detection;
import andon.vocabulary.MaskedSecret;
import andon.vocabulary.ThreatCategory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Invented posts in twelve languages. */
class PostsTest {
    private static final TextReader READER = new TextReader(new MaskedSecret.Key(new byte[32]));

    private static final Path POSTS = Path.of("src/training/threats");

    private record Post(Set<ThreatCategory> truth, Set<ThreatCategory> told) {}

    private static List<Post> posts(String file) throws IOException {
        List<Post> posts = new ArrayList<>();
        for (LabelledPost post : LabelledPost.read(POSTS.resolve(file))) {
            Detection detection = READER.detect(post.text());
            Set<ThreatCategory> told = EnumSet.noneOf(ThreatCategory.class);
            READER.understand(detection.maskedText(), detection.entities())
                    .threats()
                    .forEach(threat -> told.add(threat.category()));
            posts.add(new Post(post.categories(), told));
        }
        return posts;
    }

    private static double macroF1(List<Post> posts) {
        Map<ThreatCategory, Double> scores = new EnumMap<>(ThreatCategory.class);
        for (ThreatCategory category : ThreatCategory.values()) {
            double right = 0;
            double all = 0;
            for (Post post : posts) {
                boolean is = post.truth().contains(category);
                boolean said = post.told().contains(category);
                right += is && said ? 2 : 0;
                all += (is ? 1 : 0) + (said ? 1 : 0);
            }
            scores.put(category, right / all);
        }
        return scores.values().stream().mapToDouble(d -> d).average().orElseThrow();
    }

    @Test
    void postsThatNothingWasLearnedFromAreTold() throws IOException {
        List<Post> unseen = posts("unseen.test.jsonl");
        assertThat(unseen).hasSize(640);
        assertThat(macroF1(unseen)).isGreaterThan(0.88);
    }

    @Test
    void harmlessPostsThatNothingWasLearnedFromAreLeftAlone() throws IOException {
        List<Post> harmless = posts("unseen.test.jsonl").stream()
                .filter(post -> post.truth().isEmpty())
                .toList();
        assertThat(harmless).hasSize(160);
        assertThat(harmless).filteredOn(post -> !post.told().isEmpty()).hasSizeLessThanOrEqualTo(10);
    }

    @Test
    void postsThatTheRulesWereMadeWithAreTold() throws IOException {
        assertThat(macroF1(posts("posts.tsv"))).isGreaterThan(0.95);
    }

    @Test
    void terseOffersAreTold() throws IOException {
        assertThat(macroF1(posts("posts-terse.tsv"))).isGreaterThan(0.95);
    }

    @Test
    void shortTalkIsNone() throws IOException {
        assertThat(posts("posts-terse.tsv"))
                .filteredOn(post -> post.truth().isEmpty())
                .hasSizeGreaterThan(80)
                .allMatch(post -> post.told().isEmpty());
    }

    @Test
    void newsJokesWarningsQuestionsAndHarmlessOffersAreNone() throws IOException {
        assertThat(posts("posts.tsv"))
                .filteredOn(post -> post.truth().isEmpty())
                .hasSizeGreaterThan(80)
                .allMatch(post -> post.told().isEmpty());
    }
}
