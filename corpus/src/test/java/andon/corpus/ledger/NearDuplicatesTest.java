package andon.corpus.ledger;

import static andon.corpus.Documents.capture;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.EachDatabase;
import andon.database.Database;
import andon.vocabulary.Document;
import andon.vocabulary.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reposts with changed words share a cluster; other posts of the same template do not. */
class NearDuplicatesTest {
    private static final String OFFER =
            "Hello all, selling full access to the network of Vantorel Shipping. Domain admin, "
                    + "two thousand hosts, backups are reachable, antivirus is off. Revenue forty million. Price 3000 dollars, "
                    + "escrow is welcome, write to me in private messages, first come first served.";

    private static Document post(String id, String text, String victim) {
        return document(id).text(text).entity(EntityType.ORGANIZATION, victim).build();
    }

    @ParameterizedTest
    @EnumSource
    void aRepostWithAnotherGreetingAndPriceJoinsTheCluster(EachDatabase kind) {
        try (Database database = kind.open()) {
            DocumentLedger ledger = new SqlDocumentLedger(database);
            Document first = post("1", OFFER, "Vantorel Shipping");
            Document again = post("2", OFFER.replace("Hello all", "UP").replace("3000", "2500"), "Vantorel Shipping");
            ledger.record(first, capture(1));
            assertThat(ledger.record(again, capture(2)).cluster()).isEqualTo(first.id());
            assertThat(ledger.record(again, capture(2)).cluster()).as("replay").isEqualTo(first.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherVictimInTheSameWordsIsAnotherCluster(EachDatabase kind) {
        try (Database database = kind.open()) {
            DocumentLedger ledger = new SqlDocumentLedger(database);
            ledger.record(post("1", OFFER, "Vantorel Shipping"), capture(1));
            Document other = post("2", OFFER.replace("Vantorel Shipping", "Quillfeather Mills"), "Quillfeather Mills");
            assertThat(ledger.record(other, capture(2)).cluster()).isEqualTo(other.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void shortTextsAreComparedExactlyOnly(EachDatabase kind) {
        try (Database database = kind.open()) {
            DocumentLedger ledger = new SqlDocumentLedger(database);
            ledger.record(
                    document("1")
                            .text("Selling access to a bank, price 300, write me")
                            .build(),
                    capture(1));
            Document other = document("2")
                    .text("Selling access to a bank, price 900, write me")
                    .build();
            assertThat(ledger.record(other, capture(2)).cluster()).isEqualTo(other.id());
        }
    }

    @Test
    void theThresholdPartsRepostsFromOtherPosts() {
        Random random = new Random(7);
        List<Double> reposts = new ArrayList<>();
        List<Double> others = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            boolean wordless = i % 3 == 0;
            Texts texts = new Texts(random, wordless);
            List<String> post = texts.words(wordless ? 150 + random.nextInt(300) : 60 + random.nextInt(200));
            reposts.add(same(texts.written(post), texts.written(texts.edited(post))));
            others.add(same(texts.written(post), texts.written(texts.sameTemplate(post))));
        }
        long found = reposts.stream().filter(s -> s >= Sketch.LEAST_SAME).count();
        long wrong = others.stream().filter(s -> s >= Sketch.LEAST_SAME).count();
        assertThat(found).as("reposts found of 300").isGreaterThanOrEqualTo(285);
        assertThat(wrong).as("other posts taken for reposts of 300").isLessThanOrEqualTo(6);
    }

    private static double same(String one, String other) {
        Sketch first = Sketch.of(document("1").text(one).build()).orElseThrow();
        Sketch second = Sketch.of(document("2").text(other).build()).orElseThrow();
        return first.sameAs(second);
    }

    /**
     * Pairs made by a procedure: a repost has another greeting of one to three words, another number or two, perhaps a
     * word mistyped and a line at the end; another post of the template keeps what is boilerplate in it, 40 to 75 of
     * 100 words, and says else what it is about. Wordless texts are characters without blanks, as in Chinese.
     */
    private record Texts(Random random, boolean wordless) {
        String word() {
            if (wordless) {
                return Character.toString(0x4E00 + random.nextInt(2_000));
            }
            StringBuilder word = new StringBuilder();
            for (int i = 0; i <= random.nextInt(3); i++) {
                word.append("bdfgklmnprstvz".charAt(random.nextInt(14))).append("aeiou".charAt(random.nextInt(5)));
            }
            return word.append("nrstl".charAt(random.nextInt(5))).toString();
        }

        List<String> words(int n) {
            List<String> words = new ArrayList<>();
            for (int i = 0; i < n; i++) {
                words.add(word());
            }
            return words;
        }

        String written(List<String> words) {
            return String.join(wordless ? "" : " ", words);
        }

        List<String> edited(List<String> post) {
            List<String> edited = new ArrayList<>(post);
            for (int i = 0; i <= random.nextInt(3); i++) {
                edited.set(i, word());
            }
            for (int i = 0; i <= random.nextInt(2); i++) {
                edited.set(random.nextInt(edited.size()), "" + random.nextInt(10_000));
            }
            if (random.nextBoolean()) {
                edited.addAll(words(1 + random.nextInt(3)));
            }
            return edited;
        }

        List<String> sameTemplate(List<String> post) {
            List<String> other = new ArrayList<>(post);
            int changed = other.size() * (25 + random.nextInt(36)) / 100;
            int from = random.nextInt(other.size() - changed);
            for (int i = from; i < from + changed; i++) {
                other.set(i, word());
            }
            return other;
        }
    }
}
