package andon.corpus.watch;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.capture;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.Documents;
import andon.corpus.EachDatabase;
import andon.corpus.watch.Alerts.Delivery;
import andon.vocabulary.AssetType;
import andon.vocabulary.Document;
import andon.vocabulary.EntityType;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Severity;
import andon.vocabulary.ThreatCategory;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlAlertsTest {
    private static final OrganisationId ACME = new OrganisationId("acme");
    private static final OrganisationId NORWIND = new OrganisationId("norwind");
    private static final Subscription.Channel MAIL = new Subscription.Channel.Email("soc@acme.example");
    private static final Subscription.Channel HOOK = new Subscription.Channel.Webhook(
            URI.create("https://hooks.acme.example/andon"), "whsec_" + "QUJD".repeat(8));
    private static final String SALE = "Selling VPN access to Acme Corp, domain admin rights, revenue 2 billion";

    @TempDir
    Path folder;

    /** With Acme watching its name and domain. */
    private final class Setting extends WatchSetting {
        Setting(EachDatabase kind) {
            super(kind, folder);
            watch(ACME, AssetType.NAME, "Acme Corp");
            watch(ACME, AssetType.DOMAIN, "acme.example");
            watch(NORWIND, AssetType.NAME, "Norwind");
        }

        Subscription subscribe(OrganisationId owner, String query, Subscription.Channel... channels) throws Exception {
            return corpus.subscriptions().create(owner, "all of " + owner, query, null, List.of(channels));
        }

        List<Alert> raise(Document document) {
            return raise(document, ++seq);
        }

        List<Alert> raise(Document document, long number) {
            return raise(document, number, START.plusSeconds(number));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMentionRaisesOneAlertForEachSubscriptionOfItsOwnerOnly(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            Subscription acme = setting.subscribe(ACME, "", MAIL, HOOK);
            setting.subscribe(NORWIND, "", new Subscription.Channel.Email("soc@norwind.example"));
            Document document = document("1")
                    .title("Access 🔑")
                    .text(SALE)
                    .threat(ThreatCategory.ACCESS_SALE, Severity.HIGH)
                    .build();
            Alert alert = setting.raise(document).getFirst();
            assertThat(alert.subscriptionId()).isEqualTo(acme.id());
            assertThat(alert.values()).containsExactly("acme corp");
            assertThat(alert.categories()).containsExactly("access-sale");
            assertThat(alert.severity()).isEqualTo(Severity.HIGH);
            assertThat(alert.excerpt()).contains("VPN access to Acme Corp");
            assertThat(alert.why()).singleElement().satisfies(why -> {
                assertThat(why.asset()).isEqualTo("Acme Corp");
                assertThat(why.assetType()).isEqualTo(AssetType.NAME);
                assertThat(why.rule()).isEqualTo("name-folded");
                assertThat(why.confidence()).isEqualTo(0.95);
                String text = document.searchableText();
                assertThat(text.substring(
                                text.offsetByCodePoints(0, why.place().start()),
                                text.offsetByCodePoints(0, why.place().end())))
                        .isEqualTo("Acme Corp");
            });
            assertThat(setting.corpus.alerts().of(ACME, 10)).containsExactly(alert);
            assertThat(setting.corpus.alerts().of(NORWIND, 10)).isEmpty();
            assertThat(setting.corpus.alerts().mentions(document.id())).hasSize(1);
            assertThat(setting.corpus.alerts().counts()).isEqualTo(new Alerts.Counts(1, 1, 2, 0, 0));
            assertThat(setting.raise(document("2").text("nothing to see").build()))
                    .isEmpty();
        }
    }

    /** As in alerts from before it was kept: the labels of sources decide what leaves. */
    @ParameterizedTest
    @EnumSource
    void anAlertWithoutASourceHasItsDocuments(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe(ACME, "", MAIL);
            Alert alert = setting.raise(document("1").text(SALE).build()).getFirst();
            setting.database.sql().sql("update alert set source = ''").update();
            assertThat(alert.source()).isNotEmpty();
            assertThat(setting.corpus.alerts().of(ACME, 10)).containsExactly(alert);
            assertThat(setting.corpus.alerts().takeDue(START.plusSeconds(60), 10, Duration.ofMinutes(1)))
                    .flatExtracting(Delivery::alerts)
                    .containsExactly(alert);
            setting.database.sql().sql("delete from document").update();
            assertThat(setting.corpus.alerts().of(ACME, 10))
                    .extracting(Alert::source)
                    .containsExactly("");
        }
    }

    @ParameterizedTest
    @EnumSource
    void replayMirrorsAndRecrawlsMakeNoNews(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe(ACME, "", MAIL);
            Document document = document("1").text(SALE).build();
            assertThat(setting.raise(document)).hasSize(1);
            assertThat(setting.raise(document, 1)).isEmpty();
            assertThat(setting.raise(document)).isEmpty();
            assertThat(setting.raise(
                            document("99").source("mirror-site").text(SALE).build()))
                    .isEmpty();
            assertThat(setting.raise(
                            document("1").host("mirror.example").text(SALE).build()))
                    .isEmpty();
            assertThat(setting.corpus.alerts().counts().alerts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEditThatAddsAValueRaisesOneMoreWithThatValueAlone(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe(ACME, "", MAIL);
            setting.raise(document("1").text(SALE).build());
            Document edited = document("1")
                    .text(SALE + " see vpn.acme.example")
                    .entity(EntityType.DOMAIN_NAME, "vpn.acme.example")
                    .build();
            assertThat(setting.raise(edited)).singleElement().satisfies(alert -> {
                assertThat(alert.values()).containsExactly("vpn.acme.example");
                assertThat(alert.excerpt()).contains("see vpn.acme.example");
            });
            assertThat(setting.raise(edited)).isEmpty();
            assertThat(setting.raise(document("1").text(SALE + " (sold)").build()))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theIdIsTheSameAfterEverythingIsMadeAgain(EachDatabase kind) throws Exception {
        Document document = document("1").text(SALE).build();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (Setting setting = new Setting(kind)) {
                setting.subscribe(ACME, "", MAIL);
                ids.add(setting.raise(document).getFirst().id());
            }
        }
        assertThat(ids.getFirst()).isEqualTo(ids.getLast());
    }

    @ParameterizedTest
    @EnumSource
    void queryAndSeverityDecideWhatIsTold(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe(ACME, "threat:access-sale vpn seen:7d", MAIL);
            setting.corpus.subscriptions().create(ACME, "bad only", "", Severity.HIGH, List.of(MAIL));
            assertThat(setting.raise(document("1").text(SALE).build())).isEmpty();
            assertThat(setting.raise(document("2")
                            .text("acme corp vpn")
                            .threat(ThreatCategory.ACCESS_SALE, Severity.LOW)
                            .build()))
                    .extracting(Alert::subscriptionName)
                    .containsExactly("all of acme");
            assertThat(setting.raise(document("3")
                            .text("acme corp leak")
                            .threat(ThreatCategory.DATA_LEAK, Severity.CRITICAL)
                            .build()))
                    .extracting(Alert::subscriptionName)
                    .containsExactly("bad only");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBrokenSubscriptionIsNotedAndDoesNotStopTheOthers(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            Subscription broken = setting.subscribe(ACME, "acme", MAIL);
            setting.subscribe(ACME, "", MAIL);
            setting.database
                    .sql()
                    .sql("update subscription set query = '((' where id = ?")
                    .param(broken.id())
                    .update();
            assertThat(setting.raise(document("1").text(SALE).build())).hasSize(1);
            Subscriptions subscriptions = setting.corpus.subscriptions();
            assertThat(subscriptions.one(ACME, broken.id()))
                    .hasValueSatisfying(s -> assertThat(s.problem()).contains("column"));
            setting.database
                    .sql()
                    .sql("update subscription set query = 'acme' where id = ?")
                    .param(broken.id())
                    .update();
            assertThat(setting.raise(document("2").text("more of acme corp").build()))
                    .hasSize(2);
            assertThat(subscriptions.one(ACME, broken.id()))
                    .hasValueSatisfying(s -> assertThat(s.problem()).isNull());
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoThreadsThatRaiseTheSameAlertRaiseItOnce(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind);
                ExecutorService threads = Executors.newFixedThreadPool(4)) {
            setting.subscribe(ACME, "", MAIL);
            for (int round = 0; round < 10; round++) {
                Document document = document("r" + round)
                        .text("Acme Corp and vpn.acme.example " + round)
                        .entity(EntityType.DOMAIN_NAME, "vpn.acme.example")
                        .build();
                var sighting = setting.corpus.ledger().record(document, capture(1));
                var mentions = setting.corpus.watchList().match(document);
                CyclicBarrier together = new CyclicBarrier(4);
                Callable<List<Alert>> raise = () -> {
                    together.await();
                    return setting.corpus.alerts().raise(document, sighting, mentions, START);
                };
                List<Alert> raised = new ArrayList<>();
                for (Future<List<Alert>> one : threads.invokeAll(List.of(raise, raise, raise, raise))) {
                    raised.addAll(one.get());
                }
                assertThat(raised.stream().flatMap(alert -> alert.values().stream()))
                        .containsExactlyInAnyOrder("acme corp", "vpn.acme.example");
            }
            assertThat(setting.corpus.alerts().counts().mentions()).isEqualTo(20);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLeasedDeliveryIsTakenByNobodyElseUntilItsLeaseEnds(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe(ACME, "", HOOK);
            Alert alert = setting.raise(document("1").text(SALE).build()).getFirst();
            Alerts alerts = setting.corpus.alerts();
            Instant now = START.plusSeconds(60);
            Duration lease = Duration.ofMinutes(1);
            assertThat(alerts.takeDue(START, 10, lease)).isEmpty();
            Delivery first = alerts.takeDue(now, 10, lease).getFirst();
            assertThat(first.alerts().getFirst()).isEqualTo(alert);
            assertThat(first.channel()).isEqualTo(HOOK);
            assertThat(first.attempt()).isEqualTo(1);
            assertThat(alerts.takeDue(now.plusSeconds(59), 10, lease)).isEmpty();
            Delivery second = alerts.takeDue(now.plusSeconds(60), 10, lease).getFirst();
            assertThat(second.attempt()).isEqualTo(2);
            assertThat(second.fence()).isGreaterThan(first.fence());

            alerts.failed(first, "late report of the old lease", null);
            alerts.delivered(first, now);
            assertThat(alerts.counts().pending()).isEqualTo(1);
            alerts.delivered(second, now);
            assertThat(alerts.counts()).isEqualTo(new Alerts.Counts(1, 1, 0, 1, 0));
            assertThat(alerts.takeDue(now.plusSeconds(600), 10, lease)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailedDeliveryComesBackWhenItIsToldAndADeadOneNever(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe(ACME, "", HOOK, MAIL);
            setting.raise(document("1").text(SALE).build());
            Alerts alerts = setting.corpus.alerts();
            Instant now = START.plusSeconds(60);
            List<Delivery> taken = alerts.takeDue(now, 10, Duration.ofMinutes(1));
            assertThat(taken).hasSize(2);
            alerts.failed(taken.getFirst(), "x".repeat(5_000), now.plusSeconds(300));
            alerts.failed(taken.getLast(), "410 gone", null);
            assertThat(alerts.counts()).isEqualTo(new Alerts.Counts(1, 1, 1, 0, 1));
            assertThat(alerts.takeDue(now.plusSeconds(299), 10, Duration.ofMinutes(1)))
                    .isEmpty();
            assertThat(alerts.takeDue(now.plusSeconds(300), 10, Duration.ofMinutes(1)))
                    .singleElement()
                    .satisfies(again -> assertThat(again.attempt()).isEqualTo(2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLongQueueForOneReceiverHidesNobodysAndOnlySoMuchIsOnItsWay(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            setting.subscribe(ACME, "", HOOK, MAIL);
            setting.subscribe(ACME, "", new Subscription.Channel.Email("ciso@acme.example"));
            int many = 3 * Alerts.MAX_TO_ONE_RECEIVER;
            for (int i = 0; i < many; i++) {
                setting.raise(document("queue" + i).text("acme corp, part " + i).build());
            }
            Instant due = START.plusSeconds(3_600);
            List<Delivery> underWay = setting.corpus.alerts().takeDue(due, 100, Duration.ofMinutes(1), List.of());

            assertThat(underWay)
                    .extracting(one -> one.channel() instanceof Subscription.Channel.Email)
                    .as("ten to the webhook, ten to the mail server, whoever gets the mails")
                    .hasSize(2 * Alerts.MAX_TO_ONE_RECEIVER)
                    .containsOnly(true, false);
            assertThat(setting.corpus.alerts().takeDue(due, 100, Duration.ofMinutes(1), underWay))
                    .isEmpty();
            Delivery hook = underWay.stream()
                    .filter(one -> one.channel().equals(HOOK))
                    .findFirst()
                    .orElseThrow();
            List<Delivery> rest = new ArrayList<>(underWay);
            rest.remove(hook);
            assertThat(setting.corpus.alerts().takeDue(due, 100, Duration.ofMinutes(1), rest))
                    .extracting(Delivery::channel)
                    .containsExactly(HOOK);
        }
    }

    @ParameterizedTest
    @EnumSource
    void twoTakersNeverTakeTheSameDelivery(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            setting.subscribe(ACME, "", MAIL);
            for (int i = 0; i < 20; i++) {
                setting.raise(document("p" + i).text("acme corp " + i).build());
            }
            Callable<List<Delivery>> take =
                    () -> setting.corpus.alerts().takeDue(START.plusSeconds(60), 20, Duration.ofMinutes(1));
            List<Long> taken = new ArrayList<>();
            for (Future<List<Delivery>> one : threads.invokeAll(List.of(take, take))) {
                one.get().forEach(delivery -> taken.add(delivery.id()));
            }
            assertThat(taken).hasSize(20).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRemovedSubscriptionIsToldNothingMoreAndItsAlertsStay(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            Subscription subscription = setting.subscribe(ACME, "", MAIL);
            setting.raise(document("1").text(SALE).build());
            assertThat(setting.corpus.subscriptions().remove(NORWIND, subscription.id()))
                    .isFalse();
            assertThat(setting.corpus.subscriptions().remove(ACME, subscription.id()))
                    .isTrue();
            assertThat(setting.corpus.alerts().takeDue(START.plusSeconds(60), 10, Duration.ofMinutes(1)))
                    .isEmpty();
            assertThat(setting.corpus.alerts().of(ACME, 10)).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theWatchListFollowsTheAssets(EachDatabase kind) {
        try (Setting setting = new Setting(kind)) {
            Document document = Documents.document("1").text("Zyxel Widgets").build();
            assertThat(setting.corpus.watchList().match(document)).isEmpty();
            var proposed = setting.corpus.assets().propose(ACME, AssetType.KEYWORD, "widgets");
            assertThat(setting.corpus.watchList().match(document)).isEmpty();
            setting.corpus.assets().confirm(proposed.id());
            assertThat(setting.corpus.watchList().match(document)).hasSize(1);
        }
    }
}
