package andon.searchapi.documents;

import andon.vocabulary.Span;

/** A span counted in Unicode code points, as HTTP and the command line count. */
public record CodePoints(int start, int end) {
    public static CodePoints of(Span span, String text) {
        int start = text.codePointCount(0, span.start());
        return new CodePoints(start, start + text.codePointCount(span.start(), span.end()));
    }

    /** Counts many spans of one text; linear if they come by their beginnings. */
    static final class Counter {
        private final String text;
        private int unit;
        private int points;

        Counter(String text) {
            this.text = text;
        }

        CodePoints of(Span span) {
            if (span.start() < unit) {
                unit = 0;
                points = 0;
            }
            points += text.codePointCount(unit, span.start());
            unit = span.start();
            return new CodePoints(points, points + text.codePointCount(span.start(), span.end()));
        }
    }
}
