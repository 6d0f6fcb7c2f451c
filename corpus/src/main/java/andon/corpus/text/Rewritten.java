package andon.corpus.text;

import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A text in which some stretches were replaced, with the place of everything of the old one in the new. Immutable. */
public final class Rewritten {
    /** A stretch of the old text and what stands there now. */
    public record Stretch(Span span, String put) {}

    private final String text;
    /** In order, without overlaps, and where each of them begins in the new text. */
    private final List<Stretch> stretches;

    private final int[] starts;

    private Rewritten(String text, List<Stretch> stretches, int[] starts) {
        this.text = text;
        this.stretches = stretches;
        this.starts = starts;
    }

    /** Stretches in any order; those that overlap become one, with what the first and longest of them puts there. */
    public static Rewritten of(String old, List<Stretch> wanted) {
        List<Stretch> stretches = merged(wanted);
        int[] starts = new int[stretches.size()];
        StringBuilder text = new StringBuilder(old.length());
        int from = 0;
        for (int i = 0; i < starts.length; i++) {
            Stretch stretch = stretches.get(i);
            text.append(old, from, stretch.span().start());
            starts[i] = text.length();
            text.append(stretch.put());
            from = stretch.span().end();
        }
        text.append(old, from, old.length());
        return new Rewritten(text.toString(), stretches, starts);
    }

    private static List<Stretch> merged(List<Stretch> wanted) {
        List<Stretch> merged = new ArrayList<>();
        wanted.stream()
                .filter(stretch -> stretch.span().length() > 0)
                .sorted(Comparator.comparingInt(
                                (Stretch stretch) -> stretch.span().start())
                        .thenComparing(stretch -> stretch.span().end(), Comparator.reverseOrder()))
                .forEach(stretch -> {
                    if (!merged.isEmpty()
                            && stretch.span().start() < merged.getLast().span().end()) {
                        Stretch last = merged.removeLast();
                        int end = Math.max(last.span().end(), stretch.span().end());
                        merged.add(new Stretch(new Span(last.span().start(), end), last.put()));
                    } else {
                        merged.add(stretch);
                    }
                });
        return merged;
    }

    public String text() {
        return text;
    }

    /** Whether something of the span was replaced. */
    public boolean touches(Span span) {
        int i = last(span.end() - 1);
        return i >= 0 && span.length() > 0 && stretches.get(i).span().end() > span.start();
    }

    /** Where the span is now; where it begins or ends within a stretch, all of what stands there belongs to it. */
    public Span place(Span span) {
        int start = start(span.start());
        return new Span(start, Math.max(start, end(span.end())));
    }

    private int start(int at) {
        int i = last(at);
        if (i < 0) {
            return at;
        }
        Span span = stretches.get(i).span();
        return at < span.end()
                ? starts[i]
                : at - span.end() + starts[i] + stretches.get(i).put().length();
    }

    private int end(int at) {
        int i = last(at - 1);
        if (i < 0) {
            return at;
        }
        int end = starts[i] + stretches.get(i).put().length();
        return Math.max(0, at - stretches.get(i).span().end()) + end;
    }

    /** The last stretch that begins at this place or before it; -1 if none does. */
    private int last(int at) {
        int low = 0;
        int high = stretches.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (stretches.get(middle).span().start() <= at) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
