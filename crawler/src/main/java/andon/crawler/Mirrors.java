package andon.crawler;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Chooses among a source's addresses: the first that has not failed lately. Thread-safe. */
final class Mirrors {
    private final List<URI> addresses;
    private final List<Instant> restUntil = new ArrayList<>();
    private final InstantSource clock;
    private final Duration rest;

    Mirrors(List<URI> addresses, Duration rest, InstantSource clock) {
        this.addresses = addresses;
        this.rest = rest;
        this.clock = clock;
        addresses.forEach(a -> restUntil.add(Instant.MIN));
    }

    /** The address to use now: where all have failed, the one that did so first. */
    synchronized URI current() {
        Instant now = clock.instant();
        int best = 0;
        for (int i = 0; i < addresses.size(); i++) {
            if (!restUntil.get(i).isAfter(now)) {
                return addresses.get(i);
            }
            if (restUntil.get(i).isBefore(restUntil.get(best))) {
                best = i;
            }
        }
        return addresses.get(best);
    }

    /** Those that have not failed lately beside this one. */
    synchronized List<URI> beside(URI address) {
        Instant now = clock.instant();
        return IntStream.range(0, addresses.size())
                .filter(i -> !restUntil.get(i).isAfter(now))
                .mapToObj(addresses::get)
                .filter(other -> !other.equals(address))
                .toList();
    }

    /** Notes that an address could not be reached; says whether there is another to try at once. */
    synchronized boolean failed(URI address) {
        Instant now = clock.instant();
        restUntil.set(addresses.indexOf(address), now.plus(rest));
        return restUntil.stream().anyMatch(until -> !until.isAfter(now)) && addresses.size() > 1 && !rest.isZero();
    }

    synchronized void answered(URI address) {
        restUntil.set(addresses.indexOf(address), Instant.MIN);
    }
}
