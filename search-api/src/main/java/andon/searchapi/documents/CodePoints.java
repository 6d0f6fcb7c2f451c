package andon.searchapi.documents;

import andon.vocabulary.Span;

/** A span counted in Unicode code points, as HTTP and the command line count. */
public record CodePoints(int start, int end) {
    public static CodePoints of(Span span, String text) {
        int start = text.codePointCount(0, span.start());
        return new CodePoints(start, start + text.codePointCount(span.start(), span.end()));
    }
}
