package andon.indexer.names.train;

import java.util.List;

/**
 * A text with its names.
 *
 * @param names in order, apart
 */
record Annotated(String text, List<Name> names) {
    /** @param type {@code ORG}, {@code PER}, {@code LOC} or {@code MISC} */
    record Name(int start, int end, String type) {}

    Annotated {
        names = List.copyOf(names);
    }
}
