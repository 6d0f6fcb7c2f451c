package andon.corpus.index;

import org.jspecify.annotations.Nullable;

/**
 * How much of a document the index left out by its {@link IndexBounds}. The evidence has all of it, and alerts are raised
 * on all of it.
 *
 * @param characters of title and text, in UTF-16 units: neither shown nor found by words
 * @param quotes whole quotes of others
 * @param entities beyond the most that are kept
 * @param mentions beyond the most that are kept
 */
public record Truncation(int characters, int quotes, int entities, int mentions) {
    private static final Truncation NOTHING = new Truncation(0, 0, 0, 0);

    /** Null if nothing was left out. */
    static @Nullable Truncation of(int characters, int quotes, int entities, int mentions) {
        Truncation truncation = new Truncation(characters, quotes, entities, mentions);
        return truncation.equals(NOTHING) ? null : truncation;
    }

    @Nullable
    Truncation withoutMentions() {
        return of(characters, quotes, entities, 0);
    }
}
