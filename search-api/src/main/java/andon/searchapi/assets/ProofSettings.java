package andon.searchapi.assets;

import andon.searchapi.guarded.AddressRange;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the proof of domains is looked for and when it is lost.
 *
 * @param resolver the DNS server that is asked; null for the system's
 * @param allowedRanges networks in which domains' hosts may stand although they are not public; normally none
 * @param plainHttp whether the file and the page are read by http on port {@code httpPort} instead of https: for tests and
 *     networks of their own
 * @param httpPort where domains' hosts are asked, 1 to 65535
 * @param timeout for each look-up and each call, at most a minute
 * @param every how often a proof is looked for again, a minute to 30 days
 * @param grace how long a proof may be missing before it is lost, at most 90 days
 * @param unreachableGrace the same while nobody says that it is missing: no server answers
 * @param unprovenTerm how long what was confirmed before domains were proven goes on without a proof, a day to 366 days
 */
public record ProofSettings(
        @Nullable InetSocketAddress resolver,
        List<AddressRange> allowedRanges,
        boolean plainHttp,
        int httpPort,
        Duration timeout,
        Duration every,
        Duration grace,
        Duration unreachableGrace,
        Duration unprovenTerm) {
    /** However long it was missing: fewer looks than these lose nothing. */
    static final int FEWEST_LOOKS = 3;

    private static final Duration MAX_GRACE = Duration.ofDays(90);

    public ProofSettings {
        allowedRanges = List.copyOf(allowedRanges);
        if (httpPort < 1 || httpPort > 65_535) {
            throw new IllegalArgumentException("the port must be 1 to 65535, not " + httpPort);
        }
        require("timeout", timeout, Duration.ofMillis(100), Duration.ofMinutes(1));
        require("proof-every", every, Duration.ofMinutes(1), Duration.ofDays(30));
        require("proof-grace", grace, Duration.ZERO, MAX_GRACE);
        require("unreachable-grace", unreachableGrace, grace, MAX_GRACE);
        require("unproven-term", unprovenTerm, Duration.ofDays(1), Duration.ofDays(366));
    }

    private static void require(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", not " + value);
        }
    }

    /** Looks again every six hours; lost after three days without the proof, after fourteen without an answer. */
    public static ProofSettings defaults() {
        return new ProofSettings(
                null,
                List.of(),
                false,
                443,
                Duration.ofSeconds(5),
                Duration.ofHours(6),
                Duration.ofDays(3),
                Duration.ofDays(14),
                Duration.ofDays(90));
    }
}
