package andon.benchmarks.search;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.EngineIndex;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Mirrors;
import andon.corpus.index.lucene.LuceneEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** Andon's index on its embedded engine. */
record AndonLucene(Path folder, DocumentIndex index) implements Store {
    static AndonLucene open(Path folder) {
        return new AndonLucene(
                folder,
                new EngineIndex(LuceneEngine.open(folder), Mirrors.NONE, InstantSource.fixed(GeneratedDocuments.END)));
    }

    @Override
    public String name() {
        return "Andon on Lucene";
    }

    @Override
    public void put(List<IndexedDocument> batch) {
        index.put(batch);
    }

    @Override
    public void finish() {
        index.commit(Long.MAX_VALUE);
        index.refresh();
    }

    @Override
    public long bytes() throws IOException {
        return Folders.bytes(folder);
    }

    @Override
    public void close() {
        index.close();
    }
}
