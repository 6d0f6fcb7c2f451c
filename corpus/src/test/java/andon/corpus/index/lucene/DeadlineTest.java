package andon.corpus.index.lucene;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.corpus.Documents;
import andon.corpus.index.EngineIndex;
import andon.corpus.index.Facet;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Mirrors;
import andon.corpus.index.Refusals;
import andon.corpus.index.RelatedRequest;
import andon.corpus.index.ScanRequest;
import andon.corpus.index.SearchRequest;
import andon.corpus.index.SearchTooSlowException;
import andon.corpus.index.TimelineRequest;
import andon.corpus.index.Visibility;
import andon.corpus.query.Query;
import andon.corpus.query.Query.EntityField;
import andon.corpus.query.Query.TimeField;
import andon.corpus.query.QueryParser;
import andon.vocabulary.EntityType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A search that takes too long is stopped where it is, and says so. Each look at the time makes it later by {@link #passes}. */
class DeadlineTest {
    private static final Visibility ALL = new Visibility.Everything();
    private static final int DOCUMENTS = 3_000;

    @TempDir
    Path folder;

    private final AtomicLong looks = new AtomicLong();
    private Duration passes = Duration.ZERO;
    private EngineIndex index;

    @BeforeEach
    void openWithDocuments() {
        index = new EngineIndex(
                LuceneEngine.openGeneration(
                        folder,
                        IndexSetup.usual(Refusals.LOGGED)
                                .withNanoTime(() -> looks.incrementAndGet() * passes.toNanos())),
                Mirrors.NONE,
                InstantSource.fixed(START));
        List<IndexedDocument> documents = new ArrayList<>();
        for (int i = 0; i < DOCUMENTS; i++) {
            Documents.Builder builder = document("d" + i)
                    .text("leak access word" + i)
                    .entity(EntityType.EMAIL_ADDR, "user" + i + "@acme.example");
            documents.add(new IndexedDocument(builder.build(), START.plusSeconds(i), START, 1, i, List.of()));
        }
        index.put(documents);
        index.refresh();
    }

    @AfterEach
    void close() {
        index.close();
    }

    private static Query parsed(String query) {
        try {
            return QueryParser.parse(query, START);
        } catch (andon.corpus.query.QuerySyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private ThrowingCallable search(String query, SearchRequest.Sort sort, Facet... facets) {
        return () -> index.search(new SearchRequest(parsed(query), ALL, sort, 20, Optional.empty(), Set.of(facets)));
    }

    private void isStopped(ThrowingCallable asked) {
        looks.set(0);
        assertThatThrownBy(asked)
                .isInstanceOf(SearchTooSlowException.class)
                .hasMessage(
                        "the search was stopped after 10 s; narrow it with more words or a time, or write fewer '*'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leak",
                "leak access",
                "leak OR access",
                "access -word7",
                "\"leak access\"",
                "\"leak word7\"~3 OR leak",
                "word*",
                "email:*",
                "email:user*example",
                "seen:30d",
                "*"
            })
    void whileMatchesAreGoneThrough(String query) {
        passes = Duration.ofSeconds(2);
        for (SearchRequest.Sort sort : List.of(SearchRequest.Sort.RELEVANCE, SearchRequest.Sort.NEWEST)) {
            isStopped(search(query, sort));
            // Of the 10 s of a search 2 pass between two looks: it was stopped at the first look behind the end.
            assertThat(looks).as("%s by %s", query, sort).hasValueLessThanOrEqualTo(9);
        }
    }

    @Test
    void whateverIsAsked() {
        passes = Duration.ofSeconds(2);
        isStopped(search("leak", SearchRequest.Sort.NEWEST, Facet.SOURCE, new Facet.Values(EntityField.EMAIL)));
        isStopped(() -> index.timeline(new TimelineRequest(
                parsed("leak"), ALL, TimeField.SEEN, TimelineRequest.Interval.HOUR, ZoneOffset.UTC)));
        isStopped(() -> index.values(new Facet.Values(EntityField.EMAIL), "user", ALL, 10));
        isStopped(() -> index.related(new RelatedRequest(parsed("leak"), ALL, Set.of(EntityField.EMAIL), 10)));
        isStopped(() ->
                index.scan(new ScanRequest(parsed("leak"), ALL, ScanRequest.Order.SEEN, 1_000, Optional.empty())));
    }

    @Test
    void whileAPatternGoesThroughTermsOfWhichNoneMatches() {
        // 3,000 terms are 11 looks; no document is ever gone through.
        passes = Duration.ofSeconds(2);
        isStopped(search("email:us*nowhere", SearchRequest.Sort.NEWEST));
    }

    @Test
    void whileHitsAreRead() {
        // To find them takes fewer than twenty looks, to read them one each.
        passes = Duration.ofMillis(500);
        isStopped(() -> index.search(new SearchRequest(
                parsed("seen:30d"), ALL, SearchRequest.Sort.NEWEST, 200, Optional.empty(), Set.of())));
    }

    @Test
    void aSearchThatEndsInTimeIsWhole() {
        passes = Duration.ofMillis(10);
        assertThatCode(search("leak", SearchRequest.Sort.RELEVANCE)).doesNotThrowAnyException();
        assertThatCode(search("email:us*nowhere", SearchRequest.Sort.NEWEST)).doesNotThrowAnyException();
    }
}
