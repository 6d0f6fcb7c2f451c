package andon.evidence;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
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

    /** All of these as one; what fails in one does not keep the others from being changed. */
    static SealedElsewhere of(SealedElsewhere... all) {
        return new SealedElsewhere() {
            @Override
            public Map<String, Integer> needing() {
                Map<String, Integer> needing = new TreeMap<>();
                for (SealedElsewhere one : all) {
                    one.needing().forEach((key, files) -> needing.merge(key, files, Integer::sum));
                }
                return needing;
            }

            @Override
            public int inTheClear() {
                int files = 0;
                for (SealedElsewhere one : all) {
                    files += one.inTheClear();
                }
                return files;
            }

            @Override
            public int seal(boolean again, Consumer<String> told) throws IOException {
                return each(one -> one.seal(again, told));
            }

            @Override
            public int rewrap(Consumer<String> told) throws IOException {
                return each(one -> one.rewrap(told));
            }

            private interface Change {
                int of(SealedElsewhere one) throws IOException;
            }

            private int each(Change change) throws IOException {
                int changed = 0;
                IOException failure = null;
                for (SealedElsewhere one : all) {
                    try {
                        changed += change.of(one);
                    } catch (IOException e) {
                        if (failure == null) {
                            failure = e;
                        } else {
                            failure.addSuppressed(e);
                        }
                    }
                }
                if (failure != null) {
                    throw failure;
                }
                return changed;
            }
        };
    }
}
