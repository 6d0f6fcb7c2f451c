package andon.corpus.watch;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be news about an asset. */
public enum News {
    /** A document that says a watched value which its cluster has not said to this subscription yet. */
    NEW_DOCUMENT,
    /** A known document that was edited and says a watched value which none of its versions did. */
    VALUE_ADDED,
    /** A leak's title that was edited and names an asset: the group tells whom it has hit. */
    VICTIM_REVEALED,
    /** Another price, stock or countdown, whatever the words. */
    OFFER_CHANGED,
    /** A document's page is not there any more. */
    GONE;

    /** What is told if nothing is chosen. */
    public static final Set<News> USUAL =
            Collections.unmodifiableSet(EnumSet.of(NEW_DOCUMENT, VALUE_ADDED, VICTIM_REVEALED));

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<News> ofWord(String word) {
        return Arrays.stream(values()).filter(news -> news.word().equals(word)).findFirst();
    }
}
