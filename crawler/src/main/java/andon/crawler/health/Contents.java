package andon.crawler.health;

import andon.crawler.page.SiteScope;
import andon.crawler.source.Canary;
import andon.crawler.source.Source;
import andon.crawler.source.SourceRegistry;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the newest captures of sources hold. To know it takes reading some of them, so it is kept until there is a newer one;
 * never longer than {@link #KEPT}, because the same captures may be read anew. Thread-safe.
 */
final class Contents {
    /** How long at most nobody looks again. */
    static final Duration KEPT = Duration.ofMinutes(10);

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WEEK = Duration.ofDays(7);
    /** How many spans of silence before the present one are looked at. */
    private static final int SPANS_BEFORE = 4;

    private final Harvest harvest;
    private final HealthSettings settings;
    private final Map<SourceId, Kept> kept = new ConcurrentHashMap<>();

    Contents(Harvest harvest, HealthSettings settings) {
        this.harvest = harvest;
        this.settings = settings;
    }

    private record Kept(long version, long newest, Instant at, Content content) {}

    /**
     * What a source's captures hold.
     *
     * @param sightings of the canaries whose pages were read
     * @param daysWithNews on how many of {@code daysBefore} days there were new documents, before the last span of silence
     * @param newsOfLate whether there were any in that span
     */
    record Content(
            PostsPerPage posts,
            Map<Canary, Harvest.Sighting> sightings,
            long newInADay,
            long newInAWeek,
            int daysWithNews,
            long daysBefore,
            boolean newsOfLate) {
        Content {
            sightings = Map.copyOf(sightings);
        }

        boolean isSilent() {
            return !newsOfLate && daysWithNews * 2L >= daysBefore;
        }
    }

    Content of(SourceRegistry.Stored stored, Instant now) {
        Source source = stored.source();
        long newest = harvest.newest(source.id());
        Kept known = kept.get(source.id());
        if (known != null
                && known.version() == stored.version()
                && known.newest() == newest
                && known.at().plus(KEPT).isAfter(now)) {
            return known.content();
        }
        Content content = read(source, now);
        kept.put(source.id(), new Kept(stored.version(), newest, now, content));
        return content;
    }

    private Content read(Source source, Instant now) {
        SiteScope scope = new SiteScope(source);
        Map<Canary, Harvest.Sighting> sightings = new HashMap<>();
        for (Canary canary : source.canaries()) {
            URI stated = source.address(canary);
            Optional<Harvest.Sighting> sighting =
                    harvest.look(source.id(), scope.knownAs(stated).orElse(stated), canary.text());
            sighting.ifPresent(seen -> sightings.put(canary, seen));
        }
        Instant late = now.minus(settings.silence());
        Duration before = settings.silence().multipliedBy(SPANS_BEFORE);
        return new Content(
                PostsPerPage.of(harvest.last(source.id(), settings.memory()), settings.readings()),
                sightings,
                harvest.newDocuments(source.id(), now.minus(DAY)),
                harvest.newDocuments(source.id(), now.minus(WEEK)),
                harvest.daysWithNews(source.id(), late.minus(before), late),
                before.toDays(),
                harvest.newDocuments(source.id(), late) > 0);
    }
}
