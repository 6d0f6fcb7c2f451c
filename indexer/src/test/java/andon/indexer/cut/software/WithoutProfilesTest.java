package andon.indexer.cut.software;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.cut.Cutter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same pages with all profiles turned off: how well structure alone does where no profile knows a software. */
class WithoutProfilesTest {
    private static final Cutter CUTTER = new Cutter(List.of());
    private static final int THREADS = 40;
    /** Measured 8,877 of 9,135 posts with the right author and time; nearly all that are wrong are Dread's. */
    private static final int LEAST_RENDERED = 8_850;
    /** Measured 29 of 46: themes and imageboards are harder. */
    private static final int LEAST_SAVED = 28;

    @Test
    void mostPostsOfKnownSoftwareHaveTheirAuthorAndTimeByStructureAlone() {
        int attributed = Forums.ALL.stream()
                .mapToInt(software -> Score.of(software, THREADS, CUTTER).attributed())
                .sum();
        assertThat(attributed).isGreaterThanOrEqualTo(LEAST_RENDERED);
    }

    @Test
    void moreThanHalfOfThePostsOfThemesHaveTheirAuthorAndTimeByStructureAlone() {
        List<SavedPageScore> scores = SavedPage.all().stream()
                .map(page -> SavedPageScore.of(page, CUTTER))
                .toList();
        assertThat(scores.stream().mapToInt(SavedPageScore::attributed).sum()).isGreaterThanOrEqualTo(LEAST_SAVED);
    }

    @Test
    void listsOfThreadsHoldNoPosts() {
        Stream<SavedPage> lists = SavedPage.all().stream().filter(page -> page.none() != null);
        assertThat(lists)
                .allSatisfy(page ->
                        assertThat(SavedPageScore.of(page, CUTTER).mistakes()).isEmpty());
    }
}
