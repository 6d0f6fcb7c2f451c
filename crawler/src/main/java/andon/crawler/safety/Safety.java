package andon.crawler.safety;

import java.net.URI;
import java.util.Collection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The block list and the quarantine together: what the crawler asks before it dials and before it stores. Thread-safe. */
public final class Safety implements HostGuard {
    private static final Logger log = LoggerFactory.getLogger(Safety.class);

    private final BlockList blocked;
    private final Quarantine quarantine;
    private final OwnDecisions decisions;

    /** Nobody records which hosts come under quarantine. */
    public Safety(BlockList blocked, Quarantine quarantine) {
        this(blocked, quarantine, OwnDecisions.UNRECORDED);
    }

    /** @param decisions told of each host that comes under quarantine for a page of it */
    public Safety(BlockList blocked, Quarantine quarantine, OwnDecisions decisions) {
        this.decisions = decisions;
        this.blocked = blocked;
        this.quarantine = quarantine;
    }

    public Quarantine quarantine() {
        return quarantine;
    }

    @Override
    public Optional<String> refusal(String host) {
        return quarantine.refusal(host).or(() -> blocked.refusal(host));
    }

    /** Looks for blocked terms in the words of a page, which it is to be told. */
    public TermScan scan() {
        return blocked.scan();
    }

    /**
     * Why none of a source's hosts may be dialled: one of them is refused. Mirrors show the same site, so what is said of one
     * is true of all, and nobody must be led around the list by a mirror.
     */
    public Optional<String> refusal(Collection<URI> addresses) {
        return addresses.stream()
                .flatMap(address -> refusal(address.getHost()).stream())
                .findFirst();
    }

    /**
     * Why a page that came from {@code host} must not be stored, as a stable code; puts the host under quarantine if its
     * words hold a blocked term.
     *
     * @param scan a {@link #scan} that was told all words of the page
     */
    public Optional<String> drops(String host, TermScan scan) {
        if (scan.found()) {
            quarantine.add(host, Quarantine.BLOCKED_TERM, () -> decisions.quarantined(host, Quarantine.BLOCKED_TERM));
            log.warn("a page of {} was dropped and the host put under quarantine: {}", host, Quarantine.BLOCKED_TERM);
            return Optional.of(Quarantine.BLOCKED_TERM);
        }
        // Another page of the host may have been dropped while this one was on its way.
        return refusal(host);
    }
}
