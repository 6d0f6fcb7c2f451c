package andon.searchapi.exports;

import andon.corpus.index.IndexedDocument;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes one export, document by document; it keeps none of them. Used by one thread. */
interface ExportWriter {
    void begin() throws IOException;

    /**
     * Writes one document.
     *
     * @param resume where to go on behind it, if that is known of this one, or {@link Export#COMPLETE} behind the last
     */
    void write(IndexedDocument document, @Nullable String resume) throws IOException;

    /** Whether this export can take no more documents than those of the present page. */
    default boolean full() {
        return false;
    }

    /** Sends on what was written. */
    void flush() throws IOException;

    /** Closes what was opened; an export that breaks off before is seen to be broken. */
    void end(String resume) throws IOException;
}
