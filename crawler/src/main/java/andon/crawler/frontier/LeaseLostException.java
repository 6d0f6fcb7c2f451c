package andon.crawler.frontier;

import java.util.Set;

/** Leases expired and somebody else has the sites, or their visits are over: what was fetched must be thrown away. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Set<SiteLease> leases;

    LeaseLostException(Set<SiteLease> leases) {
        super("the leases of "
                + String.join(
                        ", ",
                        leases.stream().map(l -> l.source().value()).sorted().toList())
                + " are lost");
        this.leases = Set.copyOf(leases);
    }

    public Set<SiteLease> leases() {
        return leases;
    }
}
