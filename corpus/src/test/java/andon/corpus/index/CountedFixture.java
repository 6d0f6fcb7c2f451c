package andon.corpus.index;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.query.Query;
import andon.vocabulary.EntityType;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares what an index pages through and counts with the {@link Naive} reading of the documents that match. */
abstract class CountedFixture extends IndexFixture {
    /** Three spellings of one name and two others. */
    static final String[] NAMES = {"Acme Corp", "ACME corp.", "Аcme Corp", "Norwind AG", "アクメ商事"};

    final Random random = new Random(5);

    final <T> T pick(T[] of) {
        return of[random.nextInt(of.length)];
    }

    static int group(String name) {
        int at = Arrays.asList(NAMES).indexOf(name);
        return Math.max(at, 2);
    }

    /** A walk through all pages gives each document once, in the order asked for. */
    final void pagesAgree(Query query, List<IndexedDocument> matching) throws Exception {
        SearchRequest.Sort sort = pick(SearchRequest.Sort.values());
        List<IndexedDocument> found = walk(query, sort, 50 + random.nextInt(150), matching.size());
        if (sort == SearchRequest.Sort.RELEVANCE) {
            assertThat(found).as("%s", query).containsExactlyInAnyOrderElementsOf(matching);
            // The best are the same ones however few are asked for at once.
            int few = Math.min(SearchRequest.MAX_LIMIT, 1 + matching.size() / (2 + random.nextInt(10)));
            assertThat(walk(query, sort, few, matching.size()))
                    .as("%s by %d", query, few)
                    .isEqualTo(found);
        } else {
            assertThat(found).as("%s by %s", query, sort).isEqualTo(Naive.sorted(matching, sort));
        }
    }

    private List<IndexedDocument> walk(Query query, SearchRequest.Sort sort, int limit, int total) throws Exception {
        List<IndexedDocument> found = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            SearchPage page = index.search(new SearchRequest(query, ALL, sort, limit, after, Set.of()));
            page.hits().forEach(hit -> found.add(hit.document()));
            assertThat(page.total()).as("%s", query).isEqualTo(total);
            after = page.next();
        } while (after.isPresent());
        return found;
    }

    final void countsAgree(Query query, List<IndexedDocument> matching) throws Exception {
        Map<Facet, List<SearchPage.FacetCount>> facets = index.search(new SearchRequest(
                        query, ALL, SearchRequest.Sort.NEWEST, 1, Optional.empty(), Set.copyOf(Facet.all())))
                .facets();
        Map<String, Map<String, Long>> naive = Naive.facets(matching);
        for (String word :
                List.of("source", "kind", "language", "threat", "severity", "entity-type", "ip", "email", "domain")) {
            Map<String, Long> counted = facets.getOrDefault(Facet.ofWord(word).orElseThrow(), List.of()).stream()
                    .collect(Collectors.toMap(SearchPage.FacetCount::value, SearchPage.FacetCount::count));
            assertThat(counted).as("%s of %s", word, query).isEqualTo(naive.getOrDefault(word, Map.of()));
        }
        assertThat(counts(facets, Facet.AUTHOR))
                .as("authors of %s", query)
                .isEqualTo(Naive.groups(
                        matching,
                        document ->
                                Stream.ofNullable(document.document().author()).map(CountedFixture::group)));
        assertThat(counts(facets, new Facet.Values(Query.EntityField.ORG)))
                .as("companies of %s", query)
                .isEqualTo(Naive.groups(
                        matching,
                        document -> document.document().entities().stream()
                                .filter(entity -> entity.type() == EntityType.ORGANIZATION)
                                .map(entity -> group(entity.value()))));
        boolean days = random.nextBoolean();
        Map<Instant, Long> timeline = index
                .timeline(new TimelineRequest(
                        query,
                        ALL,
                        Query.TimeField.POSTED,
                        days ? TimelineRequest.Interval.DAY : TimelineRequest.Interval.HOUR,
                        ZoneOffset.UTC))
                .stream()
                .filter(bucket -> bucket.count() > 0)
                .collect(Collectors.toMap(TimelineRequest.Bucket::start, TimelineRequest.Bucket::count));
        assertThat(timeline)
                .as("%s by days: %s", query, days)
                .isEqualTo(Naive.timeline(
                        matching.stream()
                                .flatMap(document ->
                                        Stream.ofNullable(document.document().postedAt())),
                        days ? 86_400 : 3_600));
    }

    /** Of each time, in intervals of a zone that is not UTC. */
    final void timelinesAgree(Query query, List<IndexedDocument> matching) throws Exception {
        ZoneId tokyo = ZoneId.of("Asia/Tokyo");
        boolean seen = random.nextBoolean();
        TimelineRequest.Interval interval = pick(TimelineRequest.Interval.values());
        Map<Instant, Long> timeline = index
                .timeline(new TimelineRequest(
                        query, ALL, seen ? Query.TimeField.SEEN : Query.TimeField.CHANGED, interval, tokyo))
                .stream()
                .filter(bucket -> bucket.count() > 0)
                .collect(Collectors.toMap(TimelineRequest.Bucket::start, TimelineRequest.Bucket::count));
        Map<Instant, Long> naive = new HashMap<>();
        for (IndexedDocument document : matching) {
            Instant time = seen ? document.firstSeen() : document.changedAt();
            naive.merge(Naive.beginning(time, interval.name(), tokyo), 1L, Long::sum);
        }
        assertThat(timeline).as("%s by %s", query, interval).isEqualTo(naive);
    }

    private static List<Long> counts(Map<Facet, List<SearchPage.FacetCount>> facets, Facet facet) {
        return facets.getOrDefault(facet, List.of()).stream()
                .map(SearchPage.FacetCount::count)
                .sorted()
                .toList();
    }
}
