package andon.crawler.frontier;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Values for {@code in (?, ?, …)}, padded to a power of two by repeating the last, so that few statements are prepared. */
record InList<T>(List<T> values) {
    static final int MOST = 512;

    static <T> InList<T> of(Collection<T> values) {
        if (values.isEmpty() || values.size() > MOST) {
            throw new IllegalArgumentException("1 to " + MOST + " values, not " + values.size());
        }
        List<T> padded = new ArrayList<>(values);
        int size = Integer.highestOneBit(Math.max(1, 2 * values.size() - 1));
        while (padded.size() < size) {
            padded.add(padded.getLast());
        }
        return new InList<>(padded);
    }

    String marks() {
        return "(?" + ", ?".repeat(values.size() - 1) + ")";
    }
}
