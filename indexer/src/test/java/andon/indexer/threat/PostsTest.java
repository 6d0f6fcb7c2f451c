package andon.indexer.threat;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.TextReader;
import andon.indexer.detect.Detection;
import andon.vocabulary.MaskedSecret;
import andon.vocabulary.ThreatCategory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Invented posts in nine languages; every second one of the first file was not looked at while the rules were made. */
class PostsTest {
    private static final TextReader READER = new TextReader(new MaskedSecret.Key(new byte[32]));

    private record Post(Set<ThreatCategory> truth, Set<ThreatCategory> told) {}

    private static List<Post> posts(String resource) throws IOException {
        List<Post> posts = new ArrayList<>();
        try (InputStream in = PostsTest.class.getResourceAsStream(resource)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.startsWith("#")) {
                    String[] cells = line.split("\t");
                    Set<ThreatCategory> truth = EnumSet.noneOf(ThreatCategory.class);
                    for (String category : cells[0].split(",")) {
                        ThreatCategory.ofWord(category).ifPresent(truth::add);
                    }
                    Detection detection = READER.detect(cells[2]);
                    Set<ThreatCategory> told = EnumSet.noneOf(ThreatCategory.class);
                    READER.understand(detection.maskedText(), detection.entities())
                            .threats()
                            .forEach(threat -> told.add(threat.category()));
                    posts.add(new Post(truth, told));
                }
            }
        }
        return posts;
    }

    private static List<Post> posts(int half) throws IOException {
        List<Post> all = posts("posts.tsv");
        return IntStream.range(0, all.size())
                .filter(i -> i % 2 == half)
                .mapToObj(all::get)
                .toList();
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
    void postsThatTheRulesWereTunedOnAreTold() throws IOException {
        assertThat(macroF1(posts(0))).isGreaterThan(0.95);
    }

    @Test
    void postsThatTheRulesWereNotTunedOnAreTold() throws IOException {
        assertThat(macroF1(posts(1))).isGreaterThan(0.95);
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
        for (int half = 0; half < 2; half++) {
            assertThat(posts(half))
                    .filteredOn(post -> post.truth().isEmpty())
                    .hasSizeGreaterThan(40)
                    .allMatch(post -> post.told().isEmpty());
        }
    }
}
