package andon.testbed.world;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What decides every byte of a {@link World}: equal settings give equal pages and equal truth.
 *
 * @param seed any number
 * @param revision 0 for the first world, 1 for the same world after a small, exactly known set of changes
 * @param founded what posts are dated back from; equal in a world and its later revision, so that nothing else moves
 * @param now the time against which pages say "Yesterday" and count down; not before {@code founded}
 * @param scale how much unwatched filler there is, 1 to 1000; 1 gives some 250 documents
 */
public record WorldSettings(long seed, int revision, Instant founded, Instant now, int scale) {
    private static final int MAX_SCALE = 1000;

    public WorldSettings {
        if (revision < 0 || revision > 1) {
            throw new IllegalArgumentException("a world has revisions 0 and 1, not " + revision);
        }
        if (scale < 1 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("scale " + scale + " is not between 1 and " + MAX_SCALE);
        }
        if (now.isBefore(founded)) {
            throw new IllegalArgumentException("now (" + now + ") lies before the founding (" + founded + ")");
        }
    }

    /** A world founded at the last midnight (UTC) before {@code now}. */
    public WorldSettings(long seed, int revision, Instant now, int scale) {
        this(seed, revision, now.truncatedTo(ChronoUnit.DAYS), now, scale);
    }

    /** The changed world, seen {@code after} this one: what was there keeps its dates. */
    public WorldSettings changed(Duration after) {
        return new WorldSettings(seed, 1, founded, now.plus(after), scale);
    }

    /** The unchanged world, seen {@code after} this one: only labels that depend on the time differ. */
    public WorldSettings later(Duration after) {
        return new WorldSettings(seed, revision, founded, now.plus(after), scale);
    }
}
