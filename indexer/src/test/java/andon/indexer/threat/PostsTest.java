package andon.indexer.threat;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.TextReader;
import andon.indexer.detect.Detection;
import andon.vocabulary.Entity;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Invented posts in twelve languages. */
class PostsTest {
    private static final TextReader READER = new TextReader(new MaskedSecret.Key(new byte[32]));

    private static final Threats WHOLE = new Threats();
    private static final Threats RULES_ALONE = new Threats(LearnedThreats.nothing());
    private static final Path POSTS = Path.of("src/training/threats");

    private record Post(Set<ThreatCategory> truth, Set<ThreatCategory> told) {}

    private static List<Post> posts(String file) throws IOException {
        return posts(file, WHOLE);
    }

    private static List<Post> posts(String file, Threats threats) throws IOException {
        List<Post> posts = new ArrayList<>();
        for (LabelledPost post : LabelledPost.read(POSTS.resolve(file))) {
            Detection detection = READER.detect(post.text());
            List<Entity> entities = READER.understand(detection.maskedText(), detection.entities())
                    .entities();
            Set<ThreatCategory> told = EnumSet.noneOf(ThreatCategory.class);
            threats.in(detection.maskedText(), entities).forEach(threat -> told.add(threat.category()));
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

    /** The model learned from these posts; of what the rules know they show more without it. */
    @ParameterizedTest
    @ValueSource(strings = {"posts.tsv", "posts-terse.tsv"})
    void postsThatTheRulesWereMadeWithAreToldByThemAlone(String file) throws IOException {
        List<Post> posts = posts(file, RULES_ALONE);
        assertThat(macroF1(posts)).isGreaterThan(0.95);
        assertThat(posts)
                .filteredOn(post -> post.truth().isEmpty())
                .hasSizeGreaterThan(80)
                .allMatch(post -> post.told().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"posts.tsv", "posts-terse.tsv"})
    void theModelSpoilsNoneOfThem(String file) throws IOException {
        List<Post> posts = posts(file);
        assertThat(macroF1(posts)).isGreaterThan(0.98);
        assertThat(posts)
                .filteredOn(post -> post.truth().isEmpty())
                .allMatch(post -> post.told().isEmpty());
    }

    @Test
    void theShippedModelWasLearnedFromThesePostsAndRules() throws IOException {
        assertThat(LearnedThreats.shipped().madeOf())
                .as("andon train --threats makes it anew: docs/models/threats.md")
                .isEqualTo(ThreatTraining.fingerprint(POSTS));
    }
}
