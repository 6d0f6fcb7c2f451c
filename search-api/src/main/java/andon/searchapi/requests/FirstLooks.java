package andon.searchapi.requests;

import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.Facet;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.SearchPage;
import andon.corpus.index.SearchRequest;
import andon.corpus.query.Query;
import andon.searchapi.access.Viewer;
import andon.searchapi.documents.DocumentSearch;
import andon.searchapi.sources.SourceOverview;
import andon.vocabulary.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Takes the first look: searches, through the customer's own eyes, for what is already known. */
final class FirstLooks {
    /** The timeline counts at most this many documents; a filing must not take longer than a search or ten. */
    private static final int MAX_TIMELINE_PAGES = 10;

    private static final int SUGGESTIONS = 10;
    private static final int TOP = 8;

    private final DocumentSearch search;
    private final SourceOverview overview;
    private final List<FirstLookFacts> facts;

    FirstLooks(DocumentSearch search, SourceOverview overview, List<FirstLookFacts> facts) {
        this.search = search;
        this.overview = overview;
        this.facts = List.copyOf(facts);
    }

    FirstLook take(Viewer viewer, Question question, Instant now) {
        FirstLookQuery asked = FirstLookQuery.of(question);
        Query query = asked.query();
        List<FirstLookFacts.Known> known = known(viewer, question);
        TreeMap<LocalDate, Long> days = new TreeMap<>();
        List<FirstLook.Suggestion> suggestions = new ArrayList<>();
        LookedUpCredentials credentials = new LookedUpCredentials();
        long counted = 0;
        SearchPage first = page(viewer, query, Optional.empty(), Set.of(Facet.SOURCE, Facet.THREAT));
        SearchPage page = first;
        for (int n = 1; ; n++) {
            for (SearchPage.Hit hit : page.hits()) {
                days.merge(hit.document().firstSeen().atOffset(ZoneOffset.UTC).toLocalDate(), 1L, Long::sum);
                counted++;
                if (question instanceof Question.DarkWebSearch) {
                    credentials.note(hit.document());
                }
                if (suggestions.size() < SUGGESTIONS) {
                    suggestions.add(suggestion(hit.document()));
                }
            }
            if (page.next().isEmpty() || n == MAX_TIMELINE_PAGES) {
                break;
            }
            page = page(viewer, query, page.next(), Set.of());
        }
        return new FirstLook(
                now,
                asked.words(),
                first.total(),
                counted,
                days.entrySet().stream()
                        .map(day -> new FirstLook.Day(day.getKey(), day.getValue()))
                        .toList(),
                top(first, Facet.SOURCE),
                top(first, Facet.THREAT),
                suggestions,
                Stream.concat(credentials.facts(now).stream(), known.stream().flatMap(k -> k.facts().stream()))
                        .toList(),
                Stream.concat(sources().stream(), known.stream().flatMap(k -> k.coverage().stream()))
                        .toList());
    }

    private List<FirstLookFacts.Known> known(Viewer viewer, Question question) {
        return facts.stream()
                .map(f -> switch (question) {
                    case Question.DarkWebSearch q -> f.darkWebSearch(viewer, q);
                    case Question.ThreatReport q -> f.threatReport(viewer, q);
                    case Question.MalwareSample q -> f.malwareSample(viewer, q);
                    case Question.MalwareContext q -> f.malwareContext(viewer, q);
                    case Question.Vulnerability q -> f.vulnerability(viewer, q);
                })
                .toList();
    }

    private List<FirstLook.Coverage> sources() {
        return overview.sources().stream()
                .map(s -> new FirstLook.Coverage(s.id().value(), s.name(), s.state(), s.lastVisit(), s.pages()))
                .toList();
    }

    private SearchPage page(Viewer viewer, Query query, Optional<String> cursor, Set<Facet> facets) {
        try {
            return search.search(viewer, query, SearchRequest.MAX_LIMIT, cursor, facets);
        } catch (InvalidCursorException e) {
            throw new IllegalStateException("the index refused the cursor that it gave a moment ago", e);
        }
    }

    private static List<FirstLook.Count> top(SearchPage page, Facet facet) {
        return page.facets().getOrDefault(facet, List.of()).stream()
                .limit(TOP)
                .map(count -> new FirstLook.Count(count.value(), count.count()))
                .toList();
    }

    private static FirstLook.Suggestion suggestion(IndexedDocument indexed) {
        Severity severity = indexed.document().severity();
        return new FirstLook.Suggestion(
                indexed.id().value(),
                indexed.document().title(),
                indexed.document().source().value(),
                indexed.firstSeen(),
                severity == null ? null : severity.word(),
                indexed.document().threats().stream()
                        .map(threat -> threat.category().word())
                        .toList());
    }
}
