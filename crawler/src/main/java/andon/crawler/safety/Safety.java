package andon.crawler.safety;

import andon.crawler.page.PageWords;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The block list and the quarantine together: what the crawler asks before it dials and before it stores. Thread-safe. */
public final class Safety implements HostGuard {
    private static final Logger log = LoggerFactory.getLogger(Safety.class);

    private final BlockList blocked;
    private final Quarantine quarantine;

    public Safety(BlockList blocked, Quarantine quarantine) {
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

    /**
     * Why a page that came from {@code host} must not be stored, as a stable code; puts the host under quarantine if its
     * words hold a blocked term.
     *
     * @param tellWords tells the page's words to the one who looks for terms
     */
    public Optional<String> drops(String host, Consumer<PageWords.Listener> tellWords) {
        TermScan scan = blocked.scan();
        tellWords.accept(scan);
        if (scan.found()) {
            quarantine.add(host, Quarantine.BLOCKED_TERM);
            log.warn("a page of {} was dropped and the host put under quarantine: {}", host, Quarantine.BLOCKED_TERM);
            return Optional.of(Quarantine.BLOCKED_TERM);
        }
        // Another page of the host may have been dropped while this one was on its way.
        return refusal(host);
    }
}
