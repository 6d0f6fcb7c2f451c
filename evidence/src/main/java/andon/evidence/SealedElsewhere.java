package andon.evidence;

import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;

/** What is sealed with the evidence's keys and lies in SQL: a change of keys must reach it, too. */
public interface SealedElsewhere {
    /** Nothing. */
    SealedElsewhere NONE = new SealedElsewhere() {
        @Override
        public Map<String, Integer> needing() {
            return Map.of();
        }

        @Override
        public int inTheClear() {
            return 0;
        }

        @Override
        public int seal(boolean again, Consumer<String> told) {
            return 0;
        }

        @Override
        public int rewrap(Consumer<String> told) {
            return 0;
        }
    };

    /** How many files need each key. */
    Map<String, Integer> needing();

    int inTheClear();

    /**
     * Seals what lies in the clear.
     *
     * @param again whether what is sealed is sealed anew, too, each with a new key of its own
     * @param told hears of each file
     * @return how many were sealed
     * @throws IOException if some cannot be read or sealed; the others are sealed
     */
    int seal(boolean again, Consumer<String> told) throws IOException;

    /**
     * Puts all files under the operator's first key.
     *
     * @return how many were not before
     * @throws IOException if some cannot be opened; the others are changed
     */
    int rewrap(Consumer<String> told) throws IOException;
}
