package andon.crawler.fetch;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with a SOCKS endpoint.
 *
 * @param restingUntil when it is tried again, if it does not work
 * @param failuresInARow since it last worked
 * @param openConnections now, idle ones included
 * @param dials connections that were begun since the start
 * @param failures how often it did not work since the start
 * @param bytesReceived since the start
 */
public record EndpointStatus(
        InetSocketAddress address,
        Optional<Instant> restingUntil,
        int failuresInARow,
        int openConnections,
        long dials,
        long failures,
        long bytesReceived) {
    public boolean healthy() {
        return failuresInARow == 0;
    }
}
