package andon.corpus.index.lucene;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.corpus.index.DocumentFacts;
import andon.corpus.index.IndexUnavailableException;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Mirrors;
import andon.corpus.index.Refusals;
import andon.corpus.index.Scope;
import andon.corpus.index.Visibility;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A full disk delays indexing and loses nothing: no process need start again. */
class FullDiskTest {
    @TempDir
    Path folder;

    private volatile boolean full;
    private LuceneEngine engine;

    @BeforeEach
    void openWithOneDocument() {
        engine = LuceneEngine.openGeneration(
                folder, IndexSetup.usual(Refusals.LOGGED).withOpening(path -> new Disk(FSDirectory.open(path))));
        put("a", 1);
        engine.commit(1);
        engine.refresh();
    }

    @AfterEach
    void close() {
        full = false;
        engine.close();
    }

    private final class Disk extends FilterDirectory {
        Disk(Directory real) {
            super(real);
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            return super.createOutput(name, context);
        }
    }

    private void put(String name, long seq) {
        engine.put(List.of(DocumentFacts.of(
                new IndexedDocument(document(name).text("leak").build(), START, START, 1, seq, List.of()),
                Mirrors.NONE)));
    }

    private long found() {
        return engine.count(Scope.all(new Visibility.Everything()));
    }

    @Test
    void whoPutsIsToldAndSearchesGoOn() {
        put("b", 2);
        full = true;
        assertThatThrownBy(() -> engine.commit(2)).isInstanceOf(IndexUnavailableException.class);
        assertThat(engine.committedSeq()).isEqualTo(1);
        assertThat(found()).isPositive();
    }

    @Test
    void whoRefreshesDoesNotHideTheLossFromWhoPuts() {
        put("b", 2);
        full = true;
        assertThatThrownBy(engine::refresh).isInstanceOf(IndexUnavailableException.class);
        full = false;
        assertThatThrownBy(() -> put("c", 3)).isInstanceOf(IndexUnavailableException.class);
        assertThat(engine.committedSeq()).isEqualTo(1);
        put("b", 2);
        put("c", 3);
        engine.commit(3);
        engine.refresh();
        assertThat(found()).isEqualTo(3);
    }

    @Test
    void onceThereIsRoomWhatWasLostCanBePutAgain() {
        put("b", 2);
        full = true;
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> {
                        put("b", 2);
                        engine.commit(2);
                    })
                    .isInstanceOf(IndexUnavailableException.class);
        }
        full = false;
        assertThat(engine.committedSeq()).isEqualTo(1);
        put("b", 2);
        put("c", 3);
        engine.commit(3);
        engine.refresh();
        assertThat(found()).isEqualTo(3);
        engine.close();
        engine = LuceneEngine.openGeneration(folder, IndexSetup.usual(Refusals.LOGGED));
        assertThat(found()).isEqualTo(3);
        assertThat(engine.committedSeq()).isEqualTo(3);
    }
}
