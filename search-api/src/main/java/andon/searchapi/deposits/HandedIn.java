package andon.searchapi.deposits;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was handed in.
 *
 * @param file what it is called, secrets masked
 * @param sha256 of the file
 * @param bytes how long it is, packed if it is
 * @param source the source that its documents belong to
 * @param origin where it came from, as was stated, secrets masked
 * @param texts how many text files it held
 * @param textBytes how many bytes they have, unpacked
 * @param parts how many captures they are
 * @param known how many of those had been handed in before
 * @param passedOver how many entries of an archive were no text
 * @param owner the organisation whose member handed it in; null for the provider's own people
 * @param lastSeq the number of its last new capture; 0 if all were known
 */
public record HandedIn(
        long id,
        String file,
        String sha256,
        long bytes,
        String source,
        String origin,
        String by,
        @Nullable String owner,
        Instant at,
        int texts,
        long textBytes,
        int parts,
        int known,
        int passedOver,
        long lastSeq) {}
