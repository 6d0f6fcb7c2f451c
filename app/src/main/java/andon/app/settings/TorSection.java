package andon.app.settings;

import andon.crawler.fetch.FetchSettings;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The way into Tor.
 *
 * @param socks host:port, one or several, each entry with commas between or without
 */
public record TorSection(
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<String> socks,

        Duration circuitLifetime,
        int connections,
        long bandwidth) {
    public TorSection {
        socks = List.copyOf(socks);
        // Refuses what is out of bounds, with what the bounds are.
        settings(addresses(socks), circuitLifetime, connections, bandwidth);
    }

    /** The endpoints, in the order of the file. */
    public List<InetSocketAddress> addresses() {
        return addresses(socks);
    }

    private static List<InetSocketAddress> addresses(List<String> socks) {
        return socks.stream()
                .flatMap(entry -> Arrays.stream(entry.split(",")))
                .map(String::strip)
                .map(TorSection::parse)
                .toList();
    }

    public FetchSettings settings() {
        return settings(addresses(), circuitLifetime, connections, bandwidth);
    }

    private static FetchSettings settings(
            List<InetSocketAddress> endpoints, Duration circuitLifetime, int connections, long bandwidth) {
        return FetchSettings.through(endpoints.toArray(InetSocketAddress[]::new))
                .withCircuitLifetime(circuitLifetime)
                .withConnections(connections, connections)
                .withBytesPerSecond(bandwidth);
    }

    private static InetSocketAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            if (colon < 1 || port < 1 || port > 65535) {
                throw new IllegalArgumentException("'" + text + "' is not host:port");
            }
            // This machine's or this network's own tor; nothing of the dark web is ever looked up here.
            return new InetSocketAddress(text.substring(0, colon), port);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not host:port", e);
        }
    }
}
