package andon.corpus.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may stand at the caret of a query that is being written. It is about the text alone; what stands in the index
 * under a field is asked for by {@link #known}. Places count code points, the first is 0.
 *
 * @param start the first character that an offer takes the place of
 * @param end the one after the last
 * @param offers what may stand there, the likely first; empty where any word may
 * @param known the values of the index that may stand there, too; null if none may
 */
public record QueryCompletion(
        int start, int end, List<Offer> offers, @Nullable Known known) {
    public QueryCompletion {
        offers = List.copyOf(offers);
    }

    public enum Kind {
        FIELD,
        OPERATOR,
        VALUE,
        TIME
    }

    /** @param insert the text to put in, as the parser reads it */
    public record Offer(String insert, Kind kind) {}

    /**
     * Values of a field.
     *
     * @param field its name: that of an entity field, {@code author}, {@code source} or {@code lang}
     * @param prefix what they begin with, as it was written; may be empty
     */
    public record Known(String field, String prefix) {
        /** A value of the index as it is written in a query: in quotes where it must be. */
        public static Offer offer(String value) {
            return new Offer(QueryPrinter.value(value), Kind.VALUE);
        }
    }

    /**
     * @param caret how many code points stand before it; taken into the text's bounds
     * @return no offers for texts longer than {@link QueryParser#MAX_LENGTH}
     */
    public static QueryCompletion at(String text, int caret) {
        int[] input = text.codePoints().limit(QueryParser.MAX_LENGTH + 1L).toArray();
        int at = Math.clamp(caret, 0, input.length);
        if (input.length > QueryParser.MAX_LENGTH) {
            return new QueryCompletion(at, at, List.of(), null);
        }
        return new Completer(input, at).complete();
    }
}
