package andon.corpus.index;

import static andon.corpus.Documents.START;

import andon.corpus.Documents;
import andon.corpus.index.SearchRequest.Sort;
import andon.corpus.query.QueryParser;
import andon.vocabulary.Document;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An index on the engine under test, which subclasses open. */
abstract class IndexFixture {
    static final Instant NOW = START.plus(Duration.ofDays(10));
    static final Visibility ALL = new Visibility.Everything();
    static final OrganisationId ACME = new OrganisationId("acme");
    static final OrganisationId NORWIND = new OrganisationId("norwind");

    DocumentIndex index;
    /** What time it is for the index; tests move it. */
    Instant now = NOW;

    /** The index that the test works on, empty at first, what was committed later. */
    abstract DocumentIndex opened(Mirrors mirrors, Ownership ownership);

    final DocumentIndex opened(Mirrors mirrors) {
        return opened(mirrors, Ownership.asIndexed());
    }

    @BeforeEach
    void open() {
        index = opened(Mirrors.NONE);
    }

    @AfterEach
    void close() {
        index.close();
    }

    IndexedDocument put(Documents.Builder builder, Instant seen, OrganisationId... mentioned) {
        Document document = builder.build();
        List<Mention> mentions = new ArrayList<>();
        for (OrganisationId owner : mentioned) {
            mentions.add(new Mention(mentions.size(), owner, document.id(), new Span(0, 1), "v", "name-folded"));
        }
        IndexedDocument indexed = new IndexedDocument(document, seen, seen, 1, 1, mentions);
        index.put(indexed);
        index.refresh();
        return indexed;
    }

    SearchPage search(String query, Visibility visibility, Sort sort, int limit, Optional<String> after)
            throws Exception {
        return index.search(new SearchRequest(
                QueryParser.parse(query, NOW), visibility, sort, limit, after, Set.copyOf(Facet.all())));
    }

    SearchPage search(String query) throws Exception {
        return search(query, ALL, Sort.RELEVANCE, 50, Optional.empty());
    }
}
