package andon.corpus.watch;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.corpus.Documents;
import andon.corpus.EachDatabase;
import andon.corpus.ledger.DocumentLedger.Sighting;
import andon.corpus.watch.Subscriptions.Wish;
import andon.vocabulary.AssetType;
import andon.vocabulary.Capture;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.EntityType;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Severity;
import andon.vocabulary.SourceId;
import andon.vocabulary.ThreatCategory;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Analysts subscribe to anything, whoever is mentioned in it, and are told each news once. */
class AnalystSubscriptionsTest {
    private static final OrganisationId ANALYSTS = OrganisationId.ANALYSTS;
    private static final OrganisationId ACME = new OrganisationId("acme");
    private static final Subscription.Channel MAIL = new Subscription.Channel.Email("team@provider.example");

    /** Enough words for a fingerprint, by which mirrors are known. */
    private static final String LONG =
            " with twelve hosts, two domain controllers and a backup server, all of them patched last in spring";

    @TempDir
    Path folder;

    private final class Setting extends WatchSetting {
        Setting(EachDatabase kind) {
            super(kind, folder);
        }

        Subscription subscribe(String query, News... news) throws Exception {
            return subscribe(
                    new Selection(query, null, Set.of(), Set.of(), Set.of(), Set.of(), Set.of(news)), ANALYSTS);
        }

        Subscription subscribe(Selection selection, OrganisationId owner) throws Exception {
            return subscribe(owner, selection, Timing.AT_ONCE, MAIL);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDocumentThatMentionsNobodysAssetIsToldWithWhatTheQueryFound(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            Subscription made = setting.subscribe("(vpn OR rdp) threat:access-sale -sold");
            assertThat(setting.see(document("1").text("rdp, no threat").build()))
                    .isEmpty();
            assertThat(setting.see(document("2")
                            .text("rdp sold")
                            .threat(ThreatCategory.ACCESS_SALE, Severity.HIGH)
                            .build()))
                    .isEmpty();

            Document offer = document("3")
                    .title("Bank")
                    .text("full RDP inside" + LONG)
                    .threat(ThreatCategory.ACCESS_SALE, Severity.HIGH)
                    .build();
            assertThat(setting.see(offer)).singleElement().satisfies(alert -> {
                assertThat(alert.owner()).isEqualTo(ANALYSTS);
                assertThat(alert.subscriptionId()).isEqualTo(made.id());
                assertThat(alert.values()).containsExactly("rdp", "threat:access-sale");
                assertThat(alert.excerpt()).contains("full RDP inside");
                assertThat(alert.why().getFirst().rule()).isEqualTo("query");
                assertThat(alert.why().getFirst().place().start()).isEqualTo("Bank\nfull ".length());
                assertThat(alert.severity()).isEqualTo(Severity.HIGH);
            });
            // Seen again, and on a mirror.
            assertThat(setting.see(offer)).isEmpty();
            assertThat(setting.see(document("4")
                            .source("mirror")
                            .title("Bank")
                            .text("full RDP inside" + LONG)
                            .threat(ThreatCategory.ACCESS_SALE, Severity.HIGH)
                            .build()))
                    .isEmpty();
            assertThat(setting.corpus.alerts().of(ANALYSTS, 10)).hasSize(1);
            assertThat(setting.corpus.alerts().takeDue(START, 10, Duration.ofMinutes(1)))
                    .singleElement()
                    .satisfies(delivery -> assertThat(delivery.alerts()).hasSize(1));
        }
    }

    @ParameterizedTest
    @EnumSource
    void allFiltersHoldAsTheyDoForCustomers(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe(
                    new Selection(
                            "",
                            Severity.HIGH,
                            Set.of(ThreatCategory.DATA_LEAK),
                            Set.of("ru"),
                            Set.of(new SourceId("forum")),
                            Set.of(),
                            Set.of()),
                    ANALYSTS);
            assertThat(setting.see(document("1")
                            .language("ru")
                            .text("мало")
                            .threat(ThreatCategory.DATA_LEAK, Severity.LOW)
                            .build()))
                    .isEmpty();
            assertThat(setting.see(document("2")
                            .language("en")
                            .text("much")
                            .threat(ThreatCategory.DATA_LEAK, Severity.HIGH)
                            .build()))
                    .isEmpty();
            assertThat(setting.see(document("3")
                            .language("ru")
                            .text("много")
                            .threat(ThreatCategory.DATA_LEAK, Severity.HIGH)
                            .build()))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEditThatBringsWhatIsAskedForIsTold(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe("citrix OR domain:victim.example", News.VALUE_ADDED, News.VICTIM_REVEALED);
            assertThat(setting.see(document("1").text("citrix").build())).isEmpty();
            assertThat(setting.see(document("1").text("citrix, cheap").build())).isEmpty();
            assertThat(setting.see(document("1")
                            .text("citrix of victim.example")
                            .entity(EntityType.DOMAIN_NAME, "victim.example")
                            .build()))
                    .singleElement()
                    .satisfies(alert -> {
                        assertThat(alert.event()).isEqualTo(News.VALUE_ADDED);
                        assertThat(alert.values()).containsExactly("domain:victim.example");
                    });
            assertThat(setting.see(document("2")
                            .title("V****")
                            .threat(ThreatCategory.RANSOMWARE_LEAK, Severity.HIGH)
                            .build()))
                    .isEmpty();
            assertThat(setting.see(document("2")
                            .title("Citrix")
                            .threat(ThreatCategory.RANSOMWARE_LEAK, Severity.HIGH)
                            .build()))
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.event()).isEqualTo(News.VICTIM_REVEALED));
        }
    }

    @ParameterizedTest
    @EnumSource
    void changedOffersAndGonePagesAreToldWithoutAnAsset(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe("database", News.OFFER_CHANGED, News.GONE);
            for (String price : List.of("500", "500", "400")) {
                List<Alert> told = setting.see(document("offer")
                        .text("database of somebody")
                        .details(Details.NONE.withPrice(new Details.Price(new BigDecimal(price), "USD")))
                        .build());
                if (price.equals("400")) {
                    assertThat(told).singleElement().satisfies(alert -> {
                        assertThat(alert.event()).isEqualTo(News.OFFER_CHANGED);
                        assertThat(alert.detail()).isEqualTo("500 USD → 400 USD");
                        assertThat(alert.values()).containsExactly("database");
                    });
                } else {
                    assertThat(told).isEmpty();
                }
            }
            Document other = document("other").text("nothing").build();
            setting.see(other);
            Capture plain = Documents.capture(50);
            for (Document document :
                    List.of(document("offer").text("database of somebody").build(), other)) {
                Capture missing = new Capture(
                        50,
                        plain.source(),
                        document.address(),
                        plain.capturedAt(),
                        404,
                        "text/html",
                        plain.location(),
                        plain.payloadSha256());
                assertThat(setting.corpus.alerts().gone(missing, START)).hasSize(document.equals(other) ? 0 : 1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSubscriptionThatIsMadeChangedOrRemovedCountsFromTheNextDocumentOn(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            assertThat(setting.see(document("1").text("citrix").build())).isEmpty();
            Subscription made = setting.subscribe("citrix");
            assertThat(setting.see(document("2").text("another citrix").build()))
                    .hasSize(1);
            setting.corpus
                    .subscriptions()
                    .change(ANALYSTS, made.id(), new Wish("x", Selection.of("fortinet", null), Timing.AT_ONCE));
            assertThat(setting.see(document("3").text("third citrix").build())).isEmpty();
            assertThat(setting.see(document("4").text("fortinet").build())).hasSize(1);
            setting.corpus.subscriptions().remove(ANALYSTS, made.id());
            assertThat(setting.see(document("5").text("second fortinet").build()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasReadBeforeItWasMadeIsNoNewsWhenItIsReadAgain(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.corpus
                    .assets()
                    .confirm(setting.corpus
                            .assets()
                            .propose(ACME, AssetType.NAME, "Acme Corp")
                            .id());
            Document old = document("1").text("citrix of acme corp").build();
            setting.see(old);
            setting.subscribe("citrix");
            setting.subscribe(Selection.of("", null), ACME);
            // As a reindex does: the ledger names the document again.
            Sighting again = setting.corpus.ledger().record(old, Documents.capture(1));
            assertThat(setting.corpus
                            .alerts()
                            .raise(old, again, setting.corpus.watchList().match(old), START))
                    .isEmpty();
            assertThat(setting.see(document("2").text("new citrix of acme corp").build()))
                    .hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasReadBeforeItAskedForItIsNoNewsWhenItIsReadAgain(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            Subscription watch = setting.subscribe("fortinet");
            Document old = document("1").text("citrix and fortigate of old").build();
            setting.see(old);
            long since = since(setting, watch);
            setting.corpus
                    .subscriptions()
                    .change(ANALYSTS, watch.id(), new Wish("renamed", watch.selection(), Timing.AT_ONCE));
            assertThat(since(setting, watch)).isEqualTo(since);
            setting.corpus
                    .subscriptions()
                    .change(ANALYSTS, watch.id(), new Wish("renamed", Selection.of("citrix", null), Timing.AT_ONCE));
            Sighting again = setting.corpus.ledger().record(old, Documents.capture(1));
            assertThat(setting.corpus
                            .alerts()
                            .raise(old, again, setting.corpus.watchList().match(old), START))
                    .isEmpty();
            assertThat(setting.see(document("2").text("new citrix for sale").build()))
                    .hasSize(1);
        }
    }

    private static long since(Setting setting, Subscription watch) {
        return setting.database
                .sql()
                .sql("select since_seq from subscription where id = ?")
                .param(watch.id())
                .query(Long.class)
                .single();
    }

    @ParameterizedTest
    @EnumSource
    void oneThatCannotBeMatchedStopsNoOtherAndIsShown(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            Subscription broken = setting.subscribe("fortinet");
            setting.subscribe("citrix");
            setting.database
                    .sql()
                    .sql("update subscription set query = '(((' where id = ?")
                    .param(broken.id())
                    .update();
            assertThat(setting.see(document("1").text("citrix").build())).hasSize(1);
            assertThat(setting.corpus
                            .subscriptions()
                            .one(ANALYSTS, broken.id())
                            .orElseThrow()
                            .problem())
                    .isNotNull();
            setting.corpus
                    .subscriptions()
                    .change(ANALYSTS, broken.id(), new Wish("x", Selection.of("fortinet", null), Timing.AT_ONCE));
            assertThat(setting.see(document("2").text("fortinet").build())).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAlertThatIsNotRelevantTeachesARuleThatCanBeUndone(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe("citrix");
            AlertWork work = new SqlAlertWork(setting.database, InstantSource.fixed(START));
            Alert alert = setting.see(document("1").text("citrix one").build()).getFirst();
            work.handle(ANALYSTS, alert.id(), AlertWork.State.NOT_RELEVANT, "ann", "an ad", "ann");
            assertThat(setting.see(document("2").text("citrix two").build())).isEmpty();
            assertThat(setting.see(
                            document("3").source("other").text("citrix three").build()))
                    .hasSize(1);
            assertThat(work.lift(
                            ANALYSTS, work.suppressions(ANALYSTS).getFirst().id()))
                    .isTrue();
            assertThat(setting.see(document("4").text("citrix four").build())).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void customersAndAnalystsSeeTheirOwnOnly(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.corpus
                    .assets()
                    .confirm(setting.corpus
                            .assets()
                            .propose(ACME, AssetType.NAME, "Acme Corp")
                            .id());
            Subscription own = setting.subscribe(Selection.of("", null), ACME);
            Subscription theirs = setting.subscribe("citrix");
            assertThat(setting.see(document("1").text("citrix of acme corp").build()))
                    .extracting(Alert::owner)
                    .containsExactly(ACME, ANALYSTS);
            assertThat(setting.corpus.alerts().of(ACME, 10))
                    .extracting(Alert::subscriptionId)
                    .containsExactly(own.id());
            assertThat(setting.corpus.subscriptions().of(ACME))
                    .extracting(Subscription::id)
                    .containsExactly(own.id());
            assertThat(setting.corpus.subscriptions().one(ACME, theirs.id())).isEmpty();
            assertThat(setting.corpus.subscriptions().of(ANALYSTS, 0, 10))
                    .extracting(Subscription::id)
                    .containsExactly(theirs.id());
            assertThat(setting.corpus.subscriptions().count(ANALYSTS)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPreviewTellsWhatTheSubscriptionWouldHaveTold(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe("citrix OR fortinet");
            int told = 0;
            told += setting.see(document("1").text("citrix one" + LONG).build()).size();
            told += setting.see(document("2")
                            .source("mirror")
                            .text("citrix one" + LONG)
                            .build())
                    .size();
            told += setting.see(document("3").text("fortinet").build()).size();
            told += setting.see(document("4").text("nothing").build()).size();
            assertThat(told).isEqualTo(2);

            SubscriptionPreview.Result preview = new SubscriptionPreview(
                            setting.database, setting.corpus.index(), InstantSource.fixed(START.plusSeconds(86_400)))
                    .of(ANALYSTS, Selection.of("citrix OR fortinet", null), 90, ZoneOffset.UTC);

            assertThat(preview.alerts()).isEqualTo(told);
            assertThat(preview.documents()).isEqualTo(3);
            assertThat(preview.examples().getFirst().values()).containsExactly("fortinet");
            assertThat(preview.examples().getFirst().why().getFirst().rule()).isEqualTo("query");
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneOverAnythingMustAskForSomethingAndFewMayBeTriedOnEveryDocument(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            assertThatThrownBy(() -> setting.subscribe("")).hasMessageContaining("asks for something");
            assertThatThrownBy(() -> setting.subscribe("*")).hasMessageContaining("asks for something");
            for (int i = 0; i < SqlSubscriptions.MAX_BROAD; i++) {
                setting.subscribe("-word" + i);
            }
            assertThatThrownBy(() -> setting.subscribe("-one")).hasMessageContaining("tried on every document");
            for (String common : List.of("lang:en", "kind:post lang:ru", "severity:>=low", "author:*")) {
                assertThatThrownBy(() -> setting.subscribe(common))
                        .as(common)
                        .hasMessageContaining("add a word, value, author, threat or source");
            }
            setting.subscribe("lang:en citrix");
            Subscription known =
                    setting.corpus.subscriptions().of(ANALYSTS, 0, 1).getFirst();
            assertThat(setting.corpus
                            .subscriptions()
                            .change(ANALYSTS, known.id(), new Wish("renamed", known.selection(), Timing.AT_ONCE)))
                    .as("what is there already can be renamed")
                    .isPresent();
            Subscription narrow = setting.subscribe("-one citrix");
            assertThatThrownBy(() -> setting.corpus
                            .subscriptions()
                            .change(ANALYSTS, narrow.id(), new Wish("x", Selection.of("-one", null), Timing.AT_ONCE)))
                    .hasMessageContaining("tried on every document");
        }
    }
}
