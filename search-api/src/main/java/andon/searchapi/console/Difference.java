package andon.searchapi.console;

import andon.searchapi.pivots.WordDifference.Change;
import andon.searchapi.pivots.WordDifference.Kind;
import java.util.List;
import java.util.Locale;

/** A difference as a page shows it: of long stretches that did not change only what touches a change. */
final class Difference {
    /** In UTF-16 units, on each side. */
    private static final int CONTEXT = 160;

    private static final String LEFT_OUT = "\n […] \n";

    private Difference() {}

    /** @param kind same, removed or added */
    public record Piece(String kind, String text) {}

    static List<Piece> of(List<Change> changes) {
        return changes.stream()
                .map(change -> new Piece(
                        change.kind().name().toLowerCase(Locale.ROOT),
                        change.kind() == Kind.SAME ? shortened(change.text()) : change.text()))
                .toList();
    }

    private static String shortened(String text) {
        if (text.length() <= 2 * CONTEXT + LEFT_OUT.length()) {
            return text;
        }
        int head = Character.isHighSurrogate(text.charAt(CONTEXT - 1)) ? CONTEXT - 1 : CONTEXT;
        int tail = text.length() - CONTEXT;
        return text.substring(0, head)
                + LEFT_OUT
                + text.substring(Character.isLowSurrogate(text.charAt(tail)) ? tail + 1 : tail);
    }
}
