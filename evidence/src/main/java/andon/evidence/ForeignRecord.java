package andon.evidence;

import java.io.IOException;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.netpreserve.jwarc.URIs;
import org.netpreserve.jwarc.WarcDigest;
import org.netpreserve.jwarc.WarcRecord;

/** What a record of another tool's WARC is to Andon. Nothing that it says is taken on trust. */
sealed interface ForeignRecord {
    /**
     * A response to keep.
     *
     * @param id the record's id in its file, in angle brackets or not; empty if it has none
     */
    record Response(ImportedResponse response, String id) implements ForeignRecord {}

    /**
     * A revisit to keep, if what it refers to is found.
     *
     * @param head the response's head; its payload is not this record's
     * @param refersTo the id of the record with the body; empty if the revisit does not say
     * @param refersToPlace address and time of that record, as {@link #place} puts them; empty likewise
     * @param payloadDigest the digest of the body, if it says so
     */
    record Revisit(
            ImportedResponse head,
            boolean notModified,
            String refersTo,
            String refersToPlace,
            Optional<String> payloadDigest)
            implements ForeignRecord {}

    /**
     * A record that is not kept.
     *
     * @param reason a stable code
     */
    record PassedOver(String reason) implements ForeignRecord {}

    /**
     * Reads all of a record.
     *
     * @param afterDamage whether it was found by search behind a damaged one: then its metadata will say so, as a body could
     *     hold what looks like a record
     * @throws IOException if it is damaged
     */
    static ForeignRecord read(WarcRecord record, String file, boolean afterDamage) throws IOException {
        String type = field(record, "WARC-Type").orElse("");
        boolean wanted = type.equals("response") || type.equals("revisit");
        byte[] block = record.body().stream().readNBytes(wanted ? StoredRecords.MAX_BLOCK_BYTES + 1 : 0);
        record.body().consume();
        if (!wanted) {
            return new PassedOver("other-type");
        }
        if (block.length > StoredRecords.MAX_BLOCK_BYTES) {
            return new PassedOver("too-large");
        }
        Optional<HttpBlock> http = HttpBlock.parse(block);
        Optional<URI> address = field(record, "WARC-Target-URI").flatMap(ForeignRecord::address);
        Optional<Instant> date = field(record, "WARC-Date").flatMap(ForeignRecord::date);
        if (http.isEmpty() || address.isEmpty()) {
            return new PassedOver("not-http");
        }
        if (date.isEmpty()) {
            return new PassedOver("without-date");
        }
        if (!matches(field(record, "WARC-Block-Digest"), block)) {
            return new PassedOver("wrong-digest");
        }
        String id = field(record, "WARC-Record-ID").orElse("");
        ImportedResponse response = new ImportedResponse(
                address.get(),
                LogEntry.atLogPrecision(date.get()),
                http.get().status(),
                WarcBytes.mediaType(http.get().first("Content-Type")),
                block,
                http.get().payload(),
                field(record, "WARC-Truncated"),
                origin(file, id, afterDamage));
        Optional<String> payloadDigest = field(record, "WARC-Payload-Digest");
        if (type.equals("revisit")) {
            return revisit(record, response, payloadDigest);
        }
        // Tools differ in whether the payload's digest covers the chunks or not.
        return matches(payloadDigest, http.get().payload())
                        || matches(payloadDigest, http.get().storedBody())
                ? new Response(response, id)
                : new PassedOver("wrong-digest");
    }

    private static ForeignRecord revisit(WarcRecord record, ImportedResponse head, Optional<String> payloadDigest) {
        String profile = field(record, "WARC-Profile").orElse("");
        boolean notModified = profile.endsWith("/revisit/server-not-modified");
        if (!notModified && !profile.endsWith("/revisit/identical-payload-digest")) {
            return new PassedOver("unknown-revisit");
        }
        Optional<URI> target = field(record, "WARC-Refers-To-Target-URI").flatMap(ForeignRecord::address);
        Optional<Instant> date = field(record, "WARC-Refers-To-Date").flatMap(ForeignRecord::date);
        return new Revisit(
                head,
                notModified,
                field(record, "WARC-Refers-To").orElse(""),
                target.isPresent() && date.isPresent() ? place(target.get(), date.get()) : "",
                payloadDigest);
    }

    private static Map<String, String> origin(String file, String id, boolean afterDamage) {
        Map<String, String> origin = new HashMap<>();
        origin.put("imported-from", file);
        origin.put("original-record-id", id.isEmpty() ? "none" : id);
        if (afterDamage) {
            origin.put("found-after-damage", "true");
        }
        return Map.copyOf(origin);
    }

    /** How a record is known by its address and time. */
    static String place(URI address, Instant date) {
        return LogEntry.atLogPrecision(date) + " " + address;
    }

    /** Whether the bytes are what the digest says; one of an algorithm that is not known here proves nothing either way. */
    static boolean matches(Optional<String> stated, byte[] bytes) {
        if (stated.isEmpty()) {
            return true;
        }
        try {
            WarcDigest digest = new WarcDigest(stated.get());
            return new WarcDigest(digest.algorithm(), digest.getDigester().digest(bytes)).equals(digest);
        } catch (NoSuchAlgorithmException | IllegalArgumentException e) {
            return true;
        }
    }

    private static Optional<String> field(WarcRecord record, String name) {
        return record.headers().first(name).map(String::strip);
    }

    private static Optional<URI> address(String target) {
        // wget writes the address in angle brackets, as WARC 1.0's grammar had it.
        String bare =
                target.startsWith("<") && target.endsWith(">") ? target.substring(1, target.length() - 1) : target;
        if (!URIs.hasHttpOrHttpsScheme(bare) || bare.length() > CaptureLog.MAX_ADDRESS / 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(URIs.parseLeniently(bare)).filter(uri -> uri.getHost() != null);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> date(String date) {
        try {
            return Optional.of(Instant.parse(date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
