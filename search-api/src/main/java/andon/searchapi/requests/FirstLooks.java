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
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Takes the first look: searches, through the customer's own eyes, for what is already known. */
final class FirstLooks {
    /** Credentials are read out of so many pages of documents, the newest: a filing must not take longer than a search or ten. */
    private static final int CREDENTIAL_PAGES = 10;

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
        boolean ofOneself = question instanceof Question.DarkWebSearch;
        SearchPage newest = page(
                viewer,
                asked.query(),
                ofOneself ? SearchRequest.MAX_LIMIT : SUGGESTIONS,
                Optional.empty(),
                Set.of(Facet.SOURCE, Facet.THREAT));
        List<FirstLook.Day> days = days(viewer, asked.query());
        List<FirstLookFacts.Known> known = known(viewer, question);
        return new FirstLook(
                now,
                asked.words(),
                newest.total(),
                days.stream().mapToLong(FirstLook.Day::documents).sum(),
                days,
                top(newest, Facet.SOURCE),
                top(newest, Facet.THREAT),
                newest.hits().stream()
                        .limit(SUGGESTIONS)
                        .map(hit -> suggestion(hit.document()))
                        .toList(),
                Stream.concat(
                                ofOneself ? credentials(viewer, asked.query(), newest, now).stream() : Stream.empty(),
                                known.stream().flatMap(k -> k.facts().stream()))
                        .toList(),
                Stream.concat(sources().stream(), known.stream().flatMap(k -> k.coverage().stream()))
                        .toList());
    }

    private List<FirstLook.Day> days(Viewer viewer, Query query) {
        return search.days(viewer, query).stream()
                .filter(day -> day.count() > 0)
                .map(day ->
                        new FirstLook.Day(day.start().atOffset(ZoneOffset.UTC).toLocalDate(), day.count()))
                .toList();
    }

    /** The customer's leaked credentials in the newest documents, and in how many of all of them they were looked for. */
    private Optional<FirstLook.Facts> credentials(Viewer viewer, Query query, SearchPage newest, Instant now) {
        LookedUpCredentials credentials = new LookedUpCredentials(newest.total());
        newest.hits().forEach(hit -> credentials.note(hit.document()));
        Optional<String> next = newest.next();
        for (int n = 1; next.isPresent() && n < CREDENTIAL_PAGES; n++) {
            SearchPage page = page(viewer, query, SearchRequest.MAX_LIMIT, next, Set.of());
            page.hits().forEach(hit -> credentials.note(hit.document()));
            next = page.next();
        }
        return credentials.facts(now);
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

    private SearchPage page(Viewer viewer, Query query, int limit, Optional<String> cursor, Set<Facet> facets) {
        try {
            return search.search(viewer, query, limit, cursor, facets);
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
