package andon.evidence;

import andon.vocabulary.Capture;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Takes a file that is handed in into the store, as {@code resource} records. It is read twice: first only to see that it stays
 * within all bounds, so that nothing of a file that is refused becomes evidence, then to keep it. Memory is bounded however
 * long it is. For one file.
 */
final class DepositIntake {
    /** The scheme of a deposit's addresses: {@code deposit://SOURCE/SHA-256 of the file/NAME?part=2}. */
    static final String SCHEME = "deposit";

    private static final int BATCH = 200;
    private static final long BATCH_BYTES = 16 << 20;

    private final CaptureLog log;
    private final CaptureWriter writer;
    private final InstantSource clock;
    private final Deposit deposit;
    private final Predicate<String> headsTable;
    private final List<PreparedCapture> batch = new ArrayList<>();
    private long batchBytes;
    private int parts;
    private int known;
    private long lastSeq;

    DepositIntake(
            CaptureLog log, CaptureWriter writer, InstantSource clock, Deposit deposit, Predicate<String> headsTable) {
        this.log = log;
        this.writer = writer;
        this.clock = clock;
        this.deposit = deposit;
        this.headsTable = headsTable;
    }

    DepositResult run(Path path, DepositBounds bounds) throws IOException {
        try {
            DepositedFile looked = new DepositedFile(path, bounds);
            looked.eachText((entry, width, text) -> countParts(new TextParts(text, width, line -> false)));
            if (looked.texts() == 0) {
                return new DepositResult.Refused("it holds no text");
            }
        } catch (DepositRefusedException e) {
            return new DepositResult.Refused(String.valueOf(e.getMessage()));
        }
        String sha256 = sha256(path);
        Instant at = clock.instant();
        DepositedFile file = new DepositedFile(path, bounds);
        file.eachText((entry, width, text) -> keep(sha256, at, entry, width, text));
        flush();
        return new DepositResult.Taken(sha256, file.texts(), file.unpacked(), parts, known, lastSeq, file.passedOver());
    }

    private static void countParts(TextParts parts) throws IOException {
        Optional<TextParts.Part> part = parts.next();
        while (part.isPresent()) {
            part = parts.next();
        }
    }

    private void keep(String sha256, Instant at, String entry, TextWidth width, InputStream text) throws IOException {
        TextParts of = new TextParts(text, width, headsTable);
        for (Optional<TextParts.Part> part = of.next(); part.isPresent(); part = of.next()) {
            keep(sha256, at, entry, width, part.get());
        }
    }

    private void keep(String sha256, Instant at, String entry, TextWidth width, TextParts.Part part)
            throws IOException {
        parts++;
        URI address = address(sha256, entry, part.number());
        String payloadSha256 = Sha256.hex(part.bytes());
        if (log.holds(payloadSha256, address)) {
            known++;
            return;
        }
        PreparedCapture prepared = new PreparedCapture(
                deposit.source(),
                address,
                at,
                Capture.DEPOSITED,
                WarcBytes.mediaType(Optional.of(width.mediaType())),
                payloadSha256,
                OptionalLong.empty(),
                WarcBytes.ofDeposit(address, at, width.mediaType(), part, origin(sha256, entry, part)));
        batch.add(prepared);
        batchBytes += prepared.bytes();
        if (batch.size() == BATCH || batchBytes >= BATCH_BYTES) {
            flush();
        }
    }

    private void flush() throws IOException {
        if (!batch.isEmpty()) {
            lastSeq =
                    writer.append(List.copyOf(batch), captures -> {}).getLast().seq();
            batch.clear();
            batchBytes = 0;
        }
    }

    private URI address(String sha256, String entry, int part) {
        String path = "/" + sha256 + "/" + deposit.file() + (entry.isEmpty() ? "" : "/" + entry);
        try {
            return new URI(SCHEME, deposit.source().value(), path, part == 1 ? null : "part=" + part, null);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("printable names make an address", e);
        }
    }

    private Map<String, String> origin(String sha256, String entry, TextParts.Part part) {
        Map<String, String> origin = new TreeMap<>();
        origin.put("source", deposit.source().value());
        origin.put("deposited-file", deposit.file());
        origin.put("deposited-file-sha256", sha256);
        origin.put("deposited-by", deposit.by());
        origin.put("stated-origin", deposit.origin());
        origin.put("part", Integer.toString(part.number()));
        origin.put("first-byte", Long.toString(part.offset()));
        if (!entry.isEmpty()) {
            origin.put("archive-entry", entry);
        }
        return origin;
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
