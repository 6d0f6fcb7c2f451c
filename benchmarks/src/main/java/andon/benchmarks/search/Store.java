package andon.benchmarks.search;

import andon.corpus.index.IndexedDocument;
import java.io.IOException;
import java.util.List;

/** Something that documents are put into. */
interface Store extends AutoCloseable {
    String name();

    /** Puts a batch; called by several threads. */
    void put(List<IndexedDocument> batch) throws IOException;

    /** Makes all of it durable and searchable. */
    void finish() throws IOException;

    /** The CPU time of all processes that work for it, this one among them. */
    default long cpuNanos() {
        return cpuNanosOf(ProcessHandle.current());
    }

    static long cpuNanosOf(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow().toNanos();
    }

    /** What it takes on the disk. */
    long bytes() throws IOException;

    @Override
    void close() throws IOException;
}
