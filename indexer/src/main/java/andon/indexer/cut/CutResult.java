package andon.indexer.cut;

import java.util.List;
import java.util.Optional;

/** What became of a page. */
public sealed interface CutResult {
    /**
     * Units were found.
     *
     * @param profile the profile's name, or {@code generic-…} for what was found by structure
     * @param collapsed the profile that recognises the page and no longer fits it: it found an author and a time for too few
     *     of the units; empty if none is in doubt
     */
    record Units(String profile, List<Cut> cuts, Optional<String> collapsed) implements CutResult {
        public Units {
            cuts = List.copyOf(cuts);
        }

        Units(String profile, List<Cut> cuts) {
            this(profile, cuts, Optional.empty());
        }

        Units insteadOf(String name) {
            return new Units(profile, cuts, Optional.of(name));
        }

        /** How many of a hundred units have words, an author and a time. */
        int completePercent() {
            long complete = cuts.stream().filter(Cut::isComplete).count();
            return cuts.isEmpty() ? 0 : (int) (100 * complete / cuts.size());
        }

        /** Of how many of a hundred it is known who wrote them. */
        int authoredPercent() {
            long authored = cuts.stream().filter(cut -> cut.author() != null).count();
            return cuts.isEmpty() ? 0 : (int) (100 * authored / cuts.size());
        }
    }

    /** Nothing on the page is a unit, for a known reason. */
    record None(NoUnits reason) implements CutResult {}

    /** Why a page holds nothing that a person wrote as a unit. */
    enum NoUnits {
        /** A sign-in form stands where content would. */
        LOGIN_FORM,
        /** A waiting room, a challenge or another gate in front of the site. */
        GATE,
        /** Says that there is nothing, or nothing for this reader. */
        ERROR_PAGE,
        /** Lists threads, listings or excerpts whose own pages hold the text. */
        INDEX_PAGE,
        /** Repeats a thread for printers, without the posts' ids. */
        PRINT_VIEW,
        /** A form for searching, replying or registering; a calendar; a list of members. */
        SERVICE_PAGE,
        /** Too little text of its own. */
        NO_TEXT
    }
}
