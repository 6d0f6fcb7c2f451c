package andon.indexer.threat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern whose hits all begin with one of its stems, at the begin of a word. Immutable.
 *
 * @param pattern may look behind its begin and beyond its end
 */
record Anchored(Stems stems, Pattern pattern) {
    /** Goes from hit to hit. */
    Hits in(String text) {
        return new Hits(stems, text, pattern.matcher(text).useTransparentBounds(true));
    }

    /** The hits in one text, in order and apart. Not thread-safe. */
    static final class Hits {
        private final Stems stems;
        private final String text;
        private final Matcher matcher;
        private int from;

        private Hits(Stems stems, String text, Matcher matcher) {
            this.stems = stems;
            this.text = text;
            this.matcher = matcher;
        }

        /** Whether there is another. */
        boolean next() {
            for (int at = stems.next(text, from); at >= 0; at = stems.next(text, at + 1)) {
                if (matcher.region(at, text.length()).lookingAt()) {
                    from = matcher.end();
                    return true;
                }
            }
            return false;
        }

        int start() {
            return matcher.start();
        }

        String group() {
            return matcher.group(1);
        }
    }
}
