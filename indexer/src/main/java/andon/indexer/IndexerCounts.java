package andon.indexer;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;

/** What the indexer did, by stable codes: {@code captures}, {@code documents}, {@code changed}, {@code alerts}, {@code skipped-…}. Thread-safe. */
public final class IndexerCounts {
    private final ConcurrentMap<String, LongAdder> counts = new ConcurrentHashMap<>();

    void add(String code, long n) {
        if (n > 0) {
            counts.computeIfAbsent(code, k -> new LongAdder()).add(n);
        }
    }

    public long count(String code) {
        LongAdder adder = counts.get(code);
        return adder == null ? 0 : adder.sum();
    }

    /** All codes that were counted, sorted. */
    public Map<String, Long> snapshot() {
        Map<String, Long> snapshot = new TreeMap<>();
        counts.forEach((code, adder) -> snapshot.put(code, adder.sum()));
        return snapshot;
    }
}
