package andon.indexer.credentials;

import andon.vocabulary.DumpSummary;

/** A dump's summary with what its rows are recognised by. */
public final class Dump {
    /** Of more rows the further ones are counted and not recognised again. */
    public static final int MAX_ROWS = 500_000;

    private final DumpSummary summary;
    private final long[] rows;

    Dump(DumpSummary summary, long[] rows) {
        this.summary = summary;
        this.rows = rows;
    }

    public DumpSummary summary() {
        return summary;
    }

    /** The first 64 bits of each different row's HMAC over account and secret, sorted; at most {@link #MAX_ROWS}. */
    public long[] rows() {
        return rows.clone();
    }
}
