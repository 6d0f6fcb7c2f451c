package andon.corpus.index;

import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.query.Query.EntityField;
import andon.corpus.query.Query.TimeField;
import andon.vocabulary.EntityType;
import andon.vocabulary.PersonNames;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every engine keeps where the indexer's models read names of persons, and nobody but the masking ever sees it. */
abstract class NamedPersonsContract extends CustomersEyesContract {
    private IndexedDocument named() {
        return mentioning(
                document("named")
                        .title("acme and Thandeka Ruthven")
                        .text("Norwind says that Thandeka Ruthven signs; Ruthven pays.")
                        .entity(EntityType.ORGANIZATION, "Norwind")
                        .person("Thandeka Ruthven")
                        .build(),
                1);
    }

    private void put() {
        openWithAssets();
        index.put(List.of(named()));
        index.refresh();
    }

    @Test
    void whomTheModelsNameIsMaskedForCustomersAndReadByAnalysts() throws Exception {
        put();
        SearchPage.Hit hit = seen("norwind").hits().getFirst();
        assertThat(hit.document().document().searchableText())
                .isEqualTo("acme and •••\nNorwind says that ••• signs; ••• pays.");
        assertThat(hit.highlights())
                .extracting(span -> span.in(hit.document().document().searchableText()))
                .containsExactly("Norwind");
        assertThat(hit.document().document().persons()).isEqualTo(PersonNames.NONE);
        assertThat(search("norwind").hits().getFirst().document().document()).isEqualTo(named().document());
        assertThat(index.get(named().id(), new Visibility.Everything())
                        .orElseThrow()
                        .document()
                        .persons())
                .isEqualTo(named().document().persons());
    }

    @Test
    void whomTheModelsNameIsFoundByNoCustomer() throws Exception {
        put();
        for (String guess :
                List.of("ruthven", "thand*", "\"thandeka ruthven\"", "title:ruthven", "ruthven OR thandeka")) {
            assertThat(seen(guess).total()).as(guess).isZero();
            assertThat(seen(guess).hits()).as(guess).isEmpty();
            assertThat(search(guess).total()).as(guess).isEqualTo(1);
            assertThat(index.timeline(new TimelineRequest(
                            parsed(guess), EYES, TimeField.SEEN, TimelineRequest.Interval.DAY, ZoneOffset.UTC)))
                    .as(guess)
                    .isEmpty();
        }
        assertThat(seen("signs -ruthven").total()).isEqualTo(1);
    }

    @Test
    void whomTheModelsNameIsNoValueOfAnyList() throws Exception {
        put();
        for (Visibility eyes : List.of(EYES, new Visibility.Everything())) {
            for (Facet facet : Facet.all()) {
                assertThat(index.values(facet, "", eyes, 20))
                        .as(facet.word())
                        .noneMatch(count -> count.value().contains("ruthven"));
            }
            assertThat(index.related(new RelatedRequest(parsed("acme"), eyes, Set.of(EntityField.ORG), 10)))
                    .extracting(RelatedValue::value)
                    .containsExactly("norwind");
        }
        ScanPage page = index.scan(new ScanRequest(parsed("acme"), EYES, ScanRequest.Order.SEEN, 5, Optional.empty()));
        assertThat(page.documents())
                .singleElement()
                .satisfies(
                        shown -> assertThat(shown.document().searchableText()).doesNotContain("Ruthven"));
    }

    @Test
    void aSimilarDocumentIsMaskedToo() {
        openWithAssets();
        String text =
                "Norwind was breached through the gateway by a worker, says Thandeka Ruthven, who signs and pays.";
        for (int number = 1; number <= 2; number++) {
            index.put(List.of(mentioning(
                    document("copy" + number)
                            .title("acme")
                            .text(text)
                            .person("Thandeka Ruthven")
                            .build(),
                    number)));
        }
        index.refresh();
        assertThat(index.similar(document("copy1").build().id(), EYES, 5))
                .singleElement()
                .satisfies(similar ->
                        assertThat(similar.document().document().text()).contains("says •••, who signs"));
    }
}
