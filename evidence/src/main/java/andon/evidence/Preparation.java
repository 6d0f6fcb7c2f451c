package andon.evidence;

import andon.evidence.Exchange.Kind;
import andon.evidence.Exchange.Unchanged;
import andon.evidence.StoredRecords.RecordName;
import andon.vocabulary.Capture;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts exchanges into the bytes of their records: a response, or, where nothing is new, a revisit. Thread-safe. */
final class Preparation {
    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);

    private final CaptureLog log;
    private final StoredRecords records;

    Preparation(CaptureLog log, StoredRecords records) {
        this.log = log;
        this.records = records;
    }

    PreparedCapture of(Exchange exchange) {
        String payloadSha256 = Sha256.hex(exchange.body());
        if (exchange.unchanged().isPresent()) {
            Unchanged unchanged = exchange.unchanged().get();
            Capture original = original(unchanged.seq());
            if (unchanged.kind() == Kind.NOT_MODIFIED) {
                return revisit(exchange, original, original.mediaType(), name(original));
            }
            if (original.payloadSha256().equals(payloadSha256)) {
                Optional<RecordName> name = name(original);
                if (name.isPresent()) {
                    return revisit(exchange, original, mediaType(exchange), name);
                }
                // The body of the original cannot be read any more, but here it is again.
            }
        }
        return new PreparedCapture(
                exchange.source(),
                exchange.address(),
                exchange.capturedAt(),
                exchange.status(),
                mediaType(exchange),
                payloadSha256,
                OptionalLong.empty(),
                WarcBytes.of(exchange));
    }

    private static PreparedCapture revisit(
            Exchange exchange, Capture original, String mediaType, Optional<RecordName> name) {
        return new PreparedCapture(
                exchange.source(),
                exchange.address(),
                exchange.capturedAt(),
                exchange.status(),
                mediaType,
                original.payloadSha256(),
                OptionalLong.of(original.seq()),
                WarcBytes.ofRevisit(exchange, original, name));
    }

    /** The capture that has the body: chains of revisits all point to it. */
    private Capture original(long seq) {
        Capture capture = logged(seq);
        return capture.bodySeq().isEmpty() ? capture : logged(capture.bodySeq().getAsLong());
    }

    private Capture logged(long seq) {
        return log.entry(seq)
                .orElseThrow(
                        () -> new IllegalArgumentException("capture " + seq + ", said to be repeated, is not logged"))
                .capture();
    }

    private Optional<RecordName> name(Capture original) {
        try {
            return Optional.of(records.name(original));
        } catch (IOException e) {
            LOG.warn("A revisit cannot name its original's record; run 'andon verify'", e);
            return Optional.empty();
        }
    }

    private static String mediaType(Exchange exchange) {
        return WarcBytes.mediaType(exchange.responseHeaders().stream()
                .filter(header -> header.name().equalsIgnoreCase("Content-Type"))
                .map(Header::value)
                .findFirst());
    }
}
