package andon.testbed.world;

import andon.vocabulary.OnionAddress;
import java.util.List;

/** One invented onion site. Its answers depend on the request and on small bounded state of its own; thread-safe. */
public interface Site {
    /** A slug, the id of its source. */
    String id();

    /** What people call it. */
    String name();

    /** Its addresses, the main one first, then mirrors. */
    List<OnionAddress> addresses();

    SiteReply answer(SiteRequest request);

    /** Whether its addresses never answer: a proxy should say "host unreachable" for them. */
    default boolean down() {
        return false;
    }
}
