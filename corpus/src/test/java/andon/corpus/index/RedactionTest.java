package andon.corpus.index;

import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Reason;
import andon.vocabulary.Severity;
import andon.vocabulary.Span;
import andon.vocabulary.Threat;
import andon.vocabulary.ThreatCategory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
    private static final OrganisationId ACME = new OrganisationId("acme");

    private static Document redacted(Document document) {
        return redacted(document, false, List.of());
    }

    /** For a reader who owns what is under acme.example and the words at {@code names}. */
    private static Document redacted(Document document, boolean entitiesAreMissing, List<Span> names) {
        return Redaction.of(document, entitiesAreMissing, own(names)).document();
    }

    private static Ownership.Own own(List<Span> names) {
        return new Ownership.Own() {
            @Override
            public boolean is(Entity entity) {
                return entity.value().contains("@acme.example");
            }

            @Override
            public List<Span> names() {
                return names;
            }
        };
    }

    @Test
    void eachKindKeepsWhatNamesNobody() {
        Document shown = redacted(document("1")
                .text("jo@home.example jo@home.example:p•••d +81312345678 41111111••• DE89370400440532013000")
                .entity(EntityType.EMAIL_ADDR, "jo@home.example")
                .entity(EntityType.CREDENTIAL, "jo@home.example:p•••d")
                .entity(EntityType.PHONE_NUMBER, "+81312345678")
                .entity(EntityType.PAYMENT_CARD, "41111111•••")
                .entity(EntityType.IBAN, "DE89370400440532013000")
                .build());
        assertThat(shown.text()).isEqualTo("•••@home.example •••@home.example:••• ••• 411111••• DE•••");
        assertThat(shown.entities())
                .extracting(Entity::value)
                .containsExactly("•••@home.example", "•••@home.example:•••", "•••", "411111•••", "DE•••");
    }

    @Test
    void theReadersOwnRowsStayWithAllThatStandsInThem() {
        String text = "bob@acme.example:h•••2\njo@home.example:p•••d";
        Document shown = redacted(document("1")
                .text(text)
                .entity(EntityType.CREDENTIAL, "bob@acme.example:h•••2")
                .entity(EntityType.EMAIL_ADDR, "bob@acme.example")
                .entity(EntityType.CREDENTIAL, "jo@home.example:p•••d")
                .entity(EntityType.EMAIL_ADDR, "jo@home.example")
                .build());
        assertThat(shown.text()).isEqualTo("bob@acme.example:h•••2\n•••@home.example:•••");
        assertThat(shown.entities())
                .extracting(entity -> entity.span().in(shown.text()))
                .containsExactly(
                        "bob@acme.example:h•••2", "bob@acme.example", "•••@home.example:•••", "•••@home.example:•••");
    }

    @Test
    void whatIsNotPersonalStays() {
        Document plain = document("1")
                .title("Norwind hacked by Nightjar")
                .author("ghost")
                .text("10.0.0.1 cdn.norwind.example CVE-2026-1234 bc1qexample d41d8cd98f00b204e9800998ecf8427e")
                .entity(EntityType.IPV4_ADDR, "10.0.0.1")
                .entity(EntityType.DOMAIN_NAME, "cdn.norwind.example")
                .entity(EntityType.CVE, "CVE-2026-1234")
                .entity(EntityType.BTC_ADDRESS, "bc1qexample")
                .entity(EntityType.MD5, "d41d8cd98f00b204e9800998ecf8427e")
                .build();
        assertThat(redacted(plain)).isEqualTo(plain);
    }

    @Test
    void aHandleIsTheAuthorsWayOfContactUnlessItStandsInSomebodysRow() {
        String text = "Selling access, tg @ghost_shop\n\nProof:\nJane Roe, +81312345678\ntg @jane_roe\ntg @ghost";
        Document shown = redacted(document("1")
                .author("Ghost")
                .text(text)
                .entity(EntityType.MESSAGING_HANDLE, "telegram:@ghost_shop")
                .build());
        assertThat(shown.text()).isEqualTo(text.replace("Jane Roe", "•••"));
        List<Entity> entities = new ArrayList<>();
        for (String handle : List.of("@ghost_shop", "@jane_roe", "@ghost")) {
            int at = text.lastIndexOf(handle);
            entities.add(new Entity(
                    EntityType.MESSAGING_HANDLE, "telegram:" + handle, new Span(at, at + handle.length()), "test", 1));
        }
        int phone = text.indexOf('+');
        entities.add(new Entity(EntityType.PHONE_NUMBER, "+81312345678", new Span(phone, phone + 12), "test", 1));
        Document row =
                redacted(withEntities(document("1").author("Ghost").text(text).build(), entities));
        assertThat(row.text()).isEqualTo("Selling access, tg @ghost_shop\n\nProof:\n•••, •••\ntg @•••\ntg @ghost");
        assertThat(row.entities())
                .extracting(Entity::value)
                .containsExactly("telegram:@ghost_shop", "telegram:•••", "telegram:@ghost", "•••");
    }

    @Test
    void whatNoDetectorMarkedIsMaskedByItsLooks() {
        Document plain = document("1").text("x").build();
        Document shown = redacted(new Document(
                plain.identityKey(),
                plain.source(),
                plain.kind(),
                URI.create("http://forum.example/search?by=jo%40home.example"),
                null,
                null,
                null,
                "write jo@home.example.",
                List.of(
                        "I am jo (at) home.example, +47 22 33 44 55, @jo_home or t.me/jo_home; bob@acme.example is not me",
                        "jo:p•••d and DE89 3704 0044 0532 0130 00"),
                "en",
                List.of(),
                List.of(new Threat(
                        ThreatCategory.CREDENTIAL_LEAK,
                        Severity.LOW,
                        List.of(
                                Reason.of(Reason.Cause.CREDENTIALS_PUBLISHED, "jo@home.example"),
                                Reason.of(Reason.Cause.READS_LIKE, "cardwell", "balance")))),
                plain.details()));
        assertThat(shown.text()).isEqualTo("write •••@home.example.");
        assertThat(shown.quotes())
                .containsExactly(
                        "I am •••@home.example, •••, ••• or t.me/•••; bob@acme.example is not me", "•••:p•••d and •••");
        assertThat(shown.address().toString()).doesNotContain("jo%40").contains("home.example");
        assertThat(shown.threats().getFirst().reasons().getFirst().cited()).containsExactly("•••@home.example");
        assertThat(shown.threats().getFirst().reasons().getLast().cited())
                .as("the document's own words, of which one alone does not show that it is a name")
                .isEmpty();
        assertThat(shown.id()).isEqualTo(plain.id());
    }

    @Test
    void ofAListThatIsTooLongTheRowsThatAreNotListedAreMaskedWhole() {
        Document shown = redacted(
                document("1")
                        .text("bob@acme.example:h•••2\njane:s•••e\nend of list\nroe|x•••y")
                        .entity(EntityType.CREDENTIAL, "bob@acme.example:h•••2")
                        .build(),
                true,
                List.of());
        assertThat(shown.text()).isEqualTo("bob@acme.example:h•••2\n•••\nend of list\n•••");
    }

    @Test
    void namesAndAddressesOfOthersAreMaskedAndTheReadersExecutiveIsNot() {
        String text = """
                full_name,email,street
                Jane Roe,jo@home.example,5 Harbour Road
                Bob Lantern,bob@acme.example,6 Harbour Road
                Karin Ueda,karin@home.example,7 Harbour Road""";
        int karin = text.indexOf("Karin Ueda");
        Document plain = withEntities(
                document("1").text(text).build(),
                List.of(
                        entity(EntityType.EMAIL_ADDR, "jo@home.example", text),
                        entity(EntityType.EMAIL_ADDR, "bob@acme.example", text),
                        entity(EntityType.EMAIL_ADDR, "karin@home.example", text)));
        Document shown = redacted(
                quoting(plain, "Full name: Karin Ueda", "Full name: Jane Roe"),
                false,
                List.of(new Span(karin, karin + 10)));
        assertThat(shown.text()).isEqualTo("""
                full_name,email,street
                •••,•••@home.example,•••
                Bob Lantern,bob@acme.example,•••
                Karin Ueda,•••@home.example,•••""");
        assertThat(shown.quotes()).containsExactly("Full name: Karin Ueda", "Full name: •••");
    }

    @Test
    void anOrganisationStaysUnlessALabelSaysThatItIsAPerson() {
        String text = "Norwind Energi, jo@home.example\n\nFull name: Norwind Roe";
        Document shown = redacted(withEntities(
                document("1").text(text).build(),
                List.of(
                        entity(EntityType.ORGANIZATION, "Norwind Energi", text),
                        entity(EntityType.EMAIL_ADDR, "jo@home.example", text),
                        entity(EntityType.ORGANIZATION, "Norwind Roe", text))));
        assertThat(shown.text()).isEqualTo("Norwind Energi, •••@home.example\n\nFull name: •••");
        assertThat(shown.entities())
                .extracting(Entity::value)
                .containsExactly("Norwind Energi", "•••@home.example", "•••");
    }

    @Test
    void aPersonInProseIsMaskedAndCompaniesGangsAndTheReadersExecutiveAreNot() {
        String text =
                "The CFO John Wexley lives at 14 Harrow Lane, Leeds. Their CEO Karin Ueda and the director Cobalt Strike"
                        + " met Mr Dell of Dell. A manager Norwind Energi AB knows wrote to Wexley.";
        int karin = text.indexOf("Karin Ueda");
        Document shown = redacted(
                withEntities(
                        document("1").text(text).build(),
                        List.of(
                                entity(EntityType.MALWARE, "Cobalt Strike", text),
                                new Entity(EntityType.ORGANIZATION, "Dell", place("of Dell", 3, text), "list", 0.9),
                                entity(EntityType.ORGANIZATION, "Norwind Energi AB", text),
                                new Entity(
                                        EntityType.ORGANIZATION,
                                        "John Wexley",
                                        place("John Wexley", 0, text),
                                        "tagger",
                                        0.65))),
                false,
                List.of(new Span(karin, karin + 10)));
        assertThat(shown.text())
                .isEqualTo("The CFO ••• lives at •••. Their CEO Karin Ueda and the director Cobalt Strike"
                        + " met Mr ••• of Dell. A manager Norwind Energi AB knows wrote to •••.");
    }

    private static Span place(String words, int skipped, String text) {
        int at = text.indexOf(words);
        return new Span(at + skipped, at + words.length());
    }

    @Test
    void whatIsLongerThanIsMaskedIsWithheldWithANoteThatNamesWhatIsTheReaders() {
        String rows = "name,email,street\n" + "Jane Roe,jane@home.example,5 Harbour Road\n".repeat(40_000);
        String text = rows + "bob@acme.example and jo@home.example of Acme";
        int acme = text.length() - 4;
        Document whole = withEntities(
                document("1").text(text).build(),
                List.of(
                        entity(EntityType.EMAIL_ADDR, "bob@acme.example", text),
                        entity(EntityType.EMAIL_ADDR, "jo@home.example", text)));
        Redaction redaction = Redaction.of(whole, false, own(List.of(new Span(acme, acme + 4))));
        Document shown = redaction.document();
        assertThat(text.length()).isGreaterThan(RedactionBounds.TEXT);
        assertThat(shown.searchableText())
                .doesNotContain("Jane", "jane@", "Harbour", "jo@home")
                .contains("characters more are not shown", "Of yours in them: Acme.");
        assertThat(shown.entities()).extracting(Entity::value).containsExactly("bob@acme.example");
        int end = shown.searchableText().length();
        assertThat(redaction.place(new Span(acme, acme + 4)).end()).isLessThanOrEqualTo(end);
        assertThat(shown.entities().getFirst().span().end()).isLessThanOrEqualTo(end);
    }

    @Test
    void aPersonWithTheNameOfAGangIsMaskedAndTheGangIsNot() {
        String text = "Mr Marco Conti lives at Via Roma 5. Conti leaked it; so did the director Cobalt Strike.";
        int gang = text.indexOf("Conti leaked");
        Document shown = redacted(withEntities(
                document("1").text(text).build(),
                List.of(
                        entity(EntityType.THREAT_ACTOR, "Conti", text),
                        new Entity(EntityType.THREAT_ACTOR, "Conti", new Span(gang, gang + 5), "test", 1),
                        entity(EntityType.MALWARE, "Cobalt Strike", text))));
        assertThat(shown.text())
                .startsWith("Mr ••• lives at ")
                .endsWith(". Conti leaked it; so did the director Cobalt Strike.");
        assertThat(shown.entities()).extracting(Entity::value).containsExactly("•••", "Conti", "Cobalt Strike");
    }

    @Test
    void aValueOrNameAcrossTheBoundIsWithheldWhole() {
        String before = "x".repeat(RedactionBounds.TEXT - 6) + " ";
        for (String value : List.of("jo@home.example", "Karin Ueda")) {
            String text = before + value + " and more";
            boolean name = value.equals("Karin Ueda");
            List<Span> names = name ? List.of(new Span(before.length(), before.length() + value.length())) : List.of();
            Document shown = Redaction.of(
                            withEntities(
                                    document("1").text(text).build(),
                                    name ? List.of() : List.of(entity(EntityType.EMAIL_ADDR, value, text))),
                            false,
                            own(names))
                    .document();
            assertThat(shown.text())
                    .startsWith(before + "\n[" + (text.length() - before.length()) + " characters more");
            assertThat(shown.text().contains("Of yours in them: Karin Ueda.")).isEqualTo(name);
        }
    }

    @Test
    void theBoundPartsNoSurrogates() {
        String text = "x" + "𝕏".repeat(RedactionBounds.TEXT);
        assertThat(redacted(document("1").text(text).build()).text())
                .startsWith("x" + "𝕏".repeat(RedactionBounds.TEXT / 2 - 1) + "\n[");
    }

    @Test
    void theReadersExecutiveIsNamedInQuotesAndTheNoteThoughItStandsInWhatIsWithheld() {
        String rows = "name,email,street\n" + "Jane Roe,jane@home.example,5 Harbour Road\n".repeat(30_000);
        String text = rows + "Karin Ueda is ours";
        int karin = rows.length();
        Document whole = quoting(document("1").text(text).build(), "Full name: Karin Ueda", "Full name: Jane Roe");
        Document shown = redacted(whole, false, List.of(new Span(karin, karin + 10)));
        assertThat(shown.quotes()).containsExactly("Full name: Karin Ueda", "Full name: •••");
        assertThat(shown.text()).endsWith("Of yours in them: Karin Ueda.]").doesNotContain("Jane");
    }

    private static Entity entity(EntityType type, String value, String text) {
        int at = text.indexOf(value);
        return new Entity(type, value, new Span(at, at + value.length()), "test", 1);
    }

    private static Document quoting(Document document, String... quotes) {
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
                document.details());
    }

    @Test
    void aNameOfTheReadersDoesNotUncoverTheLoginAroundIt() {
        String text = "Acme Corp jo@home.example";
        assertThat(redacted(
                                document("1")
                                        .text(text)
                                        .entity(EntityType.EMAIL_ADDR, "jo@home.example")
                                        .build(),
                                false,
                                List.of(new Span(0, 12)))
                        .text())
                .isEqualTo("Acme Corp •••@home.example");
    }

    @Test
    void aValueAcrossTitleAndTextLeavesTheLineBreakBetweenThem() {
        Document plain = document("1").title("by jo@home").text(".example ok").build();
        Entity across = new Entity(EntityType.EMAIL_ADDR, "jo@home.example", new Span(3, 19), "test", 1);
        Document shown = redacted(withEntities(plain, List.of(across)));
        assertThat(shown.title()).isEqualTo("by •••@home.example");
        assertThat(shown.text()).isEqualTo("••• ok");
    }

    private static Document withEntities(Document document, List<Entity> entities) {
        return new Document(
                document.identityKey(),
                document.source(),
                document.kind(),
                document.address(),
                document.title(),
                document.author(),
                document.postedAt(),
                document.text(),
                document.quotes(),
                document.language(),
                entities,
                document.threats(),
                document.details());
    }

    @Test
    void mentionsAndEntitiesStandWhereTheirWordsAreNow() {
        Random random = new Random(6);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            List<Entity> entities = new ArrayList<>();
            List<Mention> mentions = new ArrayList<>();
            @Nullable String title = round % 2 == 0 ? "𝕏 topic by jo@home.example" : null;
            int before = title == null ? 0 : title.length() + 1;
            for (int word = 0; word < 12; word++) {
                int start = before + text.length();
                switch (random.nextInt(4)) {
                    case 0 -> {
                        text.append("jo" + word + "@home.example");
                        Span span = new Span(start, before + text.length());
                        entities.add(new Entity(EntityType.EMAIL_ADDR, "jo" + word + "@home.example", span, "test", 1));
                    }
                    case 1 -> {
                        text.append("acme");
                        Span span = new Span(start, before + text.length());
                        entities.add(new Entity(EntityType.ORGANIZATION, "acme", span, "test", 1));
                        mentions.add(new Mention(7, ACME, document("1").build().id(), span, "acme", "name-folded"));
                    }
                    case 2 -> text.append("日本𝕏");
                    default -> text.append("word");
                }
                text.append(random.nextBoolean() ? " " : "\n");
            }
            Document plain = withEntities(
                    document("1").title(title).text(text.toString()).build(), entities);
            Redaction redaction = Redaction.of(plain, false, own(List.of()));
            Document shown = redaction.document();
            String words = shown.searchableText();
            assertThat(words).doesNotContain("jo");
            assertThat(shown.entities())
                    .allSatisfy(entity -> assertThat(entity.span().in(words)).isEqualTo(entity.value()));
            assertThat(mentions)
                    .allSatisfy(mention -> assertThat(
                                    redaction.place(mention.span()).in(words))
                            .isEqualTo("acme"));
        }
    }

    @Test
    void wildSpansAndEndlessRunsAreNoHarm() {
        String run = "a.".repeat(100_000);
        Document plain = document("1").text(run + "@" + run).build();
        Random random = new Random(7);
        List<EntityType> types = List.of(EntityType.values());
        List<Entity> entities = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            int start = random.nextInt(400_000);
            Span span = new Span(start, start + random.nextInt(400_001 - start));
            EntityType type = types.get(random.nextInt(types.size()));
            entities.add(new Entity(type, "x@y.example", span, "test", 1));
        }
        assertThatCode(() -> redacted(withEntities(plain, entities), true, List.of()))
                .doesNotThrowAnyException();
        assertThat(redacted(plain).text().length()).isLessThan(plain.text().length());
    }

    @Test
    void aRowWhoseAddressNoDetectorListedIsMaskedLikeOthers() {
        Document plain = document("1")
                .text("Quilla Osprey,jo@home.example,gold\nTamsin Wren <li@home.example>")
                .build();
        assertThat(redacted(plain).text()).isEqualTo("•••,•••@home.example,gold\n••• <•••@home.example>");
    }

    /** With one login of the reader's in it and one of another's; alerts look at texts that are no index's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: Ab Cd; ",
                "\n",
                "name: Ab Cd\n",
                "insert into t (name,email) values ('Ab Cd','x');",
                "Ab <x@y> "
            })
    @Timeout(60)
    void namesCostTimeByTheLengthOfTheText(String piece) {
        String mine = "bob@acme.example";
        String text = mine + " " + piece.repeat(2_000_000 / piece.length()) + " jo@home.example";
        Document plain = document("1")
                .text(text)
                .entity(EntityType.EMAIL_ADDR, mine)
                .entity(EntityType.EMAIL_ADDR, "jo@home.example")
                .build();
        long start = System.nanoTime();
        assertThat(redacted(plain).text()).startsWith(mine).doesNotContain("jo@home");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }
}
