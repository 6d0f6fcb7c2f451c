package andon.corpus.index;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.Documents;
import andon.corpus.index.SearchRequest.Sort;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Mention;
import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** No document is too large for an index: one beyond the bounds is taken in part and says so. */
abstract class LargeDocumentContract extends AnalysisContract {
    private static final int PAGE = 8_000_000;

    /** A page of 8 MB of addresses, each an entity and a mention of one or the other customer. */
    static IndexedDocument combolist(String line) {
        StringBuilder text = new StringBuilder("opening words\n");
        List<Entity> entities = new ArrayList<>();
        List<Mention> mentions = new ArrayList<>();
        Document empty = document("combolist").build();
        int number = 0;
        while (text.length() < PAGE) {
            String value = "user" + number + "@acme.example";
            Span span = new Span(text.length(), text.length() + value.length());
            entities.add(new Entity(EntityType.EMAIL_ADDR, value, span, "test", 1));
            mentions.add(new Mention(
                    1, number < IndexBounds.MENTIONS + 5 ? ACME : NORWIND, empty.id(), span, value, "domain-suffix"));
            text.append(value).append(':').append(line).append('\n');
            number++;
        }
        text.append("closing");
        Documents.Builder builder = document("combolist").title("Dump").text(text.toString());
        Document whole = builder.build();
        Document full = new Document(
                whole.identityKey(),
                whole.source(),
                whole.kind(),
                whole.address(),
                whole.title(),
                null,
                null,
                whole.text(),
                List.of("q".repeat(IndexBounds.QUOTES), "one more"),
                "en",
                entities,
                List.of(),
                whole.details());
        return new IndexedDocument(full, START, START, 1, 1, mentions);
    }

    @Test
    void aDocumentBeyondTheBoundsIsTakenInPartAndSaysSo() throws Exception {
        IndexedDocument whole = combolist("pass•••word");
        index.put(List.of(whole));
        put(document("next").text("opening words"), START);
        assertThat(search("opening").total()).isEqualTo(2);
        assertThat(search("closing").total()).isZero();
        // A part of a mask is no word, wherever the text was cut.
        assertThat(search("pass OR passw OR wo").total()).isZero();
        IndexedDocument kept = index.get(whole.id(), ALL).orElseThrow();
        String text = kept.document().searchableText();
        assertThat(text).hasSizeBetween(IndexBounds.TEXT - 2_000, IndexBounds.TEXT);
        assertThat(whole.document().text()).startsWith(kept.document().text());
        assertThat(kept.truncation())
                .isEqualTo(new Truncation(
                        whole.document().searchableText().length() - text.length(),
                        1,
                        whole.document().entities().size() - IndexBounds.ENTITIES,
                        whole.mentions().size() - kept.mentions().size()));
        assertThat(kept.document().entities())
                .hasSize(IndexBounds.ENTITIES)
                .allSatisfy(entity -> assertThat(entity.span().end()).isLessThanOrEqualTo(text.length()));
    }

    @Test
    void valuesBehindTheEndOfTheKeptTextAreFound() throws Exception {
        IndexedDocument whole = combolist("x".repeat(200));
        index.put(List.of(whole));
        index.refresh();
        String last = whole.document().entities().get(IndexBounds.ENTITIES - 1).value();
        SearchPage found = search("email:" + last);
        assertThat(found.total()).isEqualTo(1);
        assertThat(found.hits().getFirst().highlights()).isEmpty();
    }

    @Test
    void everyOwnerOfALongDocumentSeesItAndNotHowManyMentionsOthersHave() throws Exception {
        IndexedDocument whole = combolist("x");
        index.put(List.of(whole));
        index.refresh();
        SearchPage page = search("opening", new Visibility.MentionsOf(NORWIND), Sort.NEWEST, 5, Optional.empty());
        assertThat(page.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.document().mentions())
                    .singleElement()
                    .extracting(Mention::owner)
                    .isEqualTo(NORWIND);
            assertThat(hit.document().truncation()).isNotNull();
            assertThat(hit.document().truncation().mentions()).isZero();
        });
    }

    @Test
    void textWithoutSpacesIsCutBetweenCharacters() {
        IndexedDocument whole = new IndexedDocument(
                document("long").text("a" + "😀情報".repeat(PAGE / 8)).build(), START, START, 1, 1, List.of());
        index.put(List.of(whole));
        index.refresh();
        String text = index.get(whole.id(), ALL).orElseThrow().document().text();
        assertThat(whole.document().text()).startsWith(text);
        assertThat(Character.isHighSurrogate(text.charAt(text.length() - 1))).isFalse();
        assertThat(text.length()).isBetween(IndexBounds.TEXT - 1, IndexBounds.TEXT);
    }

    @Test
    void aTitleWithoutEndIsCutToo() {
        IndexedDocument whole = new IndexedDocument(
                document("long").title("word ".repeat(PAGE / 5)).text("body").build(), START, START, 1, 1, List.of());
        index.put(List.of(whole));
        index.refresh();
        IndexedDocument kept = index.get(whole.id(), ALL).orElseThrow();
        assertThat(kept.document().searchableText().length()).isLessThanOrEqualTo(IndexBounds.TEXT + 1);
        assertThat(kept.truncation()).isNotNull();
    }

    @Test
    void aDocumentThatNoEngineCanHoldHoldsNothingUp() throws Exception {
        IndexedDocument monster = new IndexedDocument(
                document("monster").language("x".repeat(40_000)).text("leak").build(), START, START, 1, 1, List.of());
        IndexedDocument behind =
                new IndexedDocument(document("behind").text("leak").build(), START, START, 1, 2, List.of());
        index.put(List.of(monster, behind));
        index.commit(2);
        index.refresh();
        assertThat(index.get(monster.id(), ALL)).isEmpty();
        assertThat(search("leak").hits())
                .singleElement()
                .extracting(hit -> hit.document().id())
                .isEqualTo(behind.id());
        assertThat(index.committedSeq()).isEqualTo(2);
    }
}
