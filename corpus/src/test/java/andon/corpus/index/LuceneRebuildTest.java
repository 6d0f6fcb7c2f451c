package andon.corpus.index;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.index.lucene.LuceneEngine;
import andon.corpus.index.lucene.LuceneRebuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneRebuildTest extends RebuildContract {
    @TempDir
    Path folder;

    @Override
    Engine open() {
        return LuceneEngine.open(folder);
    }

    @Override
    Rebuild begin() {
        return LuceneRebuild.begin(folder, Refusals.LOGGED);
    }

    @Override
    void spoilTheOldOne() throws IOException {
        for (Path file : names(".")) {
            if (file.getFileName().toString().startsWith("segments_")) {
                Files.write(file, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
            }
        }
    }

    private List<Path> names(String sub) throws IOException {
        try (var files = Files.list(folder.resolve(sub))) {
            return files.toList();
        }
    }

    @Test
    void nothingIsLeftOfTheOldGenerations() throws IOException {
        for (int i = 1; i <= 3; i++) {
            try (Engine old = open();
                    Rebuild rebuild = begin()) {
                fill(rebuild.engine(), i, "document" + i);
                rebuild.swapIn();
                assertThat(found(old)).hasSize(i == 1 ? 0 : 1);
            }
        }
        open().close();
        assertThat(names(".")).containsExactlyInAnyOrder(folder.resolve("./current"), folder.resolve("./g3"));
    }

    @Test
    void aPointerToNothingIsSaid() throws IOException {
        Files.writeString(folder.resolve("current"), "../elsewhere\n");
        org.assertj.core.api.Assertions.assertThatThrownBy(this::open)
                .isInstanceOf(DamagedIndexException.class)
                .hasMessageContaining("'current' names no folder that is there");
        try (Rebuild rebuild = begin()) {
            fill(rebuild.engine(), 1, "new");
            rebuild.swapIn();
        }
        try (Engine now = open()) {
            assertThat(found(now)).hasSize(1);
        }
    }
}
