package andon.corpus.index;

/**
 * Dunning's log-likelihood ratio (Computational Linguistics 19(1), 1993): how surprising it is that something stands so
 * often in a part of all documents, if it had nothing to do with the part.
 */
final class LogLikelihood {
    private LogLikelihood() {}

    /**
     * @param together documents of the part that have it
     * @param part the size of the part
     * @param having documents that have it, at least {@code together}
     * @param all the number of documents, at least {@code part}
     * @return negative where it stands in the part less often than elsewhere
     */
    static double ratio(long together, long part, long having, long all) {
        long others = having - together;
        long rest = part - together;
        long neither = Math.max(0, all - part - others);
        double ratio = 2
                * (entropyTerm(together)
                        + entropyTerm(others)
                        + entropyTerm(rest)
                        + entropyTerm(neither)
                        - entropyTerm(together + others)
                        - entropyTerm(rest + neither)
                        - entropyTerm(together + rest)
                        - entropyTerm(others + neither)
                        + entropyTerm(together + others + rest + neither));
        double expected = (double) having * part / Math.max(1, all);
        return together >= expected ? Math.max(0, ratio) : -Math.max(0, ratio);
    }

    private static double entropyTerm(long count) {
        return count <= 0 ? 0 : count * Math.log((double) count);
    }
}
