package andon.crawler.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The verdicts on a site's links that were asked for last. Thread-safe. */
final class RecentVerdicts {
    /** How many are kept: the pages of a site repeat the same few hundred links. */
    static final int MOST = 512;

    private final Map<String, SiteScope.Verdict> byKey = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SiteScope.Verdict> eldest) {
            return size() > MOST;
        }
    };

    private long cleared;

    synchronized SiteScope.@Nullable Verdict find(String key) {
        return byKey.get(key);
    }

    /** How often all were forgotten. */
    synchronized long cleared() {
        return cleared;
    }

    /** Keeps a verdict unless all were forgotten since {@code asOf}. */
    synchronized void keep(String key, SiteScope.Verdict verdict, long asOf) {
        if (cleared == asOf) {
            byKey.put(key, verdict);
        }
    }

    synchronized void clear() {
        cleared++;
        byKey.clear();
    }
}
