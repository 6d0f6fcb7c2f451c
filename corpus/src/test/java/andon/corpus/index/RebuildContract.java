package andon.corpus.index;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.corpus.query.Query;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever happens while an index is made again, the old one serves or the new one does, each whole. */
abstract class RebuildContract {
    abstract Engine open();

    abstract Rebuild begin();

    /** Makes what is in use look as if another version had written it. */
    abstract void spoilTheOldOne() throws Exception;

    static DocumentFacts facts(String name, long captureSeq) {
        return DocumentFacts.of(
                new IndexedDocument(document(name).text("leak").build(), START, START, 1, captureSeq, List.of()),
                Mirrors.NONE);
    }

    static void fill(Engine engine, long captureSeq, String... names) {
        engine.put(List.of(names).stream().map(name -> facts(name, captureSeq)).toList());
        engine.commit(captureSeq);
        engine.refresh();
    }

    static List<String> found(Engine engine) {
        engine.refresh();
        return engine
                .find(new Engine.Lookup(
                        new Scope(new Query.All(), new Visibility.Everything()),
                        new Ordering(Ordering.Key.ID, false),
                        0,
                        100,
                        Optional.empty(),
                        false,
                        Set.of(),
                        0))
                .rows()
                .stream()
                .map(row -> row.document().id().value())
                .toList();
    }

    private static String id(String name) {
        return document(name).build().id().value();
    }

    @Test
    void theOldOneServesUntilTheNewOneIsSwappedIn() {
        try (Engine old = open()) {
            fill(old, 3, "old");
            try (Rebuild rebuild = begin()) {
                fill(rebuild.engine(), 5, "new", "newer");
                assertThat(found(rebuild.engine())).containsExactlyInAnyOrder(id("new"), id("newer"));
                assertThat(found(old)).containsExactly(id("old"));
                rebuild.swapIn();
            }
        }
        try (Engine now = open()) {
            assertThat(found(now)).containsExactlyInAnyOrder(id("new"), id("newer"));
            assertThat(now.committedSeq()).isEqualTo(5);
            fill(now, 6, "newest");
            assertThat(found(now)).hasSize(3);
        }
    }

    @Test
    void aCursorOfTheOldOneGoesOnInTheNewOneWhereItWas() throws Exception {
        String[] names = {"a", "b", "c", "d", "e"};
        List<String> ids =
                List.of(names).stream().map(RebuildContract::id).sorted().toList();
        Optional<String> cursor;
        try (DocumentIndex old = index(open())) {
            fill(old, names);
            ScanPage first = old.scan(scan(Optional.empty()));
            assertThat(first.documents()).extracting(d -> d.id().value()).isEqualTo(ids.subList(0, 2));
            cursor = first.next();
            try (Rebuild rebuild = begin()) {
                fill(rebuild.engine(), 5, names);
                rebuild.swapIn();
            }
        }
        try (DocumentIndex now = index(open())) {
            assertThat(now.scan(scan(cursor)).documents())
                    .extracting(document -> document.id().value())
                    .isEqualTo(ids.subList(2, 4));
        }
    }

    private static DocumentIndex index(Engine engine) {
        return new EngineIndex(engine, Mirrors.NONE, InstantSource.fixed(START));
    }

    private static void fill(DocumentIndex index, String... names) {
        for (String name : names) {
            index.put(facts(name, 3).indexed());
        }
        index.commit(3);
        index.refresh();
    }

    private static ScanRequest scan(Optional<String> after) {
        return new ScanRequest(new Query.All(), new Visibility.Everything(), ScanRequest.Order.ID, 2, after);
    }

    @Test
    void aDeathBetweenFillAndSwapLeavesTheOldOneWhole() {
        try (Engine old = open()) {
            fill(old, 3, "old");
        }
        Rebuild cutOff = begin();
        fill(cutOff.engine(), 5, "new");
        cutOff.engine().close();
        try (Engine old = open()) {
            assertThat(found(old)).containsExactly(id("old"));
            assertThat(old.committedSeq()).isEqualTo(3);
        }
        try (Rebuild again = begin()) {
            assertThat(found(again.engine())).isEmpty();
            fill(again.engine(), 6, "newer");
            again.swapIn();
        }
        try (Engine now = open()) {
            assertThat(found(now)).containsExactly(id("newer"));
        }
    }

    @Test
    void aRebuildThatIsGivenUpLeavesNothing() {
        try (Engine old = open()) {
            fill(old, 3, "old");
            try (Rebuild rebuild = begin()) {
                fill(rebuild.engine(), 5, "new");
            }
            assertThat(found(old)).containsExactly(id("old"));
            fill(old, 4, "older");
            assertThat(found(old)).hasSize(2);
        }
    }

    @Test
    void anIndexOfAnotherVersionIsMadeAgain() throws Exception {
        try (Engine old = open()) {
            fill(old, 3, "old");
        }
        spoilTheOldOne();
        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedIndexException.class)
                .hasMessageContaining("run 'andon reindex', which makes a new one beside it");
        try (Rebuild rebuild = begin()) {
            fill(rebuild.engine(), 5, "new");
            rebuild.swapIn();
        }
        try (Engine now = open()) {
            assertThat(found(now)).containsExactly(id("new"));
        }
    }

    @Test
    void ofTwoRebuildsAtOnceTheFirstToEndIsInUse() {
        try (Rebuild slow = begin();
                Rebuild fast = begin()) {
            fill(slow.engine(), 5, "slow");
            fill(fast.engine(), 5, "fast");
            fast.swapIn();
            assertThatThrownBy(slow::swapIn)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("another reindex");
        }
        try (Engine now = open()) {
            assertThat(found(now)).containsExactly(id("fast"));
        }
    }
}
