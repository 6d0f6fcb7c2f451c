package andon.searchapi.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes the newest hash of the audit log outside of the database, where whoever can only write SQL does not reach: in a file
 * that only grows, a line for each anchor ({@code TIME ID HASH}), and in the process's own log. A chain that was computed
 * anew, or cut off at its end together with the note of that end, differs from it. Thread-safe.
 */
public final class AuditAnchors {
    /** So long the end of the log may be without an anchor while it grows. */
    static final Duration EVERY = Duration.ofMinutes(10);

    private static final int MAX_ANCHORS = 2_000_000;
    private static final Pattern LINE = Pattern.compile("(\\S+) ([1-9][0-9]{0,18}) ([0-9a-f]{64})");
    private static final Logger log = LoggerFactory.getLogger(AuditAnchors.class);

    private final @Nullable Path file;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    private AuditAnchors(@Nullable Path file, InstantSource clock) {
        this.file = file;
        this.clock = clock;
    }

    /** @param file made with the first anchor; its folder exists */
    public static AuditAnchors in(Path file, InstantSource clock) {
        return new AuditAnchors(file, clock);
    }

    /** For short commands and tests that need none. */
    public static AuditAnchors none() {
        return new AuditAnchors(null, InstantSource.system());
    }

    /** A record's hash as it was noted. */
    record Anchor(Instant at, long id, String hash) {}

    /** Notes the end of the chain, which is committed, if the last anchor is old enough. */
    synchronized void committed(AuditChain.Head head) {
        Instant now = clock.instant();
        if (file == null || now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        log.info("Audit log anchored: record {} {}", head.id(), head.hash());
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            // One write: what several processes append at once does not mix.
            channel.write(ByteBuffer.wrap(
                    (now + " " + head.id() + " " + head.hash() + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        } catch (IOException e) {
            // What it belongs to is done and cannot be refused any more.
            log.error("The audit log's anchor was not written to {}", file, e);
        }
    }

    /**
     * All anchors by id.
     *
     * @throws IllegalArgumentException if a line is none, naming it
     */
    List<Anchor> all() {
        if (file == null || !Files.exists(file)) {
            return List.of();
        }
        List<Anchor> anchors = new ArrayList<>();
        try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
            for (String line : (Iterable<String>) lines::iterator) {
                if (anchors.size() == MAX_ANCHORS) {
                    throw new IllegalArgumentException(
                            file + " has more than " + MAX_ANCHORS + " lines: put the older" + " ones away");
                }
                anchors.add(anchor(line, anchors.size() + 1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        anchors.sort(Comparator.comparingLong(Anchor::id));
        return anchors;
    }

    private Anchor anchor(String line, int number) {
        Matcher matcher = LINE.matcher(line);
        if (matcher.matches()) {
            try {
                return new Anchor(Instant.parse(matcher.group(1)), Long.parseLong(matcher.group(2)), matcher.group(3));
            } catch (DateTimeParseException | NumberFormatException e) {
                throw new IllegalArgumentException(file + ", line " + number + " is no anchor", e);
            }
        }
        throw new IllegalArgumentException(file + ", line " + number + " is no anchor");
    }
}
