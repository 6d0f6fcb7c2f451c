package andon.evidence;

import java.io.IOException;
import java.util.List;

/** The end of a WARC that is being written: what is added is on the disk when the call returns. Not thread-safe. */
sealed interface WarcTail permits PlainTail, SealedTail {
    /** How long the plain WARC is, in bytes. */
    long end();

    /** Adds the records together. After an exception the file may hold some of them, but {@link #end} has not moved. */
    void append(List<byte[]> records) throws IOException;

    /**
     * Takes away everything from {@code size} on.
     *
     * @param size the end before the last append, whether that came to an end or not
     */
    void cutTo(long size) throws IOException;

    void close() throws IOException;
}
