package andon.corpus.index;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.corpus.index.lucene.LuceneEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneDocumentIndexTest extends DocumentIndexContract {
    @TempDir
    Path folder;

    @Override
    DocumentIndex opened(Mirrors mirrors, Ownership ownership) {
        return new EngineIndex(LuceneEngine.open(folder), mirrors, () -> now, ownership);
    }

    @Test
    void aDamagedIndexSaysWhatToDo() throws IOException {
        put(document("1").text("leak"), START);
        index.commit(1);
        index.close();
        try (var files = Files.list(folder)) {
            Path segments = files.filter(file -> file.getFileName().toString().startsWith("segments_"))
                    .findFirst()
                    .orElseThrow();
            Files.write(segments, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        }
        assertThatThrownBy(this::open)
                .isInstanceOf(DamagedIndexException.class)
                .hasMessageContaining("run 'andon reindex', which makes a new one")
                .hasMessageContaining(folder.toString());
        folder = folder.resolve("fresh");
        open();
    }

    @Test
    void theFirstSearchSeesAllThatWasPutInTheSilenceBefore() throws Exception {
        index.put(new IndexedDocument(document("1").text("leak").build(), START, START, 1, 1, List.of()));
        assertThat(search("leak").total()).isEqualTo(1);
    }

    @Test
    void aSecondProcessIsToldThatTheIndexIsInUse() {
        assertThatThrownBy(this::open).hasMessageContaining("in use by another process");
    }
}
