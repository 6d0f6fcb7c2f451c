package andon.evidence;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A response out of a WARC that another tool made.
 *
 * @param date when it was captured, to the microsecond
 * @param mediaType its media type, empty if the server said none
 * @param block the HTTP message as the WARC holds it
 * @param payload the body, with only the transfer encoding undone
 * @param truncated why the tool did not keep all of it
 * @param origin where it came from, for the metadata record
 */
record ImportedResponse(
        URI address,
        Instant date,
        int status,
        String mediaType,
        byte[] block,
        byte[] payload,
        Optional<String> truncated,
        Map<String, String> origin) {}
