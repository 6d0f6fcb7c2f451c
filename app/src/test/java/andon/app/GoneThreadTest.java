package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.watch.Alert;
import andon.corpus.watch.News;
import andon.corpus.watch.Selection;
import andon.corpus.watch.Subscription.Channel;
import andon.corpus.watch.Subscriptions.Wish;
import andon.corpus.watch.Timing;
import andon.vocabulary.AssetType;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.SourceId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thread that names a customer is deleted: its subscriber hears of it, once, from the crawl to the receiver. */
class GoneThreadTest {
    private static final OrganisationId ACME = new OrganisationId("acme");
    private static final SourceId BOARD = new SourceId("board");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void whoAskedForItHearsThatADocumentIsGone() throws Exception {
        try (BoardWatch watch = new BoardWatch(folder);
                Stores stores = Stores.open(watch.settings)) {
            watch.watch(stores, "");
            stores.corpus()
                    .assets()
                    .confirm(stores.corpus()
                            .assets()
                            .propose(ACME, AssetType.KEYWORD, "number 4 in thread 3")
                            .id());
            stores.corpus()
                    .subscriptions()
                    .create(
                            ACME,
                            new Wish(
                                    "ends",
                                    new Selection("", null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(News.GONE)),
                                    Timing.AT_ONCE),
                            List.of(new Channel.Email("soc@acme.example")));
            try (Node node = Node.start(
                    watch.settings, stores, EnumSet.of(ProcessRole.CRAWLER, ProcessRole.INDEXER, ProcessRole.ALERTS))) {
                visit(node, stores);
                assertThat(alerts(stores)).isEmpty();

                watch.board.deleted = "3";
                visit(node, stores);
                await(() -> !alerts(stores).isEmpty());
                visit(node, stores);

                assertThat(alerts(stores)).singleElement().satisfies(alert -> {
                    assertThat(alert.event()).isEqualTo(News.GONE);
                    assertThat(alert.detail()).isEqualTo("HTTP 404");
                    assertThat(alert.values()).containsExactly("number 4 in thread 3");
                });
                await(() -> watch.mail.received().size() == 1);
            }
        }
    }

    private static void visit(Node node, Stores stores) {
        node.runNow(BOARD);
        await(() -> node.crawler().frontier().openVisits().isEmpty()
                && stores.corpus().ledger().indexedSeq() >= stores.evidence().lastSeq());
    }

    private static List<Alert> alerts(Stores stores) {
        return stores.corpus().alerts().of(ACME, 100);
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
