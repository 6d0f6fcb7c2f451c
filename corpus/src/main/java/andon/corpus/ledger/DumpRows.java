package andon.corpus.ledger;

import andon.vocabulary.Capture;
import andon.vocabulary.Document;
import andon.vocabulary.DumpSummary;

/** Remembers the rows of credential dumps. Every call joins the caller's transaction. Thread-safe. */
public interface DumpRows {
    /** Of a dump's new rows at most so many are kept. */
    int MAX_KEPT = 500_000;

    /**
     * Keeps the rows that nobody brought before and tells which others did. Recording a document again gives the same
     * answer: its own rows stay its own.
     *
     * @param rows see {@code Dump.rows}; sorted, each once
     * @return the document's summary with what is recycled in it
     */
    DumpSummary record(Document document, DumpSummary summary, long[] rows, Capture capture);
}
