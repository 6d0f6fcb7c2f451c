package andon.benchmarks.search;

import andon.corpus.index.IndexedDocument;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Reason;
import andon.vocabulary.Severity;
import andon.vocabulary.SourceId;
import andon.vocabulary.Span;
import andon.vocabulary.Threat;
import andon.vocabulary.ThreatCategory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Posts of about 2 KB, the same for each number: 280 words by Zipf's law out of 50,000, a few entities, a threat in every
 * fifth, times over two years.
 */
public final class GeneratedDocuments {
    static final Instant END = Instant.parse("2026-11-01T00:00:00Z");
    static final Duration SPAN = Duration.ofDays(730);
    static final int COMPANIES = 2_000;
    static final int AUTHORS = 5_000;

    private static final int VOCABULARY = 50_000;
    private static final int WORDS = 280;
    private static final int SOURCES = 60;
    private static final int CUSTOMERS = 50;
    private static final String[] SYLLABLES = {
        "ka", "ro", "mi", "ten", "lor", "va", "shu", "ne", "bra", "pol", "gi", "sta", "wex", "do", "fri", "hul"
    };

    private static final DocumentKind[] KINDS = DocumentKind.values();
    private static final Severity[] SEVERITIES = Severity.values();
    private static final ThreatCategory[] CATEGORIES = {
        ThreatCategory.RANSOMWARE_LEAK,
        ThreatCategory.DATA_LEAK,
        ThreatCategory.CREDENTIAL_LEAK,
        ThreatCategory.ACCESS_SALE,
        ThreatCategory.PHISHING
    };

    private GeneratedDocuments() {}

    /** The word of a rank; 0 is the most frequent. */
    static String word(int rank) {
        StringBuilder word = new StringBuilder();
        int rest = rank + SYLLABLES.length;
        while (rest > 0) {
            word.append(SYLLABLES[rest % SYLLABLES.length]);
            rest /= SYLLABLES.length;
        }
        return word.toString();
    }

    public static String domain(int company) {
        return "acme" + company + ".example";
    }

    static String author(int number) {
        return "member" + number;
    }

    public static Stream<IndexedDocument> all(int from, int to) {
        return IntStream.range(from, to).mapToObj(GeneratedDocuments::document);
    }

    private static int zipf(Random dice, int most) {
        return (int) Math.min(most - 1, Math.pow(most, dice.nextDouble()));
    }

    static IndexedDocument document(int number) {
        Random dice = new Random(number * 0x9E3779B97F4A7C15L);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < WORDS; i++) {
            text.append(word(zipf(dice, VOCABULARY))).append(i % 12 == 11 ? ".\n" : " ");
        }
        String title = word(zipf(dice, VOCABULARY)) + " " + word(zipf(dice, VOCABULARY)) + " " + number;
        List<Entity> entities = new ArrayList<>();
        int company = zipf(dice, COMPANIES);
        append(text, title, entities, EntityType.ORGANIZATION, "Acme " + company);
        append(text, title, entities, EntityType.DOMAIN_NAME, domain(company));
        for (int i = dice.nextInt(4); i > 0; i--) {
            append(text, title, entities, EntityType.EMAIL_ADDR, "user" + dice.nextInt(1000) + "@" + domain(company));
        }
        append(text, title, entities, EntityType.MESSAGING_HANDLE, "@seller" + zipf(dice, AUTHORS));
        if (dice.nextInt(3) == 0) {
            append(text, title, entities, EntityType.CVE, "CVE-2026-" + (1000 + zipf(dice, 4000)));
        }
        Instant seen = END.minusSeconds((long) (dice.nextDouble() * SPAN.toSeconds()));
        SourceId source = new SourceId("board-" + zipf(dice, SOURCES));
        Document document = new Document(
                source.value() + "|post|" + number,
                source,
                KINDS[dice.nextInt(KINDS.length)],
                URI.create("http://board.example/post/" + number),
                title,
                author(zipf(dice, AUTHORS)),
                seen.minusSeconds(dice.nextInt(86_400)),
                text.toString(),
                List.of(),
                "en",
                entities,
                threats(dice),
                Details.NONE);
        return new IndexedDocument(document, seen, seen, 1, number + 1L, mentions(document, company));
    }

    private static List<Threat> threats(Random dice) {
        if (dice.nextInt(5) != 0) {
            return List.of();
        }
        Severity severity = SEVERITIES[dice.nextInt(SEVERITIES.length)];
        return List.of(new Threat(
                CATEGORIES[dice.nextInt(CATEGORIES.length)],
                severity,
                List.of(Reason.of(Reason.Cause.LARGE_AMOUNT, "40 GB"))));
    }

    private static List<Mention> mentions(Document document, int company) {
        return company >= CUSTOMERS
                ? List.of()
                : List.of(new Mention(
                        company, customer(company), document.id(), new Span(0, 1), domain(company), "domain"));
    }

    public static OrganisationId customer(int company) {
        return new OrganisationId("customer-" + company);
    }

    private static void append(StringBuilder text, String title, List<Entity> entities, EntityType type, String value) {
        int start = title.length() + 1 + text.length();
        text.append(value);
        entities.add(new Entity(type, value, new Span(start, start + value.length()), "generated", 1));
        text.append('\n');
    }
}
