package andon.indexer.detect;

/** The two kinds of rules that the one pass calls. Both look at a bounded window around the place they are called at. */
final class Rules {
    private Rules() {}

    /** Called at each of its trigger characters. */
    interface CharacterRule {
        /** ASCII characters one of which every hit must hold. */
        String triggers();

        void at(String text, int i, Hits hits);
    }

    /** Called for each whole run of ASCII letters and digits. */
    interface WordRule {
        void word(String text, int start, int end, Hits hits);
    }
}
