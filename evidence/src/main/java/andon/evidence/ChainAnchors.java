package andon.evidence;

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
 * Notes the newest hash of a log's chain outside of the database, where whoever can only write SQL does not reach: in a file
 * that only grows, a line for each anchor ({@code TIME NUMBER HASH}), and in the process's own log. A chain that was computed
 * anew, or cut off at its end together with the note of that end, or taken from an old copy of the database, differs from it.
 * Thread-safe; several processes may write to one file.
 */
public final class ChainAnchors {
    /** So long the end of the log may be without an anchor while it grows. */
    public static final Duration EVERY = Duration.ofMinutes(10);

    private static final int MAX_ANCHORS = 2_000_000;
    private static final Pattern LINE = Pattern.compile("(\\S+) ([1-9][0-9]{0,18}) ([0-9a-f]{64})");
    private static final Logger log = LoggerFactory.getLogger(ChainAnchors.class);

    private final @Nullable Path file;
    private final String what;
    private final InstantSource clock;
    private Instant next = Instant.MIN;

    private ChainAnchors(@Nullable Path file, String what, InstantSource clock) {
        this.file = file;
        this.what = what;
        this.clock = clock;
    }

    /**
     * @param file made with the first anchor; its folder exists
     * @param what is anchored, as the process's log names it: {@code Audit log}
     */
    public static ChainAnchors in(Path file, String what, InstantSource clock) {
        return new ChainAnchors(file, what, clock);
    }

    /** For short commands and tests that need none. */
    public static ChainAnchors none() {
        return new ChainAnchors(null, "", InstantSource.system());
    }

    /** A link's hash as it was noted. */
    public record Anchor(Instant at, long number, String hash) {}

    /** Notes the end of the chain, which is committed, if the last anchor is old enough. */
    public synchronized void committed(long number, String hash) {
        Instant now = clock.instant();
        if (file == null || now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        log.info("{} anchored: {} {}", what, number, hash);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            // One write: what several processes append at once does not mix.
            channel.write(
                    ByteBuffer.wrap((now + " " + number + " " + hash + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        } catch (IOException e) {
            // What it belongs to is done and cannot be refused any more.
            log.error("{}: the anchor was not written to {}", what, file, e);
        }
    }

    /** Where they stand; null for {@link #none}. */
    @Nullable
    Path file() {
        return file;
    }

    /**
     * All anchors by number.
     *
     * @throws IllegalArgumentException if a line is none, naming it
     */
    public List<Anchor> all() {
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
        anchors.sort(Comparator.comparingLong(Anchor::number));
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
