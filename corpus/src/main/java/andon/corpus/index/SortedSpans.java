package andon.corpus.index;

import andon.vocabulary.Span;
import java.util.List;

/** Looks up spans that are in order and do not overlap. */
final class SortedSpans {
    private SortedSpans() {}

    /** The first of them that ends behind the place. */
    static int firstAfter(List<Span> sorted, int at) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).end() > at) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Whether one of them overlaps the span. */
    static boolean any(List<Span> sorted, Span span) {
        int i = firstAfter(sorted, span.start());
        return i < sorted.size() && sorted.get(i).start() < span.end();
    }

    /** Whether one of them holds the whole span. */
    static boolean covers(List<Span> sorted, Span span) {
        int i = firstAfter(sorted, span.start());
        return i < sorted.size()
                && sorted.get(i).start() <= span.start()
                && sorted.get(i).end() >= span.end();
    }
}
