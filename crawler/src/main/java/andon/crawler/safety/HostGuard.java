package andon.crawler.safety;

import java.util.Optional;

/** Says of a host whether it may be dialled; asked before every connection. Thread-safe. */
@FunctionalInterface
public interface HostGuard {
    HostGuard OPEN = host -> Optional.empty();

    /** Why the host must not be dialled, as a stable metric code; empty if it may be. */
    Optional<String> refusal(String host);
}
