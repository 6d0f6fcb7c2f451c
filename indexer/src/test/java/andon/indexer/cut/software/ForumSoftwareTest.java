package andon.indexer.cut.software;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.cut.software.Score.Scored;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hundreds of threads per software in the markup that its own templates render, cut by the bundled profiles. */
class ForumSoftwareTest {
    private static final int THREADS = 60;

    static Stream<Software> softwares() {
        return Forums.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("softwares")
    void everyPostOfAThreadHasItsAuthorAndTimeAndItsOwnWords(Software software) {
        Scored scored = Score.of(software, THREADS);
        assertThat(scored.mistakes())
                .as("%s of %d posts", scored.right(), scored.posts())
                .isEqualTo(List.of());
    }
}
