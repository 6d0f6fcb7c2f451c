package andon.corpus.index.lucene;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.OrdinalMap;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.packed.PackedInts;

/**
 * Numbers a field's values over all segments of a snapshot, in their order. Kept until the snapshot is closed: to make
 * them takes as long as to read all values of the field once.
 */
final class OrdinalMaps {
    private final Map<IndexReader.CacheKey, Map<String, OrdinalMap>> made = new ConcurrentHashMap<>();

    Ordinals of(IndexReader reader, String field) throws IOException {
        List<LeafReaderContext> leaves = reader.leaves();
        SortedSetDocValues[] segments = new SortedSetDocValues[leaves.size()];
        for (LeafReaderContext leaf : leaves) {
            segments[leaf.ord] = DocValues.getSortedSet(leaf.reader(), field);
        }
        IndexReader.CacheHelper cache = Objects.requireNonNull(reader.getReaderCacheHelper(), "an unwrapped reader");
        Map<String, OrdinalMap> ofReader = made.get(cache.getKey());
        if (ofReader == null) {
            ofReader = new ConcurrentHashMap<>();
            if (made.putIfAbsent(cache.getKey(), ofReader) == null) {
                cache.addClosedListener(made::remove);
            }
            ofReader = Objects.requireNonNullElse(made.get(cache.getKey()), ofReader);
        }
        OrdinalMap map = ofReader.get(field);
        if (map == null) {
            map = OrdinalMap.build(cache.getKey(), segments, PackedInts.DEFAULT);
            ofReader.put(field, map);
        }
        return new Ordinals(map, segments);
    }

    /** Not thread-safe. */
    record Ordinals(OrdinalMap map, SortedSetDocValues[] segments) {
        long size() {
            return map.getValueCount();
        }

        long global(int segment, int ordinal) {
            return map.getGlobalOrds(segment).get(ordinal);
        }

        String value(long global) throws IOException {
            return bytes(global).utf8ToString();
        }

        private BytesRef bytes(long global) throws IOException {
            return segments[map.getFirstSegmentNumber(global)].lookupOrd(map.getFirstSegmentOrd(global));
        }

        /** The least ordinal whose value is not less than {@code bound}; {@link #size} if there is none. */
        long firstAtLeast(BytesRef bound) throws IOException {
            long low = 0;
            long high = size();
            while (low < high) {
                long middle = (low + high) >>> 1;
                if (bytes(middle).compareTo(bound) < 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** The least ordinal whose value stands behind all that begin with {@code prefix}. */
        long firstBehind(BytesRef prefix) throws IOException {
            // UTF-8 has no byte of eight ones: it stands behind all that can follow.
            BytesRef behind = new BytesRef(prefix.length + 1);
            System.arraycopy(prefix.bytes, prefix.offset, behind.bytes, 0, prefix.length);
            behind.bytes[prefix.length] = (byte) 0xFF;
            behind.length = prefix.length + 1;
            return firstAtLeast(behind);
        }
    }
}
