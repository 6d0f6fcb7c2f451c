package andon.corpus.watch;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.capture;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.Corpus;
import andon.corpus.EachDatabase;
import andon.corpus.index.Mirrors;
import andon.corpus.watch.Alerts.Delivery;
import andon.corpus.watch.DeliveryLog.ChannelHealth;
import andon.corpus.watch.Subscriptions.Wish;
import andon.database.Database;
import andon.vocabulary.AssetType;
import andon.vocabulary.Document;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What waits in the outbox about an asset that is lost does not go out, and its owner sees so. */
class CancelledDeliveriesTest {
    private static final OrganisationId ACME = new OrganisationId("acme");
    private static final Subscription.Channel MAIL = new Subscription.Channel.Email("soc@acme.example");
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Timing DAILY = new Timing(
            new Cadence.Daily(LocalTime.of(9, 0)), ZoneOffset.UTC, null, null, Severity.CRITICAL, Locale.ENGLISH);

    @TempDir
    Path folder;

    /** A corpus whose customer watches a name and a brand, of which it loses the brand. */
    private final class Setting implements AutoCloseable {
        final Database database;
        final Corpus corpus;
        final long brand;
        long seq;

        Setting(EachDatabase kind, Timing timing) throws Exception {
            database = kind.open();
            corpus = Corpus.open(database, folder.resolve(kind.name()), Mirrors.NONE, InstantSource.fixed(START));
            watch("Acme Corp");
            brand = watch("Glowstone");
            corpus.subscriptions().create(ACME, new Wish("s", Selection.of("", null), timing), List.of(MAIL));
        }

        private long watch(String name) {
            long id = corpus.assets().propose(ACME, AssetType.NAME, name).id();
            corpus.assets().confirm(id);
            return id;
        }

        Alert see(String text) {
            Document document = document("p" + ++seq).text(text).build();
            return see(document, START.plusSeconds(seq + 1)).getFirst();
        }

        List<Alert> see(Document document, Instant at) {
            long capture = ++seq;
            return database.inTransaction(() -> corpus.alerts()
                    .raise(
                            document,
                            corpus.ledger().record(document, capture(capture)),
                            corpus.watchList().match(document),
                            at));
        }

        List<Delivery> take(Instant at) {
            return corpus.alerts().takeDue(at, 50, LEASE);
        }

        ChannelHealth channel() {
            return new SqlDeliveryLog(database).channels(ACME, 0, 100).getFirst();
        }

        @Override
        public void close() {
            corpus.close();
            database.close();
        }
    }

    private static List<List<String>> ids(List<Delivery> taken) {
        return taken.stream()
                .map(one -> one.alerts().stream().map(Alert::id).toList())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void whatWaitsAboutALostAssetIsCancelledAndTheRestGoesOut(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, Timing.AT_ONCE)) {
            setting.see("Glowstone for sale");
            Alert kept = setting.see("Acme Corp for sale");
            Alert both = setting.see("Acme Corp and Glowstone for sale");

            setting.corpus.assets().release(setting.brand);

            assertThat(setting.channel().cancelled()).isEqualTo(1);
            assertThat(setting.channel().pending()).isEqualTo(2);
            assertThat(ids(setting.take(START.plusSeconds(60))))
                    .containsExactlyInAnyOrder(List.of(kept.id()), List.of(both.id()));
            setting.corpus.assets().confirm(setting.brand);
            assertThat(setting.take(START.plusSeconds(60)))
                    .as("what was cancelled stays so")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAlertThatNamesAnotherAssetTooSaysNothingOfTheLostOne(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, Timing.AT_ONCE)) {
            Alert both = setting.see("Acme Corp and Glowstone for sale");
            Alert other = setting.see("Acme Corp for sale");
            assertThat(both.values()).hasSize(2);
            assertThat(both.excerpt()).contains("Glowstone");

            setting.corpus.assets().release(setting.brand);

            Alerts alerts = setting.corpus.alerts();
            List<Alert> sent = setting.take(START.plusSeconds(60)).stream()
                    .flatMap(delivery -> delivery.alerts().stream())
                    .toList();
            List<Alert> shown = alerts.of(ACME, 10);
            List<Alert> polled = alerts.raised(both.subscriptionId(), new Alerts.Raised(START, ""), 10);
            for (List<Alert> read : List.of(sent, shown, polled, alerts.ofSubscription(both.subscriptionId(), 10))) {
                assertThat(read).extracting(Alert::id).containsExactlyInAnyOrder(both.id(), other.id());
                assertThat(read.toString()).doesNotContainIgnoringCase("glowstone");
                assertThat(read)
                        .filteredOn(alert -> alert.id().equals(both.id()))
                        .first()
                        .satisfies(alert -> {
                            assertThat(alert.values()).isEqualTo(other.values());
                            assertThat(alert.why()).hasSize(1);
                        });
                assertThat(read)
                        .filteredOn(alert -> alert.id().equals(other.id()))
                        .containsExactly(other);
            }
            setting.corpus.assets().confirm(setting.brand);
            assertThat(alerts.of(ACME, 10)).contains(both);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRaisedAfterTheLossIsRead(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, Timing.AT_ONCE)) {
            Document before = document("edited").text("Glowstone for sale").build();
            setting.see(before, START.plusSeconds(1));
            setting.corpus.assets().release(setting.brand);
            Document edited = document("edited")
                    .text("Glowstone and now Acme Corp for sale")
                    .build();
            Alert alert = setting.see(
                            edited, START.plus(LostValues.STILL_LISTED).plusSeconds(1))
                    .getFirst();

            assertThat(alert.excerpt()).contains("Acme Corp");
            assertThat(setting.corpus.alerts().of(ACME, 10)).containsExactly(alert);
            assertThat(setting.take(alert.raisedAt().plusSeconds(60)))
                    .flatExtracting(Delivery::alerts)
                    .containsExactly(alert);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasRaisedBeforeTheLostAssetWasFoundStaysAsItWas(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, Timing.AT_ONCE)) {
            Alert early = setting.see(
                            document("edited").text("Acme Corp for sale").build(), START.plusSeconds(1))
                    .getFirst();
            Alert late = setting.see(
                            document("edited")
                                    .text("Acme Corp and now Glowstone for sale")
                                    .build(),
                            START.plusSeconds(2))
                    .getFirst();
            assertThat(late.values()).containsExactly("glowstone");
            setting.corpus.assets().release(setting.brand);

            assertThat(setting.corpus.alerts().of(ACME, 10)).containsExactly(early);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAlertAboutTheLostAssetIsNotShownBecauseItsDocumentNamesAnother(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, Timing.AT_ONCE)) {
            Alert brand = setting.see("Glowstone for sale");
            setting.database
                    .sql()
                    .sql("insert into mention (document_id, asset_id, matched_value, owner, span_start, span_end, rule,"
                            + " found_at) select document_id, (select min(id) from asset), 'acme corp', owner, 0, 1, rule,"
                            + " found_at from mention where document_id = ?")
                    .param(brand.document().value())
                    .update();

            setting.corpus.assets().release(setting.brand);

            assertThat(setting.corpus.alerts().of(ACME, 10)).isEmpty();
            assertThat(setting.take(START.plusSeconds(60))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPageIsFilledAcrossAlertsOfWhichNothingIsLeftAndSaysWhereItGoesOn(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, Timing.AT_ONCE)) {
            Alert oldest = setting.see("Acme Corp, the first");
            Alert second = setting.see("Acme Corp, the second");
            Alert third = setting.see("Acme Corp, the third");
            for (int i = 0; i < 150; i++) {
                setting.see("Glowstone " + i);
            }
            Alert newest = setting.see("Acme Corp, the fourth");
            // Each of their documents names what is still theirs, too: they are not left out by the query.
            setting.database
                    .sql()
                    .sql("insert into mention (document_id, asset_id, matched_value, owner, span_start, span_end, rule,"
                            + " found_at) select document_id, (select min(id) from asset), 'acme corp', owner, 0, 1, rule,"
                            + " found_at from mention where matched_value = 'glowstone'")
                    .update();
            setting.corpus.assets().release(setting.brand);

            Alerts.Page first = setting.corpus.alerts().of(ACME, Alerts.Raised.NEWEST, 2);
            assertThat(first.alerts()).containsExactly(newest, third);
            String next = Objects.requireNonNull(first.next()).word();
            Alerts.Page rest =
                    setting.corpus.alerts().of(ACME, Alerts.Raised.ofWord(next).orElseThrow(), 2);
            assertThat(rest.alerts()).containsExactly(second, oldest);
            assertThat(rest.next()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDigestThatWasBegunGoesOutWithoutItByAnotherLeader(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, DAILY)) {
            Instant nine = DAILY.of(START, null).at();
            setting.see("Glowstone for sale");
            Alert second = setting.see("Acme Corp for sale");
            Alert third = setting.see("Acme Corp once more");
            Delivery first = setting.take(nine).getFirst();
            assertThat(first.alerts()).hasSize(3);
            setting.corpus.alerts().failed(first, "no answer", nine.plusSeconds(5));

            setting.corpus.assets().release(setting.brand);

            assertThat(ids(setting.take(nine.plusSeconds(5)))).containsExactly(List.of(second.id(), third.id()));
            setting.corpus.alerts().delivered(first, nine.plusSeconds(6));
            assertThat(setting.channel().delivered())
                    .as("a report about the message of before")
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDigestOnItsWayWhenAnAssetIsLostIsLeftToItsReportAndNothingIsToldTwice(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, DAILY)) {
            Instant nine = DAILY.of(START, null).at();
            setting.see("Glowstone for sale");
            setting.see("Acme Corp for sale");
            setting.see("Glowstone once more");
            setting.see("Acme Corp once more");
            Delivery onItsWay = setting.take(nine).getFirst();
            assertThat(onItsWay.alerts()).hasSize(4);

            setting.corpus.assets().release(setting.brand);

            assertThat(setting.take(nine.plusSeconds(5))).isEmpty();
            setting.corpus.alerts().delivered(onItsWay, nine.plusSeconds(6));
            assertThat(setting.channel().delivered()).isEqualTo(4);
            assertThat(setting.take(nine.plus(LEASE).plusSeconds(1))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDigestWhoseSenderDiedGoesOnWithoutWhatWasLost(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, DAILY)) {
            Instant nine = DAILY.of(START, null).at();
            setting.see("Glowstone for sale");
            Alert kept = setting.see("Acme Corp for sale");
            setting.see("Glowstone once more");
            assertThat(setting.take(nine)).hasSize(1);

            setting.corpus.assets().release(setting.brand);

            assertThat(ids(setting.take(nine.plus(LEASE).plusSeconds(1)))).containsExactly(List.of(kept.id()));
            assertThat(setting.channel().cancelled()).isEqualTo(2);
            assertThat(setting.channel().pending()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasRaisedWhileTheAssetWasReleasedIsCancelledWhenItIsTaken(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, Timing.AT_ONCE)) {
            setting.see("Glowstone for sale");
            // As the release sees nothing of an alert whose transaction is still open.
            setting.database
                    .sql()
                    .sql("update asset set confirmed = false where id = ?")
                    .param(setting.brand)
                    .update();
            assertThat(setting.channel().pending()).isEqualTo(1);

            assertThat(setting.take(START.plusSeconds(60))).isEmpty();

            assertThat(setting.channel().pending()).isZero();
            assertThat(setting.channel().cancelled()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeadLetterAboutALostAssetIsNeitherShownNorTriedAgain(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, Timing.AT_ONCE)) {
            setting.see("Glowstone for sale");
            Delivery dead = setting.take(START.plusSeconds(60)).getFirst();
            setting.corpus.alerts().failed(dead, "no such host", null);
            SqlDeliveryLog log = new SqlDeliveryLog(setting.database);
            assertThat(log.dead(ACME, Long.MAX_VALUE, 10)).hasSize(1);

            setting.corpus.assets().release(setting.brand);

            assertThat(log.dead(ACME, Long.MAX_VALUE, 10)).isEmpty();
            log.redeliver(ACME, dead.id(), START.plusSeconds(60));
            assertThat(setting.take(START.plusSeconds(120))).isEmpty();
            assertThat(setting.channel().cancelled()).isEqualTo(1);
        }
    }
}
