package andon.corpus.persons;

import andon.vocabulary.Span;

/**
 * Something personal.
 *
 * @param name whether it is a name; else it is an address, a date of birth, a number of a person
 */
public record Found(Span span, boolean name, By by) {
    /** What says that it is personal. */
    public enum By {
        /** Its label or column. */
        LABEL,
        /** The words beside it in running text. */
        PROSE,
        /** What a trained model made of its sentence, see {@link andon.vocabulary.PersonNames}. */
        MODEL,
        /** Only how it looks, or that a label such as "name" stands beside it. */
        LOOKS
    }
}
