package andon.indexer.cut.software;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.cut.software.Score.Scored;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Threads in the markup of themes that boards run, which rename, nest and move what the software's own templates show. */
class DeployedThemesTest {
    private static final int THREADS = 30;

    static Stream<Software> themes() {
        return Theme.all().stream();
    }

    @ParameterizedTest
    @MethodSource("themes")
    void everyPostOfAThreadHasItsAuthorAndTimeAndItsOwnWords(Software theme) {
        Scored scored = Score.of(theme, THREADS);
        assertThat(scored.mistakes())
                .as("%s of %d posts", scored.right(), scored.posts())
                .isEqualTo(List.of());
    }
}
