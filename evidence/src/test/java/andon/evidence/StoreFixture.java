package andon.evidence;

import andon.database.Database;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A database and a folder in which stores can be opened, closed and torn down in the middle of their work. */
final class StoreFixture implements AutoCloseable {
    static final SourceId SOURCE = new SourceId("forum");
    static final Instant NOW = Instant.parse("2026-11-23T06:00:00.123456Z");
    static final String HOST = "http://forum.example/";

    final Path folder;
    final Path keyFile;
    final Database database;
    private Sealing sealing;

    /** Of a store whose files lie in the clear. */
    StoreFixture(TestDatabase kind, Path temporary) {
        this.keyFile = temporary.resolve("evidence.key");
        this.sealing = Sealing.off(keyFile);
        this.folder = temporary.resolve("warc");
        this.database = Database.open(kind.fresh(temporary));
    }

    /** From now on new files are sealed. */
    StoreFixture sealed() {
        sealing = Sealing.withOwnKey(keyFile);
        return this;
    }

    EvidenceSettings settings() {
        return new EvidenceSettings(
                folder, EvidenceSettings.DEFAULT_ROTATE_BYTES, EvidenceSettings.DEFAULT_ROTATE_AFTER, 1 << 20, sealing);
    }

    WarcEvidenceStore open() throws IOException {
        return open(EvidenceSettings.DEFAULT_ROTATE_BYTES);
    }

    WarcEvidenceStore open(long rotateBytes) throws IOException {
        return open(rotateBytes, EvidenceSettings.DEFAULT_ROTATE_AFTER, InstantSource.fixed(NOW));
    }

    WarcEvidenceStore open(long rotateBytes, Duration rotateAfter, InstantSource clock) throws IOException {
        return WarcEvidenceStore.open(
                new EvidenceSettings(folder, rotateBytes, rotateAfter, 1 << 20, sealing), database, clock);
    }

    static Exchange page(String path, String body) {
        return page(path, body.getBytes(StandardCharsets.UTF_8), List.of());
    }

    static Exchange page(String path, byte[] body, List<Header> headers) {
        return new Exchange(
                SOURCE,
                URI.create(HOST + path),
                NOW,
                List.of(new Header("User-Agent", "Andon")),
                200,
                "OK",
                Stream.concat(Stream.of(new Header("Content-Type", "Text/HTML; charset=utf-8")), headers.stream())
                        .toList(),
                body,
                Optional.empty(),
                Map.of("circuit", "forum-1"));
    }

    /** The exchange, said to repeat an earlier capture. */
    static Exchange repeating(Exchange exchange, long seq, Exchange.Kind kind) {
        return new Exchange(
                exchange.source(),
                exchange.address(),
                exchange.capturedAt(),
                exchange.requestHeaders(),
                exchange.status(),
                exchange.reason(),
                exchange.responseHeaders(),
                exchange.body(),
                exchange.truncated(),
                exchange.metadata(),
                Optional.of(new Exchange.Unchanged(seq, kind)));
    }

    /** A server's word that nothing has changed since a capture. */
    static Exchange notModified(String path, long seq) {
        return new Exchange(
                SOURCE,
                URI.create(HOST + path),
                NOW,
                List.of(new Header("If-None-Match", "\"1\"")),
                304,
                "Not Modified",
                List.of(new Header("ETag", "\"2\""), new Header("Content-Type", "text/plain")),
                new byte[0],
                Optional.empty(),
                Map.of("circuit", "forum-1"),
                Optional.of(new Exchange.Unchanged(seq, Exchange.Kind.NOT_MODIFIED)));
    }

    List<Path> warcs() throws IOException {
        return Stream.concat(files(".warc.gz").stream(), files(".warc.gz.sealed").stream())
                .toList();
    }

    List<Path> markers() throws IOException {
        return files(".open");
    }

    private List<Path> files(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    /** Puts the marker back that a killed process leaves beside the file that it was writing. */
    static void leaveAsIfKilled(Path warc) throws IOException {
        String name = warc.getFileName().toString().replace(".sealed", "");
        Files.createFile(warc.resolveSibling(name + ".open"));
    }

    @Override
    public void close() {
        database.close();
    }
}
