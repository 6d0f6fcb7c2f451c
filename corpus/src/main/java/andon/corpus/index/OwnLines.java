package andon.corpus.index;

import andon.vocabulary.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells which lines of a text are the reader's own: they hold, or stand near, a login of the reader's and nobody else's. */
final class OwnLines {
    /** Lines up and down in which a login says whose a name is that has none on its own. */
    private static final int BESIDE = 2;

    private final List<Span> own;
    private final List<Span> others;
    private final LineStarts lines;
    private final Map<Integer, Boolean> known = new HashMap<>();

    /**
     * @param own the reader's logins, in order and without overlaps
     * @param others those of others, likewise
     */
    OwnLines(String text, List<Span> own, List<Span> others) {
        this.own = own;
        this.others = others;
        this.lines = new LineStarts(own.isEmpty() ? "" : text);
    }

    /** Whether a name at this place is the reader's for what stands beside it. */
    boolean hold(Span name) {
        if (own.isEmpty()) {
            return false;
        }
        int first = lines.line(name.start());
        int last = lines.line(name.end());
        return first == last ? known.computeIfAbsent(first, line -> areOwn(line, line)) : areOwn(first, last);
    }

    private boolean areOwn(int first, int last) {
        Span line = new Span(lines.start(first), lines.end(last));
        if (SortedSpans.any(own, line) || SortedSpans.any(others, line)) {
            return SortedSpans.any(own, line) && !SortedSpans.any(others, line);
        }
        int above = first;
        int below = last;
        for (int i = 0; i < BESIDE; i++) {
            above = above > 0 && !isEmpty(above - 1) ? above - 1 : above;
            below = below + 1 < lines.count() && !isEmpty(below + 1) ? below + 1 : below;
        }
        Span near = new Span(lines.start(above), lines.end(below));
        return SortedSpans.any(own, near) && !SortedSpans.any(others, near);
    }

    private boolean isEmpty(int line) {
        return lines.end(line) == lines.start(line);
    }
}
