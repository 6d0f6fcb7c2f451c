package andon.evidence;

import andon.vocabulary.Capture;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Keeps exchanges as WARC records and lists them in the capture log. Thread-safe.
 *
 * <p>A capture exists when its row in the log is committed. WARC bytes without a row (after a crash) are cut off when the
 * store opens, so the files hold every logged capture once and nothing else.
 */
public interface EvidenceStore extends AutoCloseable {
    /** How many captures one transaction may log. */
    int MAX_BATCH = 1000;

    /** How many bytes of records are written at once. */
    long MAX_BATCH_BYTES = 64L << 20;

    /**
     * Writes the exchange's records durably, then, in one SQL transaction, its log row and whatever {@code alongside}
     * writes (the crawler's acknowledgement): both or neither. What {@code alongside} throws comes out of here.
     *
     * @throws IOException if the disk refuses; nothing is logged then
     * @throws IllegalStateException if the calling thread has a transaction open (so {@code alongside} cannot append): it
     *     could be rolled back after the capture was given out
     */
    default Capture append(Exchange exchange, Consumer<Capture> alongside) throws IOException {
        return append(List.of(prepare(exchange)), captures -> alongside.accept(captures.getFirst()))
                .getFirst();
    }

    /**
     * Digests and compresses the exchange: work for the processor, on any thread. For one that says it is
     * {@link Exchange#unchanged} the log and the beginning of the original's record are read too; what is unchanged indeed
     * becomes a revisit.
     *
     * @throws IllegalArgumentException if the capture that it is said to repeat is not logged, or the address is too long
     */
    PreparedCapture prepare(Exchange exchange);

    /**
     * Writes the records of all captures with one write and one fsync, then, in one SQL transaction, their log rows in the
     * list's order and whatever {@code alongside} writes: all or nothing. What {@code alongside} throws comes out of here.
     * With no captures only {@code alongside} runs, in its transaction.
     *
     * @param captures at most {@value #MAX_BATCH}, and at most {@value #MAX_BATCH_BYTES} bytes together unless it is one
     * @return the captures in the list's order, with numbers without gaps
     * @throws IllegalArgumentException if there are more captures or bytes than that
     * @throws IOException if the disk refuses; nothing is logged then
     * @throws IllegalStateException as above
     */
    List<Capture> append(List<PreparedCapture> captures, Consumer<List<Capture>> alongside) throws IOException;

    /** Captures with a number above {@code seq} in order, at most {@code limit}. */
    List<Capture> after(long seq, int limit);

    Optional<Capture> capture(long seq);

    /** The newest capture's number, 0 if there is none. */
    long lastSeq();

    /**
     * Reads a capture's response. A revisit's has the body of the capture that it stands for; where the server had answered
     * "not modified", also that one's status, and its headers brought up to date.
     *
     * @throws UndecodableBodyException if the capture is whole but its body cannot be read as its server declared it, or is
     *     larger than the reader's bound: skip it
     * @throws IOException if the file is missing or damaged, or the record is not the capture's
     * @throws java.io.UncheckedIOException if the whole folder is gone (a disk that is not mounted), or the key that the
     *     capture is sealed with: try again later
     */
    CapturedResponse read(Capture capture) throws IOException;

    /**
     * Writes a capture's records as they stand in the store's file: whole gzip members, by themselves a WARC file that every
     * tool reads.
     *
     * @throws IOException if they are not what was logged (nothing is written then), or {@code out} refuses
     */
    void copyRecords(long seq, OutputStream out) throws IOException;

    /** Rows of the capture log behind {@code seq} in order, at most {@code limit}, in the form in which they are hashed. */
    List<LogRow> log(long seq, int limit);

    /**
     * A row of the capture log for those who check its hash without Andon.
     *
     * @param fields what is hashed ({@link ChainHash}), in this order: encoding, previous hash, seq, source, address, captured at
     *     (microseconds since 1970), status, media type, WARC file, start offset, end offset, payload SHA-256, records
     *     SHA-256 and, of a revisit, the number of the capture that has the body; none has a control character in it
     * @param hash the row's
     */
    record LogRow(long seq, List<String> fields, String hash) {
        public LogRow {
            fields = List.copyOf(fields);
        }
    }

    /**
     * Takes the responses of a WARC that another tool made into the store, each once (by address, time and payload), however
     * often it is imported, and the revisits of those. Of a damaged file the records before the damage are taken in and, where it
     * is compressed by record, those behind it.
     *
     * @throws IOException if the file cannot be opened, or the store's disk refuses
     */
    ImportResult importWarc(Path file, Function<URI, SourceId> sourceOf) throws IOException;

    /**
     * Takes a file of text that a person hands in: plain, with gzip, or the text files of a ZIP archive. Long texts are parted;
     * each part is a capture with a {@code resource} record, which also says who handed the file in and where it came from.
     * What was taken before is not taken again.
     *
     * @param file it must not change meanwhile
     * @param headsTable whether a line names the columns of a table of credentials: it is repeated to the readers of later parts
     * @throws IOException if the file cannot be read, or the store's disk refuses; what was taken until then stays and is known
     *     when the file is handed in again
     */
    DepositResult deposit(Path file, Deposit deposit, DepositBounds bounds, Predicate<String> headsTable)
            throws IOException;

    /** Checks every log row's hash chain and every record's digest; names the first that is broken. */
    Verification verify();

    @Override
    void close() throws IOException;

    /**
     * What an import did.
     *
     * @param imported responses and revisits taken in
     * @param known those that the store already had
     * @param passedOver how many records were not taken in, by reason: {@code other-type} (requests, metadata),
     *     {@code not-http}, {@code without-date}, {@code wrong-digest} (it contradicts its own), {@code too-large},
     *     {@code revisit-without-original} (not in this file before it), {@code unknown-revisit}, {@code unreadable},
     *     {@code damaged} (once for each stretch of damage)
     */
    record ImportResult(int imported, int known, Map<String, Integer> passedOver) {
        public ImportResult {
            passedOver = Collections.unmodifiableMap(new TreeMap<>(passedOver));
        }

        /** How many records were not taken in. */
        public int skipped() {
            return passedOver.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * What a check of the evidence found.
     *
     * @param checked how many captures were checked
     * @param firstBroken a sentence that names the first broken capture and what is wrong; empty if all is whole
     */
    record Verification(long checked, Optional<String> firstBroken) {}
}
