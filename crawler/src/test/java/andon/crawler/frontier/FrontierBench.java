package andon.crawler.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.frontier.Frontier.Extent;
import andon.database.Database;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;

/** A frontier on a database of its own, whose time is moved by hand. */
abstract class FrontierBench {
    static final SourceId FORUM = new SourceId("forum");
    static final SourceId MARKET = new SourceId("market");
    static final Duration MINUTE = Duration.ofMinutes(1);
    static final Duration HOUR = Duration.ofHours(1);
    static final int LISTING_ROWS = 10;

    @TempDir
    Path folder;

    volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");
    long seq;

    void with(TestDatabase kind, Consumer<Frontier> claim) {
        try (Database database = Database.open(kind.fresh(folder))) {
            claim.accept(new SqlFrontier(database, () -> now, new FrontierSettings(3, Duration.ofSeconds(10))));
        }
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    static VisitPlan plan(int depth, long pages) {
        return new VisitPlan(depth, pages, 1 << 20, Duration.ofSeconds(2), 1, HOUR, Duration.ofDays(30));
    }

    static Discovered page(String path) {
        return page(path, 0);
    }

    static Discovered page(String path, long hint) {
        return new Discovered(URI.create("http://x.onion" + path), path.replaceAll("\\d+", "#"), 1000, hint);
    }

    static List<Discovered> pages(String... paths) {
        return Arrays.stream(paths).map(FrontierBench::page).toList();
    }

    SiteLease only(Frontier frontier) {
        List<SiteLease> leases = frontier.lease(10, "me", MINUTE);
        assertThat(leases).hasSize(1);
        return leases.getFirst();
    }

    SiteLease visit(Frontier frontier, Extent extent, String... seeds) {
        assertThat(frontier.begin(FORUM, plan(5, 100), pages(seeds), extent)).isPresent();
        return only(frontier);
    }

    Acknowledgement captured(SiteLease lease, DuePage page, long substance, int rows, Discovered... links) {
        return new Acknowledgement(
                lease,
                page,
                new Acknowledgement.Captured(
                        ++seq, "sha-" + seq, 10, false, "\"tag\"", "", substance, rows, List.of(links)));
    }

    void capture(Frontier frontier, SiteLease lease, DuePage page, Discovered... links) {
        frontier.acknowledge(List.of(captured(lease, page, 7, 0, links)));
    }

    static void fail(Frontier frontier, SiteLease lease, DuePage page, Failure failure) {
        frontier.acknowledge(List.of(new Acknowledgement(lease, page, new Acknowledgement.Failed(failure))));
    }

    static List<String> paths(List<DuePage> pages) {
        return pages.stream().map(p -> p.address().getPath()).toList();
    }

    /** Looks at all that is due, unchanged, and ends the visit; gives the paths in order. */
    List<String> look(Frontier frontier, SiteLease lease, Discovered... links) {
        List<String> order = new ArrayList<>();
        for (List<DuePage> due = frontier.next(lease, 3); !due.isEmpty(); due = frontier.next(lease, 3)) {
            order.addAll(paths(due));
            frontier.acknowledge(
                    due.stream().map(p -> captured(lease, p, 7, 0, links)).toList());
        }
        frontier.end(lease, Visit.State.DONE);
        return order;
    }
}
