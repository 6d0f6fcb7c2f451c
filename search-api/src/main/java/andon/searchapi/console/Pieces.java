package andon.searchapi.console;

import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Cuts text at the borders of spans, so that a template can mark some pieces and escape all of them. */
final class Pieces {
    /** How much of a long text a list shows, in UTF-16 units. */
    private static final int SNIPPET = 320;

    private static final int BEFORE_FIRST_MARK = 80;

    private Pieces() {}

    /**
     * A stretch of text.
     *
     * @param mark the name of its mark, which is its CSS class; empty for plain text
     * @param label what the mark says about it; may be empty
     */
    public record Piece(String text, String mark, String label) {}

    /** A span with its mark; where marks overlap, the one that begins first wins, and the longer one at a tie. */
    record Marked(Span span, String mark, String label) {}

    /** The part of {@code text} from {@code from} to {@code to}, cut into pieces. Spans count in {@code text}. */
    static List<Piece> cut(String text, int from, int to, List<Marked> marks) {
        List<Piece> pieces = new ArrayList<>();
        int at = from;
        List<Marked> sorted = marks.stream()
                .sorted(Comparator.comparingInt((Marked m) -> m.span().start())
                        .thenComparingInt(m -> -m.span().length()))
                .toList();
        for (Marked marked : sorted) {
            int start = Math.max(marked.span().start(), from);
            int end = Math.min(marked.span().end(), to);
            if (start < at || start >= end) {
                continue;
            }
            if (start > at) {
                pieces.add(new Piece(text.substring(at, start), "", ""));
            }
            pieces.add(new Piece(text.substring(start, end), marked.mark(), marked.label()));
            at = end;
        }
        if (at < to) {
            pieces.add(new Piece(text.substring(at, to), "", ""));
        }
        return pieces;
    }

    /** A window of the text behind {@code from}, around its first mark. */
    static List<Piece> snippet(String text, int from, List<Marked> marks) {
        int first = marks.stream()
                .mapToInt(m -> m.span().start())
                .filter(start -> start >= from)
                .min()
                .orElse(from);
        int start = Math.max(from, first - BEFORE_FIRST_MARK);
        int end = Math.min(text.length(), start + SNIPPET);
        start = start > 0 && start < text.length() && Character.isLowSurrogate(text.charAt(start)) ? start - 1 : start;
        end = end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
        List<Piece> pieces = new ArrayList<>();
        if (start > from) {
            pieces.add(new Piece("… ", "", ""));
        }
        pieces.addAll(cut(text, start, Math.max(start, end), marks));
        if (end < text.length()) {
            pieces.add(new Piece(" …", "", ""));
        }
        return pieces;
    }
}
