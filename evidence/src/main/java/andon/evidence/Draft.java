package andon.evidence;

import andon.vocabulary.Capture;
import andon.vocabulary.Capture.WarcLocation;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.time.Instant;

/**
 * A capture that is ready to be written and has no number and place yet.
 *
 * @param records its WARC records as they go into the file
 */
record Draft(
        SourceId source,
        URI address,
        Instant capturedAt,
        int status,
        String mediaType,
        String payloadSha256,
        byte[] records) {

    Draft {
        if (address.toString().length() > CaptureLog.MAX_ADDRESS) {
            throw new IllegalArgumentException("an address of "
                    + address.toString().length() + " characters; at most " + CaptureLog.MAX_ADDRESS + " are kept");
        }
        capturedAt = LogEntry.atLogPrecision(capturedAt);
    }

    Capture at(long seq, WarcLocation location) {
        return new Capture(seq, source, address, capturedAt, status, mediaType, location, payloadSha256);
    }
}
