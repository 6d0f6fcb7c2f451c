package andon.crawler.source;

import java.time.Duration;
import java.util.Optional;

/**
 * Between which bounds the time moves after which a known page is looked at again; how often it changed moves it.
 *
 * @param shortest {@link #LEAST} to {@code longest}; empty for the source's cadence
 * @param longest {@link #LEAST} to {@link #MOST}
 */
public record Recheck(Optional<Duration> shortest, Duration longest) {
    public static final Duration LEAST = Duration.ofSeconds(1);
    public static final Duration MOST = Duration.ofDays(366);

    public static final Recheck DEFAULT = new Recheck(Optional.empty(), Duration.ofDays(30));

    public Recheck {
        Bounds.within("longest", longest, LEAST, MOST);
        Duration most = longest;
        shortest.ifPresent(value -> Bounds.within("shortest", value, LEAST, most));
    }
}
