package andon.indexer.cut;

import java.util.List;

/** What became of a page. */
public sealed interface CutResult {
    /**
     * Units were found.
     *
     * @param profile the profile's name, or {@code generic-…} for what was found by structure
     */
    record Units(String profile, List<Cut> cuts) implements CutResult {
        public Units {
            cuts = List.copyOf(cuts);
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
