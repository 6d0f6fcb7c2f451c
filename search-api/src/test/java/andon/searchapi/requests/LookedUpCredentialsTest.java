package andon.searchapi.requests;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.index.IndexedDocument;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.SourceId;
import andon.vocabulary.Span;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookedUpCredentialsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");

    @Test
    void whatStandsTwiceCountsOnceAndTheLatestComesFirst() {
        LookedUpCredentials looked = new LookedUpCredentials(3);
        looked.note(document(1, "ann@acme.example:h•••2"));
        looked.note(document(2, "bob@acme.example:x•••9"));
        looked.note(document(3, "ann@acme.example:h•••2"));
        assertThat(looked.facts(NOW).orElseThrow().facts())
                .extracting(FirstLook.Fact::name, FirstLook.Fact::value)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("credentials", "2"),
                        org.assertj.core.groups.Tuple.tuple("credential", "ann@acme.example:h•••2"),
                        org.assertj.core.groups.Tuple.tuple("credential", "bob@acme.example:x•••9"));
    }

    @Test
    void whenNotAllDocumentsWereReadItSaysHowMany() {
        LookedUpCredentials looked = new LookedUpCredentials(3_100);
        looked.note(document(1, "ann@acme.example:h•••2"));
        assertThat(looked.facts(NOW).orElseThrow().facts())
                .contains(new FirstLook.Fact("credentials-read", "1 / 3100"));
    }

    @Test
    void othersCredentialsAreNotTheCustomers() {
        LookedUpCredentials looked = new LookedUpCredentials(1);
        looked.note(document(1, "•••@other.example:h•••2"));
        assertThat(looked.facts(NOW)).isEmpty();
    }

    private static IndexedDocument document(int number, String credential) {
        Instant seen = NOW.plusSeconds(number);
        Document document = new Document(
                "board|post|" + number,
                new SourceId("board"),
                DocumentKind.POST,
                URI.create("http://board.example/" + number),
                null,
                null,
                null,
                credential,
                List.of(),
                "en",
                List.of(new Entity(EntityType.CREDENTIAL, credential, new Span(0, credential.length()), "test", 1)),
                List.of(),
                Details.NONE);
        return new IndexedDocument(document, seen, seen, 1, number, List.of());
    }
}
