package andon.searchapi.sources;

import andon.vocabulary.SourceId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is watched, as the crawler knows it; {@code app} binds it. Thread-safe. */
public interface SourceOverview {
    List<WatchedSource> sources();

    /**
     * One source.
     *
     * @param name how people call it
     * @param state a word such as {@code watching}, {@code down}, {@code paused}
     * @param lastVisit when a page of it was captured last; null if never
     * @param pages how many pages were captured
     */
    record WatchedSource(
            SourceId id,
            String name,
            String state,
            @Nullable Instant lastVisit,
            long pages) {}
}
