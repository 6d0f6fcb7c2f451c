package andon.corpus.hunt;

import andon.corpus.text.PlacedText;
import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text in the forms that strings are looked for in, each made once and when it is asked for. Used by one thread. */
final class RuleText {
    private final PlacedText plain;
    private @Nullable PlacedText lower;
    private @Nullable PlacedText folded;

    RuleText(String text) {
        plain = PlacedText.unmasked(text);
    }

    PlacedText plain() {
        return plain;
    }

    PlacedText lower() {
        if (lower == null) {
            lower = plain.lowerCase();
        }
        return lower;
    }

    PlacedText folded() {
        if (folded == null) {
            folded = plain.folded();
        }
        return folded;
    }

    /** Where {@code wanted} stands, at most {@link DocumentMatcher#MAX_SPANS} places. */
    static List<Span> places(PlacedText in, String wanted, boolean fullword) {
        List<Span> places = new ArrayList<>();
        String text = in.text();
        int at = text.indexOf(wanted);
        while (at >= 0 && places.size() < DocumentMatcher.MAX_SPANS) {
            int end = at + wanted.length();
            if (!fullword || isWhole(text, at, end)) {
                places.add(in.place(at, end));
                at = text.indexOf(wanted, end);
            } else {
                at = text.indexOf(wanted, at + 1);
            }
        }
        return places;
    }

    private static boolean isWhole(String text, int start, int end) {
        return (start == 0 || !Character.isLetterOrDigit(text.codePointBefore(start)))
                && (end == text.length() || !Character.isLetterOrDigit(text.codePointAt(end)));
    }
}
