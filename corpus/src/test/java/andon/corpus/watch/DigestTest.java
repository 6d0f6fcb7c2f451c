package andon.corpus.watch;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.capture;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.Corpus;
import andon.corpus.EachDatabase;
import andon.corpus.index.Mirrors;
import andon.corpus.watch.Alerts.Delivery;
import andon.corpus.watch.Subscriptions.Wish;
import andon.database.Database;
import andon.vocabulary.AssetType;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Severity;
import andon.vocabulary.SourceId;
import andon.vocabulary.ThreatCategory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Alerts that wait, and how those that waited go out together: each of them once. */
class DigestTest {
    private static final OrganisationId ACME = new OrganisationId("acme");
    private static final Subscription.Channel MAIL = new Subscription.Channel.Email("soc@acme.example");
    private static final Subscription.Channel OTHER = new Subscription.Channel.Email("ciso@acme.example");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Timing DAILY =
            new Timing(new Cadence.Daily(LocalTime.of(9, 0)), TOKYO, null, null, Severity.CRITICAL, Locale.JAPANESE);

    @TempDir
    Path folder;

    private final class Setting implements AutoCloseable {
        final Database database;
        final Corpus corpus;
        final AtomicReference<Instant> now = new AtomicReference<>(START);
        final Instant digest = DAILY.of(START, null).at();
        long seq;

        Setting(EachDatabase kind) {
            database = kind.open();
            corpus = Corpus.open(database, folder.resolve(kind.name()), Mirrors.NONE, now::get);
            corpus.assets()
                    .confirm(corpus.assets()
                            .propose(ACME, AssetType.NAME, "Acme Corp")
                            .id());
        }

        Subscription subscribe(Timing timing, Subscription.Channel... channels) throws Exception {
            return corpus.subscriptions()
                    .create(ACME, new Wish("s", Selection.of("", null), timing), List.of(channels));
        }

        Alert see(Document document) {
            long capture = ++seq;
            return database.inTransaction(() -> corpus.alerts()
                            .raise(
                                    document,
                                    corpus.ledger().record(document, capture(capture)),
                                    corpus.watchList().match(document),
                                    START.plusSeconds(capture)))
                    .getFirst();
        }

        Alert see(int number) {
            return see(document("p" + number).text("acme corp, part " + number).build());
        }

        List<Delivery> take(Instant at) {
            return corpus.alerts().takeDue(at, 50, LEASE);
        }

        @Override
        public void close() {
            corpus.close();
            database.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRaisedInADayIsOneMessageForEachChannel(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe(DAILY, MAIL, OTHER);
            List<Alert> alerts = List.of(setting.see(1), setting.see(2), setting.see(3));

            assertThat(setting.take(setting.digest.minusSeconds(1))).isEmpty();
            assertThat(setting.corpus.alerts().counts().pending()).isEqualTo(6);
            List<Delivery> taken = setting.take(setting.digest);

            assertThat(taken).extracting(Delivery::channel).containsExactly(MAIL, OTHER);
            for (Delivery one : taken) {
                assertThat(one.alerts()).containsExactlyElementsOf(alerts);
                assertThat(one.isDigest()).isTrue();
                assertThat(one.recipient()).isEqualTo(new Alerts.Recipient(Locale.JAPANESE, TOKYO));
                setting.corpus.alerts().delivered(one, setting.digest);
            }
            assertThat(setting.corpus.alerts().counts()).isEqualTo(new Alerts.Counts(3, 3, 0, 6, 0));
            assertThat(setting.take(setting.digest.plusSeconds(3600))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatArrivedOfAMessageInPartsIsRememberedUntilItGoesElsewhere(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            Subscription made = setting.subscribe(DAILY, MAIL);
            setting.see(1);
            Alert second = setting.see(2);
            Delivery first = setting.take(setting.digest).getFirst();
            setting.corpus.alerts().arrived(first, second, setting.digest);
            Instant next = setting.digest.plusSeconds(30);
            setting.corpus.alerts().progressed(first, "slow", next);

            Delivery again = setting.take(next).getFirst();
            assertThat(again.arrived()).containsExactly(second.id());
            assertThat(again.attempt()).isEqualTo(1);
            assertThat(again.messageId()).isEqualTo(first.messageId());
            // Reported by a sender whose lease has ended.
            setting.corpus.alerts().progressed(first, "late", next);
            assertThat(setting.take(next)).isEmpty();

            Channels channels = new SqlChannels(setting.database, setting.now::get);
            channels.replace(
                    ACME, made.id(), channels.of(ACME, made.id()).getFirst().id(), OTHER);
            setting.corpus.alerts().failed(again, "moved", next.plusSeconds(1));
            assertThat(setting.take(next.plusSeconds(1)).getFirst().arrived()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasRefusedIsRememberedUntilItGoesElsewhere(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            Subscription made = setting.subscribe(DAILY, MAIL);
            Alert one = setting.see(1);
            setting.see(2);
            Delivery first = setting.take(setting.digest).getFirst();
            setting.corpus.alerts().refused(first, one, "422");
            setting.corpus.alerts().refused(first, one, null);
            Instant next = setting.digest.plusSeconds(30);
            setting.corpus.alerts().failed(first, "422", next);
            Delivery second = setting.take(next).getFirst();
            assertThat(second.refusals()).containsExactly(Map.entry(one.id(), 2));

            Channels channels = new SqlChannels(setting.database, setting.now::get);
            channels.replace(
                    ACME, made.id(), channels.of(ACME, made.id()).getFirst().id(), OTHER);
            setting.corpus.alerts().failed(second, "422", next.plusSeconds(1));
            assertThat(setting.take(next.plusSeconds(1)).getFirst().refusals()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofAMessageThatIsGivenUpWhatArrivedIsDeliveredAndEachRefusedPartStandsAlone(EachDatabase kind)
            throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe(DAILY, MAIL);
            List<Alert> alerts = List.of(setting.see(1), setting.see(2), setting.see(3), setting.see(4));
            Delivery message = setting.take(setting.digest).getFirst();
            Instant next = setting.digest.plusSeconds(30);
            setting.corpus.alerts().arrived(message, alerts.getFirst(), next);
            setting.corpus.alerts().refused(message, alerts.get(1), "422");
            setting.corpus.alerts().failed(message, "connection reset", null);

            DeliveryLog log = new SqlDeliveryLog(setting.database);
            assertThat(log.channels(ACME, 0, 100).getFirst().delivered()).isEqualTo(1);
            assertThat(log.channels(ACME, 0, 100).getFirst().dead()).isEqualTo(3);
            assertThat(log.channels(ACME, 0, 100).getFirst().lastDelivered()).isEqualTo(next);
            assertThat(log.dead(ACME, Long.MAX_VALUE, 10))
                    .extracting(letter -> letter.alert() + " " + letter.reason() + " " + letter.more())
                    .containsExactly(
                            alerts.get(2).id() + " connection reset 1",
                            alerts.get(1).id() + " 422 0");

            log.dead(ACME, Long.MAX_VALUE, 10).forEach(letter -> log.redeliver(ACME, letter.id(), next));
            assertThat(setting.take(next))
                    .extracting(Delivery::alerts)
                    .containsExactlyInAnyOrder(List.of(alerts.get(1)), alerts.subList(2, 4));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSecondAttemptIsTheSameMessageThoughMoreWasRaisedMeanwhile(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe(DAILY, MAIL);
            setting.see(1);
            setting.see(2);
            Delivery first = setting.take(setting.digest).getFirst();
            setting.see(3);

            // Its sender died: the lease ends.
            List<Delivery> again = setting.take(setting.digest.plus(LEASE));

            Delivery second = again.stream()
                    .filter(one -> one.id() == first.id())
                    .findFirst()
                    .orElseThrow();
            assertThat(second.messageId()).isEqualTo(first.messageId()).startsWith("digest-");
            assertThat(second.alerts()).isEqualTo(first.alerts());
            assertThat(second.attempt()).isEqualTo(2);
            setting.corpus.alerts().delivered(first, setting.digest);
            assertThat(setting.corpus.alerts().counts().delivered()).isZero();
            setting.corpus.alerts().delivered(second, setting.digest);
            assertThat(setting.corpus.alerts().counts().delivered()).isEqualTo(2);
            List<String> rest = again.stream()
                    .filter(one -> one.id() != first.id())
                    .flatMap(one -> one.alerts().stream())
                    .map(Alert::id)
                    .toList();
            assertThat(rest).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void moreThanOneMessageHoldsIsTwoAndEachAlertIsInOneOfThem(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe(DAILY, MAIL);
            int many = Delivery.MAX_ALERTS + 7;
            for (int i = 0; i < many; i++) {
                setting.see(i);
            }
            List<Delivery> taken = new ArrayList<>(setting.take(setting.digest));
            taken.addAll(setting.take(setting.digest));
            assertThat(taken).extracting(one -> one.alerts().size()).containsExactly(Delivery.MAX_ALERTS, 7);
            assertThat(taken.stream().flatMap(one -> one.alerts().stream()).map(Alert::id))
                    .hasSize(many)
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource
    void takersSideBySideTellEachAlertOnce(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            setting.subscribe(DAILY, MAIL, OTHER);
            for (int i = 0; i < 30; i++) {
                setting.see(i);
            }
            Callable<List<Delivery>> take = () -> setting.take(setting.digest);
            List<String> told = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                for (Future<List<Delivery>> one : threads.invokeAll(List.of(take, take, take, take))) {
                    one.get()
                            .forEach(delivery ->
                                    delivery.alerts().forEach(alert -> told.add(alert.id() + delivery.channel())));
                }
            }
            assertThat(told).hasSize(60).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsUrgentGoesOutAloneAndAtOnce(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe(DAILY, MAIL);
            setting.see(1);
            Alert urgent = setting.see(document("2")
                    .text("acme corp leak")
                    .threat(ThreatCategory.DATA_LEAK, Severity.CRITICAL)
                    .build());
            assertThat(setting.take(START.plusSeconds(60)))
                    .singleElement()
                    .satisfies(one -> assertThat(one.alerts()).containsExactly(urgent));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsMutedWaitsAndComesAtOnceWhenTheMuteIsLifted(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            Instant end = START.plus(Duration.ofDays(30));
            Subscription made = setting.subscribe(Timing.AT_ONCE.mutedUntil(end), MAIL);
            setting.see(1);
            setting.see(2);
            assertThat(setting.take(end.minusSeconds(1))).isEmpty();

            Instant lifted = START.plusSeconds(3600);
            setting.now.set(lifted);
            Wish loud = new Wish("s", made.selection(), Timing.AT_ONCE);
            assertThat(setting.corpus.subscriptions().change(new OrganisationId("norwind"), made.id(), loud))
                    .isEmpty();
            assertThat(setting.take(lifted)).isEmpty();
            assertThat(setting.corpus.subscriptions().change(ACME, made.id(), loud))
                    .isPresent();
            assertThat(setting.take(lifted))
                    .singleElement()
                    .satisfies(one -> assertThat(one.alerts()).hasSize(2));
            assertThat(setting.see(3)).isNotNull();
            assertThat(setting.take(lifted)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDigestThatIsGivenUpIsOneDeadLetterAndIsTriedAgainAsAWhole(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe(DAILY, MAIL);
            setting.see(1);
            setting.see(2);
            setting.corpus.alerts().failed(setting.take(setting.digest).getFirst(), "refused", null);
            DeliveryLog log = new SqlDeliveryLog(setting.database);
            assertThat(setting.corpus.alerts().counts()).isEqualTo(new Alerts.Counts(2, 2, 0, 0, 2));
            assertThat(log.channels(ACME, 0, 100))
                    .singleElement()
                    .satisfies(c -> assertThat(c.dead()).isEqualTo(2));
            DeliveryLog.DeadLetter dead = log.dead(ACME, Long.MAX_VALUE, 10).getFirst();
            assertThat(dead.more()).isEqualTo(1);
            assertThat(log.redeliver(ACME, dead.id(), setting.digest)).isTrue();
            assertThat(setting.take(setting.digest))
                    .singleElement()
                    .satisfies(one -> assertThat(one.alerts()).hasSize(2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyPartOfASelectionMustHold(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            Selection selection = new Selection(
                    "vpn",
                    Severity.MEDIUM,
                    Set.of(ThreatCategory.ACCESS_SALE, ThreatCategory.DATA_LEAK),
                    Set.of("en", "ru"),
                    Set.of(new SourceId("forum")),
                    Set.of(DocumentKind.POST),
                    Set.of(News.NEW_DOCUMENT, News.GONE));
            Subscription made =
                    setting.corpus.subscriptions().create(ACME, new Wish("narrow", selection, DAILY), List.of(MAIL));
            assertThat(setting.corpus.subscriptions().of(ACME)).containsExactly(made);
            assertThat(setting.corpus.subscriptions().one(ACME, made.id())).contains(made);
            int raised = 0;
            for (int missing = 0; missing < 7; missing++) {
                Document seen = document("n" + missing)
                        .text("acme corp " + (missing == 1 ? "door" : "vpn") + " number " + missing)
                        .threat(
                                missing == 2 ? ThreatCategory.PHISHING : ThreatCategory.DATA_LEAK,
                                missing == 3 ? Severity.LOW : Severity.HIGH)
                        .language(missing == 4 ? "ja" : "ru")
                        .source(missing == 5 ? "market" : "forum")
                        .kind(missing == 6 ? DocumentKind.LISTING : DocumentKind.POST)
                        .build();
                long capture = ++setting.seq;
                List<Alert> alerts = setting.database.inTransaction(() -> setting.corpus
                        .alerts()
                        .raise(
                                seen,
                                setting.corpus.ledger().record(seen, capture(capture)),
                                setting.corpus.watchList().match(seen),
                                START));
                assertThat(alerts).hasSize(missing == 0 ? 1 : 0);
                raised += alerts.size();
            }
            assertThat(raised).isEqualTo(1);
        }
    }
}
