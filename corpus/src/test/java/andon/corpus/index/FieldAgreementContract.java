package andon.corpus.index;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.Documents;
import andon.corpus.query.Query;
import andon.corpus.query.Query.EntityField;
import andon.corpus.query.QueryParser;
import andon.vocabulary.Details;
import andon.vocabulary.DocumentId;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Reason;
import andon.vocabulary.Severity;
import andon.vocabulary.Threat;
import andon.vocabulary.ThreatCategory;
import andon.vocabulary.ThreatFacts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Random documents and queries of every field of the query language: the index, the evaluation of single documents and a naive
 * reading must agree. What finds a value stands in a table, everything else is read from first principles.
 */
abstract class FieldAgreementContract extends AgreementContract {
    private static final String[] CURRENCIES = {"USD", "BTC", "XMR"};
    private static final String[] AMOUNTS = {"0.015", "0.5", "300", "499.99", "500", "2000"};
    private static final String[] COUNTRIES = {"JP", "US", "DE"};
    private static final String[] ACCESSES = {"rdp", "vpn", "domain-admin"};

    private record Asked(String text, Predicate<IndexedDocument> meaning) {}

    private IndexedDocument randomDocument(int number) {
        Documents.Builder builder = document("f" + number)
                .text("leak")
                .source(pick(new String[] {"forum", "market", "paste-bin"}))
                .host(pick(new String[] {"main.example", "mirror.example"}));
        if (random.nextBoolean()) {
            builder.author(pick(new String[] {"Dark Lörd", "moth", "dark lord"}));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            builder.threat(new Threat(
                    pick(ThreatCategory.values()),
                    pick(Severity.values()),
                    List.of(Reason.of(Reason.Cause.LARGE_AMOUNT, "40 GB")),
                    new ThreatFacts(
                            null,
                            null,
                            random.nextBoolean() ? List.of() : List.of(pick(ACCESSES)),
                            null,
                            random.nextBoolean() ? null : pick(COUNTRIES),
                            null,
                            null)));
        }
        if (random.nextBoolean()) {
            builder.details(new Details(
                    null, null, new Details.Price(new BigDecimal(pick(AMOUNTS)), pick(CURRENCIES)), null, null, null));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            EntityExamples.Value value = EntityExamples.ALL.get(random.nextInt(EntityExamples.ALL.size()));
            builder.entity(value.type(), value.written());
        }
        Instant seen = START.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 70)));
        return new IndexedDocument(
                builder.build(), seen, seen.plusSeconds(random.nextInt(90_000)), 1 + random.nextInt(4), 1, List.of());
    }

    private Asked randomQuery() {
        Asked asked = field();
        return switch (random.nextInt(6)) {
            case 0 -> new Asked("-" + asked.text, asked.meaning.negate());
            case 1 -> {
                Asked other = field();
                yield new Asked(asked.text + " " + other.text, asked.meaning.and(other.meaning));
            }
            case 2 -> {
                Asked other = field();
                yield new Asked(asked.text + " OR " + other.text, asked.meaning.or(other.meaning));
            }
            default -> asked;
        };
    }

    private Asked field() {
        return switch (random.nextInt(16)) {
            case 0 -> hasField();
            case 1 -> threats();
            case 2 -> severity();
            case 3 -> country();
            case 4 -> access();
            case 5 -> price();
            case 6 -> version();
            case 7 -> author();
            case 8 -> source();
            default -> value();
        };
    }

    private Asked value() {
        EntityExamples.Value value = EntityExamples.ALL.get(random.nextInt(EntityExamples.ALL.size()));
        String asked = value.asked().get(random.nextInt(value.asked().size()));
        // What the same words find of other values: a part of a technique is one, hosts are domains of their URLs.
        List<EntityExamples.Value> found = EntityExamples.ALL.stream()
                .filter(other -> other.equals(value)
                        || (other.field() == value.field() && other.asked().contains(asked)))
                .toList();
        String text = value.word() + ":\"" + asked + "\"";
        return new Asked(
                random.nextInt(4) == 0 ? fullWidth(text) : text,
                any(entity -> found.stream().anyMatch(v -> v.is(entity))));
    }

    /** As a Japanese keyboard may write it. */
    private static String fullWidth(String text) {
        StringBuilder wide = new StringBuilder();
        text.chars().forEach(c -> wide.append(c > ' ' && c < 0x7F ? (char) (c - '!' + '！') : (char) c));
        return wide.toString();
    }

    private static Predicate<IndexedDocument> any(Predicate<Entity> entity) {
        return indexed -> indexed.document().entities().stream().anyMatch(entity);
    }

    private static Predicate<IndexedDocument> anyThreat(Predicate<Threat> threat) {
        return indexed -> indexed.document().threats().stream().anyMatch(threat);
    }

    private Asked hasField() {
        if (random.nextInt(6) == 0) {
            return random.nextBoolean()
                    ? new Asked("has:author", indexed -> indexed.document().author() != null)
                    : new Asked("has:threat", anyThreat(threat -> true));
        }
        EntityField field = pick(EntityField.values());
        Set<EntityType> types = EnumSet.copyOf(field.types());
        if (field == EntityField.DOMAIN) {
            // Every value that names a host.
            types.addAll(List.of(EntityType.URL, EntityType.EMAIL_ADDR, EntityType.CREDENTIAL));
        }
        String word = field.name().toLowerCase(Locale.ROOT);
        return new Asked(
                random.nextBoolean() ? "has:" + word : word + ":*", any(entity -> types.contains(entity.type())));
    }

    private Asked threats() {
        return switch (random.nextInt(3)) {
            case 0 -> new Asked("threat:none", anyThreat(threat -> true).negate());
            case 1 -> new Asked("threat:*", anyThreat(threat -> true));
            default -> {
                ThreatCategory one = pick(ThreatCategory.values());
                ThreatCategory other = pick(ThreatCategory.values());
                yield new Asked(
                        "threat:" + one.word() + "," + other.word(),
                        anyThreat(threat -> threat.category() == one || threat.category() == other));
            }
        };
    }

    private Asked severity() {
        Severity severity = pick(Severity.values());
        return new Asked(
                "severity:" + severity.word(),
                indexed -> indexed.document().threats().stream().anyMatch(threat -> threat.severity() == severity)
                        && indexed.document().threats().stream()
                                .noneMatch(threat -> threat.severity().compareTo(severity) > 0));
    }

    private Asked country() {
        List<String> asked = List.of(pick(COUNTRIES), pick(COUNTRIES));
        return new Asked(
                "country:" + String.join(",", asked).toLowerCase(Locale.ROOT),
                anyThreat(threat -> threat.facts().country() != null
                        && asked.contains(threat.facts().country())));
    }

    private Asked access() {
        String access = pick(ACCESSES);
        return new Asked(
                "access:" + access, anyThreat(threat -> threat.facts().access().contains(access)));
    }

    private Asked price() {
        String currency = pick(CURRENCIES);
        List<BigDecimal> ends = new ArrayList<>(List.of(new BigDecimal(pick(AMOUNTS)), new BigDecimal(pick(AMOUNTS))));
        ends.sort(null);
        BigDecimal from = ends.getFirst();
        BigDecimal to = ends.getLast();
        int form = random.nextInt(4);
        String range = switch (form) {
            case 0 -> from + "..";
            case 1 -> ".." + to;
            case 2 -> from.toString();
            default -> from + ".." + to;
        };
        return new Asked("price:" + range + currency.toLowerCase(Locale.ROOT), indexed -> {
            Details.Price price = indexed.document().details().price();
            if (price == null || !price.currency().equals(currency)) {
                return false;
            }
            boolean above = form == 1 || price.amount().compareTo(from) >= 0;
            return above && (form == 0 || price.amount().compareTo(form == 2 ? from : to) <= 0);
        });
    }

    private Asked version() {
        int version = 1 + random.nextInt(4);
        return switch (random.nextInt(3)) {
            case 0 -> new Asked("version:>=" + version, indexed -> indexed.version() >= version);
            case 1 -> new Asked("version:<=" + version, indexed -> indexed.version() <= version);
            default -> new Asked("version:" + version, indexed -> indexed.version() == version);
        };
    }

    private Asked author() {
        return switch (random.nextInt(3)) {
            case 0 ->
                new Asked(
                        "author:\"DARK lord\"",
                        indexed -> isDark(indexed.document().author()));
            case 1 ->
                new Asked("author:dark*", indexed -> isDark(indexed.document().author()));
            default ->
                new Asked(
                        "author:Moth",
                        indexed -> "moth".equals(indexed.document().author()));
        };
    }

    private static boolean isDark(@org.jspecify.annotations.Nullable String author) {
        return author != null && author.startsWith("D") || "dark lord".equals(author);
    }

    private Asked source() {
        List<String> asked = List.of(pick(new String[] {"forum", "market", "paste-bin"}), "market");
        return new Asked(
                "source:" + String.join(",", asked),
                indexed -> asked.contains(indexed.document().source().value()));
    }

    @Test
    void everyFieldMeansTheSameToIndexEvaluationAndFirstPrinciples() throws Exception {
        assertThat(EntityExamples.ALL.stream().map(EntityExamples.Value::field).collect(Collectors.toSet()))
                .as("the table has every field")
                .containsExactlyInAnyOrder(EntityField.values());
        List<IndexedDocument> documents = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            documents.add(randomDocument(i));
        }
        index.put(documents);
        index.refresh();
        int matched = 0;
        for (int i = 0; i < 500; i++) {
            Asked asked = randomQuery();
            Query query = QueryParser.parse(asked.text, NOW);
            List<IndexedDocument> expected =
                    documents.stream().filter(asked.meaning).toList();
            assertThat(ids(documents.stream()
                            .filter(d -> index.matches(query, d))
                            .toList()))
                    .as("evaluation of %s", asked.text)
                    .isEqualTo(ids(expected));
            pagesAgree(query, expected);
            timelinesAgree(query, expected);
            matched += expected.isEmpty() ? 0 : 1;
        }
        assertThat(matched).isGreaterThan(300);
    }

    private static Set<DocumentId> ids(List<IndexedDocument> documents) {
        return documents.stream().map(IndexedDocument::id).collect(Collectors.toSet());
    }

    @Test
    void whatAnEntityFieldIsCountedUnderFindsAsManyDocuments() throws Exception {
        List<IndexedDocument> documents = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            documents.add(randomDocument(i));
        }
        index.put(documents);
        index.refresh();
        SearchPage page = search("*");
        for (EntityField field : EntityField.values()) {
            Set<String> written = EntityExamples.ALL.stream()
                    .filter(value -> value.field() == field)
                    .map(EntityExamples.Value::written)
                    .collect(Collectors.toSet());
            long having = documents.stream()
                    .filter(any(entity -> field.types().contains(entity.type()) && written.contains(entity.value())))
                    .count();
            List<SearchPage.FacetCount> counts = page.facets().getOrDefault(new Facet.Values(field), List.of());
            assertThat(counts).as("%s", field).isNotEmpty();
            assertThat(counts.stream().mapToLong(SearchPage.FacetCount::count).sum())
                    .as("%s of %s", field, Arrays.toString(counts.toArray()))
                    .isGreaterThanOrEqualTo(having);
            for (SearchPage.FacetCount count : counts) {
                String text = field.name().toLowerCase(Locale.ROOT) + ":\"" + count.value() + "\"";
                assertThat(search(text).total()).as(text).isEqualTo(count.count());
            }
        }
    }
}
