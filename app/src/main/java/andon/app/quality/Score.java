package andon.app.quality;

/**
 * Counts of one question in one set of texts.
 *
 * @param set which texts
 * @param what an entity type, a threat category or another question
 * @param language ISO 639-1; {@code *} for all
 * @param right what was found and is there
 * @param wrong what was found and is not there
 * @param missed what is there and was not found
 */
record Score(String set, String what, String language, int right, int wrong, int missed) {
    /** Of what was found, the share that is right; 1 if nothing was found. */
    double precision() {
        return right + wrong == 0 ? 1 : (double) right / (right + wrong);
    }

    /** Of what is there, the share that was found; 1 if nothing is there. */
    double recall() {
        return right + missed == 0 ? 1 : (double) right / (right + missed);
    }

    double f1() {
        return 2.0 * right / Math.max(1, 2 * right + wrong + missed);
    }

    String key() {
        return set + "\t" + what + "\t" + language;
    }
}
