package andon.corpus.query;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.Corpus;
import andon.corpus.Documents;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.Mirrors;
import andon.corpus.index.SearchRequest;
import andon.corpus.index.Visibility;
import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.EntityType;
import andon.vocabulary.Reason;
import andon.vocabulary.Severity;
import andon.vocabulary.Threat;
import andon.vocabulary.ThreatCategory;
import andon.vocabulary.ThreatFacts;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What offers state, versions, titles and cards: found in the index and by the evaluation of one document alike. */
class OffersAreFoundTest {
    @TempDir
    Path folder;

    private Database database;
    private Corpus corpus;
    private IndexedDocument offer;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseSettings.embedded(folder));
        corpus = Corpus.open(database, folder.resolve("index"), Mirrors.NONE, InstantSource.fixed(Documents.START));
        Document plain = Documents.document("1")
                .title("Corporate VPN access")
                .text("A long and patient seller of network access")
                .entity(EntityType.PAYMENT_CARD, "41111199•••")
                .entity(EntityType.MESSAGING_HANDLE, "seller_one")
                .details(Details.NONE.withPrice(new Details.Price(new BigDecimal("1500.50"), "USD")))
                .build();
        ThreatFacts facts = new ThreatFacts("Acme", null, List.of("rdp", "vpn"), "$120M", "JP", "1.5k USD", null);
        Document document = new Document(
                plain.identityKey(),
                plain.source(),
                plain.kind(),
                plain.address(),
                plain.title(),
                plain.author(),
                plain.postedAt(),
                plain.text(),
                plain.quotes(),
                plain.language(),
                plain.entities(),
                List.of(new Threat(
                        ThreatCategory.ACCESS_SALE,
                        Severity.HIGH,
                        List.of(Reason.of(Reason.Cause.LARGE_AMOUNT, "40 GB")),
                        facts)),
                plain.details());
        offer = new IndexedDocument(document, Documents.START, Documents.START, 3, 1, List.of());
        corpus.index().put(offer);
        corpus.index().refresh();
    }

    @AfterEach
    void close() {
        corpus.index().close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "price:1000..2000usd; true",
                "price:1500.5usd; true",
                "price:..1500.49usd; false",
                "price:1500.51..usd; false",
                "price:..usd; true",
                "price:1000..2000btc; false",
                "country:jp; true",
                "country:us,jp; true",
                "country:us; false",
                "access:vpn; true",
                "access:ssh; false",
                "version:3; true",
                "version:>=2; true",
                "version:<=2; false",
                "title:vpn; true",
                "title:corp*; true",
                "title:seller; false",
                "title:\"corporate access\"~1; true",
                "title:\"corporate access\"; false",
                "title:\"access patient\"~5; false",
                "\"patient access\"~4; true",
                "\"patient access\"~3; true",
                "\"patient access\"~2; false",
                "\"access patient\"~20; true",
                "\"network seller\"~20; false",
                "card:411111; true",
                "card:41111199; true",
                "card:4111119; true",
                "card:411112; false",
                "has:card; true",
                "has:handle,btc; true",
                "has:btc; false",
                "has:threat; true",
                "threat:none,access-sale; true",
                "threat:phishing,ddos; false",
            })
    void searchAndEvaluationAgree(String text, boolean expected) throws Exception {
        Query query = QueryParser.parse(text, Documents.START);
        assertThat(corpus.index().matches(query, offer)).isEqualTo(expected);
        assertThat(corpus.index()
                        .search(new SearchRequest(
                                query,
                                new Visibility.Everything(),
                                SearchRequest.Sort.RELEVANCE,
                                10,
                                Optional.empty(),
                                Set.of()))
                        .total())
                .isEqualTo(expected ? 1 : 0);
    }
}
