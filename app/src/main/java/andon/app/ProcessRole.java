package andon.app;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a process does; one process may do all of it, or each its own on a shared PostgreSQL. */
public enum ProcessRole {
    /** Decides when sources are due. */
    SCHEDULER,
    /** Turns due sources into captures. */
    CRAWLER,
    /** Turns captures into searchable documents, mentions and alerts. */
    INDEXER,
    /** Carries alerts to the channels of their subscriptions. */
    ALERTS,
    /** Serves the search API and the console. */
    API;

    public static Set<ProcessRole> all() {
        return EnumSet.allOf(ProcessRole.class);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return word();
    }
}
