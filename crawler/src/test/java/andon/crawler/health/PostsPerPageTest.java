package andon.crawler.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostsPerPageTest {
    private final List<Harvest.Reading> readings = new ArrayList<>();

    private void visit(int pages, int pieces) {
        for (int page = 0; page < pages; page++) {
            readings.addFirst(new Harvest.Reading(readings.size() + 1, page, pieces));
        }
    }

    @Test
    void changedMarkupShowsAsPagesThatHoldMuchLess() {
        visit(10, 8);
        visit(10, 8);
        assertThat(PostsPerPage.of(readings, 10).isCollapse(3)).isFalse();
        visit(10, 1);
        PostsPerPage posts = PostsPerPage.of(readings, 10);
        assertThat(posts).isEqualTo(new PostsPerPage(10, 10, 1, 8));
        assertThat(posts.isCollapse(3)).isTrue();
    }

    @Test
    void brokenPagesDoNotBecomeTheirOwnMeasure() {
        visit(10, 8);
        for (int i = 0; i < 5; i++) {
            visit(10, 0);
        }
        assertThat(PostsPerPage.of(readings, 10).isCollapse(3)).isTrue();
    }

    @Test
    void fewThreadsThatWereEmptiedAmongManyAreNoCollapse() {
        visit(10, 8);
        visit(10, 8);
        visit(4, 0);
        assertThat(PostsPerPage.of(readings, 10).isCollapse(3)).isFalse();
    }

    @Test
    void newPagesAndListingsAreNoEvidenceEitherWay() {
        visit(10, 0);
        visit(10, 0);
        PostsPerPage listings = PostsPerPage.of(readings, 10);
        assertThat(listings.pages()).isZero();
        assertThat(listings.isCollapse(1)).isFalse();
    }

    @Test
    void tooFewPagesSeenTwiceSayNothing() {
        visit(2, 8);
        visit(2, 0);
        assertThat(PostsPerPage.of(readings, 10).isCollapse(3)).isFalse();
    }
}
