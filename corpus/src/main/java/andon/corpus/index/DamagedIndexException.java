package andon.corpus.index;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The index on disk cannot be used. Nothing is lost: it can be made again from the evidence, and the message says how. */
public final class DamagedIndexException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DamagedIndexException(Path folder, String reason, @Nullable Throwable cause) {
        super(
                "the search index in " + folder + " cannot be used (" + reason
                        + "); nothing is lost: run 'andon reindex', which makes a new one beside it",
                cause);
    }

    public DamagedIndexException(Path folder, String reason) {
        this(folder, reason, null);
    }

    /** @param index the name of an index on a server */
    public DamagedIndexException(String index, String reason) {
        super("the search index " + index + " cannot be used (" + reason
                + "); nothing is lost: run 'andon reindex', which makes a new one beside it");
    }
}
