package andon.evidence;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A sealed WARC needs a key that is not in the key file, or the file cannot be read. Nothing is lost as long as the key is
 * anywhere: whoever reads captures waits for it, as for a disk that is not mounted.
 */
final class MissingKeyException extends IOException {
    private static final long serialVersionUID = 1;

    MissingKeyException(String id, Path keyFile) {
        super("it is sealed with key " + id + ", which is not in " + keyFile
                + ": put that key back there, below the first (docs/operations.md, \"The evidence's keys\")");
    }

    /** @param cause why the file cannot be read */
    MissingKeyException(String id, IOException cause) {
        super("it is sealed with key " + id + ": " + cause.getMessage(), cause);
    }
}
