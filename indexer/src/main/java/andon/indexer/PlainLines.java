package andon.indexer;

import andon.indexer.detect.Detection;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was read of lines that come again from page to page: members' names and their profiles' addresses, threads' titles. Only
 * lines without a secret are remembered, so none is kept in the clear. Thread-safe; of lines that share a place the last stands.
 */
final class PlainLines {
    /** A power of two. */
    private static final int MOST = 1 << 12;
    /** UTF-16 units; longer ones hardly come again. */
    private static final int LONGEST = 500;

    private final AtomicReferenceArray<@Nullable Line> lines = new AtomicReferenceArray<>(MOST);

    private record Line(String words, Detection read) {}

    /** What {@code reader} reads of the line, or has read. */
    Detection read(String words, Function<String, Detection> reader) {
        int hash = words.hashCode();
        int place = (hash ^ hash >>> 16) & MOST - 1;
        Line known = lines.get(place);
        if (known != null && known.words().equals(words)) {
            return known.read();
        }
        Detection read = reader.apply(words);
        if (words.length() <= LONGEST && read.patches().isEmpty()) {
            lines.set(place, new Line(words, read));
        }
        return read;
    }
}
