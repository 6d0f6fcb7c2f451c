package andon.crawler.safety;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hosts that are never dialled, by the MD5 of their address, and terms whose page is never kept. Thread-safe.
 *
 * <p>The lists' files are read again when they change; one that cannot be used is named in the log, and what was read before
 * stays in force. What is blocked appears in no log and no message.
 */
public final class BlockList implements HostGuard {
    /** The metric code of a blocked host. */
    public static final String BLOCKED = "blocked-host";
    /**
     * A made-up host to test with, blocked by every list: an onion address whose key nobody has (it is the SHA-256 of
     * "andon block list test").
     */
    public static final String TEST_HOST = "myh7ybhl6jo3a6hsdyhowc364gvtifsajo62vwptkrugih6fny6ugkyd.onion";
    /** A made-up term to test with, blocked by every list. */
    public static final String TEST_TERM = "andon-blocklist-test-term";

    private static final Logger log = LoggerFactory.getLogger(BlockList.class);
    private static final Duration CHECKED_EVERY = Duration.ofSeconds(10);
    private static final int REMEMBERED = 20_000;

    private final List<Path> files;
    private final InstantSource clock;
    private volatile Instant checked;
    private volatile Loaded loaded;

    private record Version(FileTime modified, long size) {}

    /** @param judged the verdicts of hosts that were asked for: a digest for every request is dear */
    private record Loaded(
            List<Version> versions, Set<HostDigest> hosts, Terms terms, ConcurrentMap<String, Boolean> judged) {
        boolean blocks(String host) {
            Boolean known = judged.get(host);
            if (known == null) {
                if (judged.size() >= REMEMBERED) {
                    judged.clear();
                }
                known = HostDigest.namesOf(host).stream().anyMatch(hosts::contains);
                judged.put(host, known);
            }
            return known;
        }
    }

    private BlockList(List<Path> files, InstantSource clock) throws BlockListException {
        this.files = List.copyOf(files);
        this.clock = clock;
        this.checked = clock.instant();
        this.loaded = load(versions());
    }

    /**
     * Reads the lists.
     *
     * @throws BlockListException if one of them cannot be read; it names file and line
     */
    public static BlockList open(List<Path> files, InstantSource clock) throws BlockListException {
        return new BlockList(files, clock);
    }

    /** Only what is built in. */
    public static BlockList builtIn() {
        try {
            return new BlockList(List.of(), InstantSource.system());
        } catch (BlockListException e) {
            throw new IllegalStateException("there is no file that could be wrong", e);
        }
    }

    @Override
    public Optional<String> refusal(String host) {
        return current().blocks(host) ? Optional.of(BLOCKED) : Optional.empty();
    }

    /** Looks for blocked terms in a text. */
    public TermScan scan() {
        return current().terms().scan();
    }

    /** Whether a text holds a blocked term. */
    boolean dropsText(String text) {
        TermScan scan = scan();
        scan.words(text);
        return scan.found();
    }

    private Loaded current() {
        Instant now = clock.instant();
        if (!files.isEmpty() && !now.isBefore(checked.plus(CHECKED_EVERY))) {
            reload(now);
        }
        return loaded;
    }

    private synchronized void reload(Instant now) {
        if (now.isBefore(checked.plus(CHECKED_EVERY))) {
            return;
        }
        checked = now;
        try {
            List<Version> versions = versions();
            if (!versions.equals(loaded.versions())) {
                loaded = load(versions);
                log.info(
                        "the block list was read again: {} hosts",
                        loaded.hosts().size());
            }
        } catch (BlockListException e) {
            log.error("{}; the list as it was read before stays in force", e.getMessage());
        }
    }

    private List<Version> versions() throws BlockListException {
        List<Version> versions = new ArrayList<>();
        for (Path file : files) {
            try {
                versions.add(new Version(Files.getLastModifiedTime(file), Files.size(file)));
            } catch (IOException e) {
                throw new BlockListException("the block list " + file + " cannot be read: "
                        + e.getClass().getSimpleName());
            }
        }
        return versions;
    }

    private Loaded load(List<Version> versions) throws BlockListException {
        BlockListFile.Entries entries = BlockListFile.read(files);
        entries.hosts().add(HostDigest.of(TEST_HOST));
        List<String> terms =
                Stream.concat(Stream.of(TEST_TERM), entries.terms().stream()).toList();
        return new Loaded(versions, entries.hosts(), new Terms(terms), new ConcurrentHashMap<>());
    }
}
