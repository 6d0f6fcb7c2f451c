package andon.corpus.query;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.Corpus;
import andon.corpus.index.DocumentIndex;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Mirrors;
import andon.corpus.index.SearchRequest;
import andon.corpus.index.Visibility;
import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.vocabulary.Credential;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.MaskedSecret;
import andon.vocabulary.SecretKind;
import andon.vocabulary.SourceId;
import andon.vocabulary.Span;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two documents that differ by their secrets alone: no query may tell them apart. */
class SecretsCannotBeSearchedTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final MaskedSecret.Key KEY = new MaskedSecret.Key(new byte[32]);

    @TempDir
    Path folder;

    private Database database;
    private Corpus corpus;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseSettings.embedded(folder));
        corpus = Corpus.open(database, folder.resolve("index"), Mirrors.NONE, InstantSource.fixed(NOW));
        put(document("one", "hunter22", "情abc密"));
        put(document("two", "kxyzzy99", "報defg碼"));
        corpus.index().refresh();
    }

    @AfterEach
    void close() {
        corpus.index().close();
        database.close();
    }

    private void put(Document document) {
        corpus.index().put(new IndexedDocument(document, NOW, NOW, 1, 1, List.of()));
    }

    private static Document document(String id, String password, String token) {
        MaskedSecret secret = MaskedSecret.of(password, KEY);
        MaskedSecret key = MaskedSecret.of(token, KEY);
        String masked = secret.masked();
        String login = "jane@acme.example:" + masked;
        String url = "http://jane:" + masked + "@acme.example/login";
        String text = "fresh " + login + " via " + url + " key=" + key.masked() + " 社内" + key.masked() + "です";
        Span span = new Span(0, 5);
        return new Document(
                "forum|post|" + id,
                new SourceId("forum"),
                DocumentKind.POST,
                URI.create("http://forum.example/" + id),
                "login " + masked,
                "seller " + masked,
                NOW,
                text,
                List.of(),
                "en",
                List.of(
                        new Entity(
                                EntityType.CREDENTIAL,
                                login,
                                span,
                                "combo",
                                1,
                                secret,
                                new Credential(null, "acme.example", "jane@acme.example", SecretKind.PASSWORD)),
                        new Entity(EntityType.API_KEY, key.masked(), span, "api-key-github", 1, key),
                        new Entity(EntityType.URL, url, span, "url", 1),
                        new Entity(EntityType.ORGANIZATION, "Org " + masked, span, "name", 1),
                        new Entity(EntityType.MESSAGING_HANDLE, "jane_" + masked, span, "handle", 1)),
                List.of(),
                Details.NONE);
    }

    /** Whatever begins, ends or is one of the secrets, in every place that a query has. */
    private static List<String> queries() {
        List<String> texts = new ArrayList<>(List.of(
                "h",
                "2",
                "k",
                "9",
                "h 2",
                "k 9",
                "h2",
                "hunter22",
                "kxyzzy99",
                "h•••2",
                "k•••9",
                "•••",
                "情",
                "密",
                "報",
                "情•••密",
                "報•••碼",
                "社内情",
                "社内報",
                "密です",
                "碼です",
                "example h",
                "example k",
                "2 via",
                "9 via",
                "hu",
                "kx"));
        texts.add(MaskedSecret.of("hunter22", KEY).hmac());
        List<String> queries = new ArrayList<>();
        for (String text : texts) {
            queries.addAll(List.of(
                    text,
                    text + "*",
                    "\"" + text + "\"",
                    "\"fresh " + text + "\"~20",
                    "title:" + text,
                    "title:\"login " + text + "\"~3"));
            for (String field : Field.ALL.keySet()) {
                queries.addAll(List.of(
                        field + ":\"" + text + "\"",
                        field + ":\"*" + text + "*\"",
                        field + ":\"jane*" + text + "\"",
                        field + ":\"*jane:" + text + "*\"",
                        field + ":\"*" + text + "@acme*\"",
                        field + ":\"jane@acme.example:" + text + "\"",
                        field + ":\"seller " + text + "\""));
            }
        }
        return queries;
    }

    @Test
    void noQueryTellsTwoDocumentsApartByTheirSecrets() throws Exception {
        int parsed = 0;
        int found = 0;
        for (String text : queries()) {
            Query query;
            try {
                query = QueryParser.parse(text, NOW);
            } catch (QuerySyntaxException e) {
                continue;
            }
            parsed++;
            long hits = search(query);
            assertThat(hits).as(text).isNotEqualTo(1);
            found += hits == 2 ? 1 : 0;
            boolean one = corpus.index().matches(query, document("one", "hunter22", "情abc密"));
            boolean two = corpus.index().matches(query, document("two", "kxyzzy99", "報defg碼"));
            assertThat(one).as(text).isEqualTo(two).isEqualTo(hits == 2);
        }
        assertThat(parsed).isGreaterThan(1_000);
        assertThat(found).isPositive();
        assertThat(search(QueryParser.parse("credential:jane@acme.example apikey:github via", NOW)))
                .isEqualTo(2);
    }

    private long search(Query query) throws DocumentIndex.InvalidCursorException {
        return corpus.index()
                .search(new SearchRequest(
                        query, new Visibility.Everything(), SearchRequest.Sort.NEWEST, 10, Optional.empty(), Set.of()))
                .total();
    }
}
