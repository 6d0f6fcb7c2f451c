package andon.indexer.names;

import andon.indexer.names.tag.TextTagger;
import andon.vocabulary.Entity;
import java.util.BitSet;
import java.util.List;

/**
 * The places of a text that patterned entities take: a name that overlaps one of them does not stand, so that what is taken
 * as a whole, as rows of credentials are, need not be read for names. Not thread-safe.
 */
final class Covered implements TextTagger.Known {
    private final String text;
    private final BitSet taken = new BitSet();

    Covered(String text, List<Entity> found) {
        this.text = text;
        for (Entity entity : found) {
            int from = Math.min(entity.span().start(), text.length());
            taken.set(from, Math.min(entity.span().end(), text.length()));
        }
    }

    @Override
    public boolean covers(int from, int to) {
        int free = taken.nextClearBit(from);
        while (free < to && Character.isWhitespace(text.charAt(free))) {
            free = taken.nextClearBit(free + 1);
        }
        return free >= to;
    }
}
