package andon.indexer.cut.software;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.cut.Cutter;
import andon.indexer.cut.Profiles;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pages as software, its themes and its language packs render them, with what surrounds their posts: reactions, closed
 * profiles, prefixes, solutions that are shown twice. The markup is theirs, the words are ours.
 */
class SavedPagesTest {
    private static final Cutter CUTTER = new Cutter(Profiles.bundled());

    static Stream<SavedPage> pages() {
        return SavedPage.all().stream();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPostHasItsAuthorItsTimeItsTitleAndItsOwnWordsAndThereAreNoOthers(SavedPage page) {
        assertThat(SavedPageScore.of(page, CUTTER).mistakes()).isEqualTo(List.of());
    }
}
