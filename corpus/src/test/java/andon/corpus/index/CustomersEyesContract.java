package andon.corpus.index;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.index.SearchPage.FacetCount;
import andon.corpus.index.SearchRequest.Sort;
import andon.corpus.query.Query;
import andon.corpus.query.Query.EntityField;
import andon.corpus.query.QueryParser;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Mention;
import andon.vocabulary.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What a customer reads and finds in documents that hold others' data: the same on every engine. */
abstract class CustomersEyesContract extends LargeDocumentContract {
    static final Visibility EYES = new Visibility.MentionsOf(ACME);
    private static final Facet EMAIL = new Facet.Values(EntityField.EMAIL);
    private static final long ASSET = 7;
    private static final String[] PEOPLE = {"bob", "jane", "karin", "ueda", "salt"};
    private static final String[] DOMAINS = {"acme.example", "norwind.example", "mail.example"};
    private static final String[] WORDS = {"leak", "vpn", "dump", "jane", "流出"};

    /** Whether the reader still owns acme.example. */
    private boolean owned = true;

    private long fingerprint = 1;

    private final Random dice = new Random(11);

    void openWithAssets() {
        index.close();
        index = opened(Mirrors.NONE, owner -> new Ownership.Belongings() {
            @Override
            public boolean none() {
                return !owned;
            }

            @Override
            public boolean include(long assetId) {
                return owned && assetId == ASSET;
            }

            @Override
            public long fingerprint() {
                return fingerprint;
            }

            @Override
            public Ownership.Own in(IndexedDocument document) {
                return new Ownership.Own() {
                    @Override
                    public boolean is(Entity entity) {
                        return owned && entity.value().contains("@acme.example");
                    }

                    @Override
                    public List<Span> names() {
                        return List.of();
                    }
                };
            }
        });
    }

    private <T> T one(T[] of) {
        return of[dice.nextInt(of.length)];
    }

    static IndexedDocument mentioning(Document document, int number) {
        Mention own = new Mention(ASSET, ACME, document.id(), new Span(0, 4), "acme.example", "domain-suffix");
        Mention others = new Mention(3, NORWIND, document.id(), new Span(0, 4), "norwind.example", "domain-suffix");
        return new IndexedDocument(
                document,
                START.plus(Duration.ofHours(number)),
                START.plus(Duration.ofHours(number)),
                1,
                1,
                List.of(own, others));
    }

    private IndexedDocument dump(int number, String text, String... addresses) {
        var builder = document("dump" + number).title("acme " + number).text(text);
        for (String address : addresses) {
            builder.entity(EntityType.EMAIL_ADDR, address);
        }
        IndexedDocument dump = mentioning(builder.build(), number);
        index.put(dump);
        index.refresh();
        return dump;
    }

    SearchPage seen(String query) throws Exception {
        return search(query, EYES, Sort.NEWEST, 50, Optional.empty());
    }

    @Test
    void othersRowsAreMaskedAndOwnOnesMarkedWhereTheyStandThen() throws Exception {
        openWithAssets();
        dump(1, "leak: karin@norwind.example, bob@acme.example leaked", "karin@norwind.example", "bob@acme.example");
        SearchPage page = seen("email:acme.example leak");
        assertThat(page.total()).isEqualTo(1);
        SearchPage.Hit hit = page.hits().getFirst();
        String words = hit.document().document().searchableText();
        assertThat(words).isEqualTo("acme 1\nleak: •••@norwind.example, bob@acme.example leaked");
        assertThat(hit.highlights())
                .extracting(span -> span.in(words))
                .containsExactly("leak", "bob@acme.example", "leaked");
        assertThat(hit.document().mentions()).extracting(Mention::owner).containsExactly(ACME);
        assertThat(page.facets().get(EMAIL)).containsExactly(new FacetCount("bob@acme.example", 1));
        assertThat(index.values(EMAIL, "", EYES, 10)).containsExactly(new FacetCount("bob@acme.example", 1));
        assertThat(index.scan(new ScanRequest(parsed("leak"), EYES, ScanRequest.Order.SEEN, 5, Optional.empty()))
                        .documents())
                .containsExactly(hit.document());
    }

    @Test
    void whatIsMaskedIsNotFoundByAnyOfItsPartsAndNotByItsAbsence() throws Exception {
        openWithAssets();
        dump(1, "leak karin@norwind.example bob@acme.example", "karin@norwind.example", "bob@acme.example");
        for (String guess : List.of(
                "karin",
                "kari*",
                "\"karin norwind\"",
                "\"leak karin\"",
                "email:karin@norwind.example",
                "email:ka*",
                "leak karin",
                "karin OR email:karin*")) {
            SearchPage page = seen(guess);
            assertThat(page.total()).as(guess).isZero();
            assertThat(page.hits()).as(guess).isEmpty();
            assertThat(search(guess).total()).as(guess).isEqualTo(1);
        }
        for (String guess : List.of("leak -karin", "-email:karin@norwind.example", "leak OR karin")) {
            assertThat(seen(guess).total()).as(guess).isEqualTo(1);
        }
    }

    @Test
    void namesAndStreetsOfOthersAreNeitherReadNorFound() throws Exception {
        openWithAssets();
        dump(
                1,
                "full_name,email,street\nQuilla Osprey,karin@norwind.example,7 Ferngate Road\n"
                        + "Tamsin Wren,bob@acme.example,8 Ferngate Road",
                "karin@norwind.example",
                "bob@acme.example");
        SearchPage page = seen("email:bob@acme.example");
        assertThat(page.hits().getFirst().document().document().text())
                .isEqualTo("full_name,email,street\n•••,•••@norwind.example,•••\nTamsin Wren,bob@acme.example,•••");
        for (String guess : List.of(
                "quilla",
                "osp*",
                "\"quilla osprey\"",
                "ferngate",
                "\"ferngate road\"",
                "tamsin ferngate",
                "quilla OR fern*")) {
            assertThat(seen(guess).total()).as(guess).isZero();
            assertThat(seen(guess).hits()).as(guess).isEmpty();
            assertThat(search(guess).total()).as(guess).isEqualTo(1);
        }
        for (String known : List.of("tamsin", "\"tamsin wren\"", "street -ferngate", "tamsin OR quilla")) {
            assertThat(seen(known).hits()).as(known).hasSize(1);
        }
    }

    @Test
    void aMaskedNameThatWasTakenForAnOrganisationIsNoneToTheReader() throws Exception {
        openWithAssets();
        Document document = document("rows")
                .title("acme")
                .text("full_name,email\nQuilla Osprey,karin@norwind.example\nNorwind,bob@acme.example")
                .entity(EntityType.ORGANIZATION, "Quilla Osprey")
                .entity(EntityType.EMAIL_ADDR, "karin@norwind.example")
                .entity(EntityType.ORGANIZATION, "Norwind")
                .entity(EntityType.EMAIL_ADDR, "bob@acme.example")
                .build();
        index.put(mentioning(document, 1));
        index.refresh();
        Facet names = new Facet.Values(EntityField.ORG);
        assertThat(index.values(names, "", new Visibility.Everything(), 10)).hasSize(2);
        assertThat(index.values(names, "", EYES, 10)).containsExactly(new FacetCount("norwind", 1));
        assertThat(index.values(names, "qui", EYES, 10)).isEmpty();
        assertThat(index.related(new RelatedRequest(parsed("acme"), EYES, Set.of(EntityField.ORG), 10)))
                .extracting(RelatedValue::value)
                .containsExactly("norwind");
        assertThat(seen("org:\"Quilla Osprey\"").total()).isZero();
        assertThat(search("org:\"Quilla Osprey\"").total()).isEqualTo(1);
        assertThat(seen("org:norwind").total()).isEqualTo(1);
    }

    @Test
    void whoLosesTheAssetSeesNothingOfItAnyMore() throws Exception {
        openWithAssets();
        IndexedDocument dump = dump(1, "leak bob@acme.example", "bob@acme.example");
        assertThat(seen("email:bob@acme.example").total()).isEqualTo(1);
        owned = false;
        for (String query : List.of("leak", "email:bob@acme.example", "*", "-leak")) {
            SearchPage page = seen(query);
            assertThat(page.total()).as(query).isZero();
            assertThat(page.hits()).as(query).isEmpty();
        }
        assertThat(index.get(dump.id(), EYES)).isEmpty();
    }

    @Test
    void theOrderByRelevanceTellsNothingOfWhatTheReaderMayNotSee() throws Exception {
        openWithAssets();
        dump(1, "lantern harbour turbine");
        dump(2, "lantern lantern lantern harbour");
        dump(3, "turbine");
        String query = "lantern OR turbine OR harbour";
        List<String> before = order(query);
        assertThat(before).containsExactly("acme 1", "acme 2", "acme 3");
        List<IndexedDocument> hidden = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            Document others = document("hidden" + i)
                    .text(i % 3 == 0 ? "lantern" : "lantern harbour harbour harbour")
                    .build();
            hidden.add(new IndexedDocument(others, START, START, 1, 1, List.of()));
        }
        index.put(hidden);
        // Nor of how often a word is masked.
        String masked = "turbine@norwind.example";
        dump(
                0,
                "turbine " + masked + " " + masked.replace("norwind", "mail"),
                masked,
                masked.replace("norwind", "mail"));
        assertThat(order(query)).containsExactly("acme 1", "acme 2", "acme 3", "acme 0");
    }

    private List<String> order(String query) throws Exception {
        return search(query, EYES, Sort.RELEVANCE, 50, Optional.empty()).hits().stream()
                .map(hit -> hit.document().document().title())
                .toList();
    }

    @Test
    void ofTheOneDocumentThatTheReaderSeesAllReadableValuesAreRelated() throws Exception {
        openWithAssets();
        dump(1, "leak karin@norwind.example bob@acme.example", "karin@norwind.example", "bob@acme.example");
        assertThat(index.related(new RelatedRequest(parsed("leak"), EYES, Set.of(EntityField.EMAIL), 10)))
                .extracting(RelatedValue::value)
                .containsExactly("bob@acme.example");
    }

    @Test
    void hitsAndCountsAreThoseOfThePlainestReading() throws Exception {
        openWithAssets();
        List<IndexedDocument> documents = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            documents.add(randomDump(number));
        }
        index.put(documents);
        index.refresh();
        List<IndexedDocument> shown = documents.stream()
                .map(document -> index.redacted(document, EYES))
                .toList();
        int found = 0;
        for (int round = 0; round < 150; round++) {
            String text = randomQuery(2);
            Query asked = parsed(text);
            Query readable = readable(asked, leaf -> shown.stream().anyMatch(one -> index.matches(leaf, one)));
            SearchPage page = search(text, EYES, Sort.NEWEST, 100, Optional.empty());
            assertThat(page.hits())
                    .as(text)
                    .extracting(SearchPage.Hit::document)
                    .containsExactlyElementsOf(shown.stream()
                            .filter(one -> index.matches(readable, one))
                            .filter(one -> index.matches(readable, original(documents, one)))
                            .sorted(Comparator.comparing(IndexedDocument::firstSeen)
                                    .reversed())
                            .toList());
            assertThat(page.hits())
                    .as(text)
                    .allSatisfy(hit -> assertThat(hit.highlights())
                            .isEqualTo(Highlights.of(asked, DocumentFacts.of(hit.document(), Mirrors.NONE))));
            assertThat(page.total())
                    .as(text)
                    .isEqualTo(documents.stream()
                            .filter(document -> index.matches(readable, document))
                            .count());
            found += page.hits().isEmpty() ? 0 : 1;
        }
        assertThat(found).isBetween(30, 149);
    }

    /** The oldest document shows the reader its own "ueda"; in more than are looked at, all newer, others' is masked. */
    private void putOneReadableAndManyMasked() {
        List<IndexedDocument> documents = new ArrayList<>();
        for (int number = 0; number <= Eyes.MOST_LOOKED_AT + 10; number++) {
            String address = "ueda@" + (number == 0 ? "acme.example" : "norwind.example");
            documents.add(mentioning(
                    document("page" + number)
                            .title("acme")
                            .text((number % 50 == 0 ? "turbine " : "") + address)
                            .entity(EntityType.EMAIL_ADDR, address)
                            .build(),
                    number));
        }
        index.put(documents);
        index.refresh();
    }

    private List<SearchPage> pages(String query, Sort sort, int limit) throws Exception {
        List<SearchPage> pages = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            pages.add(search(query, EYES, sort, limit, after));
            after = pages.getLast().next();
        } while (after.isPresent());
        return pages;
    }

    /** "turbine" stands in five documents, "ueda" in all of them. */
    @Test
    void whatTheFirstPageShowsCanBeAskedForOnEveryPageBehindIt() throws Exception {
        openWithAssets();
        putOneReadableAndManyMasked();
        List<SearchPage> pages = pages("turbine ueda", Sort.OLDEST, 1);
        assertThat(pages).extracting(SearchPage::total).containsOnly(5L).hasSize(5);
        // A hit in which the word is masked is counted, but shown to nobody who would see no match in it.
        assertThat(pages).extracting(page -> page.hits().size()).containsExactly(1, 0, 0, 0, 0);
    }

    @Test
    void whatTheFirstPageFoundNowhereIsAskedForOnNoPageBehindIt() throws Exception {
        openWithAssets();
        putOneReadableAndManyMasked();
        List<SearchPage> pages = pages("turbine OR ueda", Sort.NEWEST, 1);
        assertThat(pages).extracting(SearchPage::total).containsOnly(5L).hasSize(5);
        assertThat(pages).extracting(page -> page.hits().size()).containsOnly(1);
        List<IndexedDocument> scanned = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            ScanPage step = index.scan(new ScanRequest(parsed("turbine -ueda"), EYES, ScanRequest.Order.ID, 1, after));
            scanned.addAll(step.documents());
            after = step.next();
        } while (after.isPresent());
        assertThat(scanned).hasSize((int)
                search("turbine -ueda", EYES, Sort.NEWEST, 1, Optional.empty()).total());
    }

    @Test
    void whoOwnsSomethingElseByThenIsAnsweredAnew() throws Exception {
        openWithAssets();
        putOneReadableAndManyMasked();
        SearchPage first = search("turbine ueda", EYES, Sort.OLDEST, 1, Optional.empty());
        assertThat(first.total()).isEqualTo(5);
        fingerprint++;
        SearchPage second = search("turbine ueda", EYES, Sort.OLDEST, 1, first.next());
        assertThat(second.total()).isZero();
    }

    private static IndexedDocument original(List<IndexedDocument> documents, IndexedDocument shown) {
        return documents.stream()
                .filter(document -> document.id().equals(shown.id()))
                .findFirst()
                .orElseThrow();
    }

    private IndexedDocument randomDump(int number) {
        StringBuilder text = new StringBuilder();
        List<String> addresses = new ArrayList<>();
        for (int i = dice.nextInt(6); i >= 0; i--) {
            if (dice.nextBoolean()) {
                text.append(one(WORDS)).append(' ');
            } else {
                String address = one(PEOPLE) + "@" + one(DOMAINS);
                addresses.add(address);
                text.append(address).append('\n');
            }
        }
        var builder = document("random" + number).title("acme").text(text.toString());
        addresses.forEach(address -> builder.entity(EntityType.EMAIL_ADDR, address));
        return mentioning(builder.build(), number);
    }

    private String randomQuery(int depth) {
        return switch (dice.nextInt(depth > 0 ? 9 : 6)) {
            case 0 -> one(PEOPLE);
            case 1 -> one(WORDS);
            case 2 -> "\"" + one(WORDS) + " " + one(PEOPLE) + "\"";
            case 3 -> "email:" + one(PEOPLE) + "@" + one(DOMAINS);
            case 4 -> "email:" + one(PEOPLE).substring(0, 2) + "*";
            case 5 -> "email:" + one(DOMAINS);
            case 6 -> "-(" + randomQuery(depth - 1) + ")";
            case 7 -> "(" + randomQuery(depth - 1) + ") (" + randomQuery(depth - 1) + ")";
            default -> "(" + randomQuery(depth - 1) + ") OR (" + randomQuery(depth - 1) + ")";
        };
    }

    /** The query in which every word and value that can be read nowhere matches nothing. */
    private static Query readable(Query query, Predicate<Query> isReadable) {
        return switch (query) {
            case Query.And and ->
                new Query.And(and.parts().stream()
                        .map(part -> readable(part, isReadable))
                        .toList());
            case Query.Or or ->
                new Query.Or(or.parts().stream()
                        .map(part -> readable(part, isReadable))
                        .toList());
            case Query.Not not -> new Query.Not(readable(not.part(), isReadable));
            default -> isReadable.test(query) ? query : new Query.Not(new Query.All());
        };
    }

    static Query parsed(String text) throws Exception {
        return QueryParser.parse(text, NOW);
    }
}
