package andon.corpus.index;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.corpus.Documents;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.PersonNames;
import andon.vocabulary.PersonNames.Quoted;
import andon.vocabulary.Span;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Persons whom the indexer's models named: nothing but the models says so in these texts. */
class TaggedPersonsTest {
    private static Document redacted(Document document, Span... own) {
        return Redaction.of(document, false, own(List.of(own))).document();
    }

    private static Ownership.Own own(List<Span> names) {
        return new Ownership.Own() {
            @Override
            public boolean is(Entity entity) {
                return false;
            }

            @Override
            public List<Span> names() {
                return names;
            }
        };
    }

    private static Document quoting(Document document, PersonNames persons, String... quotes) {
        return new Document(
                document.identityKey(),
                document.source(),
                document.kind(),
                document.address(),
                document.title(),
                document.author(),
                document.postedAt(),
                document.text(),
                List.of(quotes),
                document.language(),
                document.entities(),
                document.threats(),
                document.details(),
                persons);
    }

    @Test
    void aNameIsMaskedWhereverItStandsAndItsSurnameAlone() {
        Document shown = redacted(document("1")
                .title("Thandeka Ruthven again")
                .text("Ask Thandeka Ruthven. Ruthven signs, THANDEKA RUTHVEN pays; Ruthven Foods and Ruthvens stay.")
                .person("Thandeka Ruthven")
                .build());
        assertThat(shown.searchableText())
                .isEqualTo("••• again\nAsk •••. ••• signs, ••• pays; Ruthven Foods and Ruthvens stay.");
    }

    @Test
    void aNameInCharactersIsMaskedWhereverItStandsWhole() {
        Document shown = redacted(document("1")
                .language("ja")
                .text("経理の森下浩二が開く。森下浩二は名古屋にいる。森下製作所は別だ。")
                .person("森下浩二")
                .build());
        assertThat(shown.text()).isEqualTo("経理の•••が開く。•••は名古屋にいる。森下製作所は別だ。");
    }

    @Test
    void whatTheReaderMaySeeIsNoPerson() {
        Document document = document("1")
                .author("Grimwald Oake")
                .text(
                        "Morrow Vane was hit by Nightjar Crew, says Grimwald Oake. Morrow Vane pays. Nightjar Crew waits.")
                .entity(EntityType.ORGANIZATION, "Morrow Vane")
                .entity(EntityType.THREAT_ACTOR, "Nightjar Crew")
                .person("Morrow Vane")
                .person("Nightjar Crew")
                .person("Grimwald Oake")
                .build();
        assertThat(redacted(document).text()).isEqualTo(document.text());
    }

    @Test
    void anOrganisationThatIsAPersonByRulesIsMaskedAllTheSame() {
        Document shown = redacted(document("1")
                .text("Their CFO Aldous Merriwick pays. Yesterday Aldous Merriwick left.")
                .entity(EntityType.ORGANIZATION, "Aldous Merriwick", 0.65)
                .person("Aldous Merriwick")
                .build());
        assertThat(shown.text()).isEqualTo("Their CFO ••• pays. Yesterday ••• left.");
        assertThat(shown.entities()).extracting(Entity::value).containsExactly("•••");
    }

    @Test
    void whoIsTheReadersOwnStaysAndSoDoesTheSurname() {
        String text = "Ask Thandeka Ruthven. Ruthven signs with Emeka Oduya, and Oduya pays.";
        Document shown = redacted(
                document("1")
                        .text(text)
                        .person("Thandeka Ruthven")
                        .person("Emeka Oduya")
                        .build(),
                new Span(4, 20));
        assertThat(shown.text()).isEqualTo("Ask Thandeka Ruthven. Ruthven signs with •••, and ••• pays.");
    }

    @Test
    void quotesAreMaskedByWhatWasReadInThemAndByWhatIsKnownFromTheText() {
        Document document = quoting(
                document("1").text("So Thandeka Ruthven pays?").build(),
                new PersonNames(
                        List.of(new Span(3, 19)),
                        List.of(new Quoted(0, new Span(5, 16)), new Quoted(1, new Span(0, 90)))),
                "Does Emeka Oduya or Thandeka Ruthven pay?",
                "Ruthven does.");
        assertThat(redacted(document).quotes()).containsExactly("Does ••• or ••• pay?", "••• does.");
    }

    @Test
    void whoeverADocumentIsMaskedForIsNotToldWherePersonsStood() {
        Document document = document("1")
                .text("So Thandeka Ruthven pays")
                .person("Thandeka Ruthven")
                .build();
        assertThat(redacted(document).persons()).isEqualTo(PersonNames.NONE);
    }

    @Test
    void placesBehindTheKeptPartOfADocumentAreDropped() {
        String text = "Thandeka Ruthven pays. " + "word ".repeat(IndexBounds.TEXT / 5) + "Emeka Oduya waits.";
        Document document = document("1")
                .text(text)
                .person("Thandeka Ruthven")
                .person("Emeka Oduya")
                .build();
        IndexedDocument kept = IndexBounds.within(new IndexedDocument(document, START, START, 1, 1, List.of()));
        assertThat(kept.document().persons().text()).containsExactly(new Span(0, 16));
        assertThat(redacted(kept.document()).text()).startsWith("••• pays. ");
    }

    @Test
    void anIndexWrittenBeforeThereWerePersonsIsReadAsOne() {
        Document plain = document("1").text("So Thandeka Ruthven pays").build();
        String written = new String(
                StoredJson.write(new IndexedDocument(plain, START, START, 1, 1, List.of())), StandardCharsets.UTF_8);
        String persons = ",\"persons\":{\"text\":[],\"quoted\":[]}";
        assertThat(written).contains(persons);
        byte[] old = written.replace(persons, "").getBytes(StandardCharsets.UTF_8);
        assertThat(StoredJson.read(old, 0, old.length).document()).isEqualTo(plain);
    }

    @Test
    void placesAreInOrderAndBounded() {
        assertThatThrownBy(() -> new PersonNames(List.of(new Span(4, 9), new Span(0, 5)), List.of()))
                .hasMessageContaining("in order");
        List<Span> many = IntStream.range(0, PersonNames.MOST + 1)
                .mapToObj(i -> new Span(2 * i, 2 * i + 1))
                .toList();
        assertThatThrownBy(() -> new PersonNames(many, List.of())).hasMessageContaining("5000");
    }

    @Test
    @Timeout(20)
    void manyPersonsInALongTextAreMaskedSoon() {
        StringBuilder text = new StringBuilder();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < PersonNames.MOST; i++) {
            String name = "Thandeka Ruthven" + Documents.letters(i);
            spans.add(new Span(text.length(), text.length() + name.length()));
            text.append(name).append(" pays. ");
        }
        text.append("Thandeka pays. ".repeat(10_000));
        Document document = document("1").text(text.toString()).build().withPersons(new PersonNames(spans, List.of()));
        long start = System.nanoTime();
        assertThat(redacted(document).text()).startsWith("••• pays. ••• pays. ").doesNotContain("Ruthven");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }
}
