package andon.corpus.watch;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.capture;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.Corpus;
import andon.corpus.EachDatabase;
import andon.corpus.index.Mirrors;
import andon.corpus.watch.AlertWork.State;
import andon.database.Database;
import andon.vocabulary.AssetType;
import andon.vocabulary.OrganisationId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertWorkTest {
    private static final OrganisationId ACME = new OrganisationId("acme");
    private static final OrganisationId NORWIND = new OrganisationId("norwind");

    @TempDir
    Path folder;

    /** Acme watches its name and is told by mail, to a chat and in a feed. */
    private final class Setting implements AutoCloseable {
        final Database database;
        final Corpus corpus;
        final AlertWork work;
        final DeliveryLog deliveries;
        long seq;

        Setting(EachDatabase kind) throws Exception {
            database = kind.open();
            corpus = Corpus.open(database, folder.resolve(kind.name()), Mirrors.NONE, InstantSource.fixed(START));
            work = new SqlAlertWork(database, InstantSource.fixed(START));
            deliveries = new SqlDeliveryLog(database);
            corpus.assets()
                    .confirm(corpus.assets()
                            .propose(ACME, AssetType.NAME, "Acme Corp")
                            .id());
            corpus.subscriptions()
                    .create(
                            ACME,
                            "all",
                            "",
                            null,
                            List.of(
                                    new Subscription.Channel.Email("soc@acme.example"),
                                    new Subscription.Channel.Chat(
                                            Subscription.Channel.Chat.Product.SLACK,
                                            URI.create("https://hooks.slack.example/services/KEY")),
                                    new Subscription.Channel.Feed("0".repeat(64))));
        }

        List<Alert> see(String id, String text) {
            long capture = ++seq;
            var seen = document(id).text(text).build();
            return database.inTransaction(() -> corpus.alerts()
                    .raise(
                            seen,
                            corpus.ledger().record(seen, capture(capture)),
                            corpus.watchList().match(seen),
                            START.plusSeconds(capture)));
        }

        @Override
        public void close() {
            corpus.close();
            database.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAlertThatWasNotRelevantIsNotToldAgainFromThatSourceUntilTheRuleIsLifted(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            Alert first =
                    setting.see("1", "Acme Corp sells anvils to everybody").getFirst();
            assertThat(setting.work.of(List.of(first.id())).get(first.id())).isEqualTo(AlertWork.Handling.UNTOUCHED);

            setting.work.handle(ACME, first.id(), State.NOT_RELEVANT, "mina", "another Acme", "mina");

            assertThat(setting.see("2", "Why does Acme Corp answer nobody these days"))
                    .isEmpty();
            AlertWork.Suppression rule = setting.work.suppressions(ACME).getFirst();
            assertThat(rule.value()).isEqualTo("acme corp");
            assertThat(rule.source()).isEqualTo(first.source()).isNotEmpty();
            assertThat(setting.work.suppressions(NORWIND)).isEmpty();
            assertThat(setting.work.lift(NORWIND, rule.id())).isFalse();

            assertThat(setting.work.lift(ACME, rule.id())).isTrue();

            assertThat(setting.see("3", "Acme Corp once more, and something else entirely"))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void toTakeANotRelevantBackLiftsItsRule(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            String alert = setting.see("1", "Acme Corp sells anvils").getFirst().id();
            setting.work.handle(ACME, alert, State.NOT_RELEVANT, null, "", "mina");

            setting.work.handle(ACME, alert, State.IN_WORK, "mina", "looked again", "mina");

            assertThat(setting.work.suppressions(ACME)).isEmpty();
            assertThat(setting.work.of(List.of(alert)).get(alert))
                    .isEqualTo(new AlertWork.Handling(State.IN_WORK, "mina", "looked again", "mina", START));
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyWhoHandleOneAlertAtOnceTakeTurns(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind);
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            String alert = setting.see("1", "Acme Corp sells anvils").getFirst().id();
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                State state = i % 2 == 0 ? State.NOT_RELEVANT : State.SEEN;
                all.add(people.submit(() -> setting.work.handle(ACME, alert, state, null, "", "mina")));
            }
            for (Future<?> one : all) {
                one.get();
            }
            AlertWork.Handling last =
                    Objects.requireNonNull(setting.work.of(List.of(alert)).get(alert));
            assertThat(setting.work.suppressions(ACME)).hasSize(last.state() == State.NOT_RELEVANT ? 1 : 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void othersAlertsAreNobodysToHandle(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            String alert = setting.see("1", "Acme Corp sells anvils").getFirst().id();

            assertThat(setting.work.handle(NORWIND, alert, State.NOT_RELEVANT, null, "", "lars"))
                    .isEmpty();
            assertThat(setting.work.suppressions(ACME)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeadLetterIsSeenWithItsReasonAndTriedAgain(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind)) {
            Alert alert = setting.see("1", "Acme Corp sells anvils").getFirst();
            Alerts alerts = setting.corpus.alerts();
            for (Alerts.Delivery delivery : alerts.takeDue(START.plusSeconds(60), 10, Duration.ofMinutes(1))) {
                if (delivery.channel() instanceof Subscription.Channel.Email) {
                    alerts.delivered(delivery, START.plusSeconds(61));
                } else {
                    alerts.failed(delivery, "the receiver answered 404", null);
                }
            }

            assertThat(setting.deliveries.channels(ACME, 0, 100))
                    .extracting(
                            DeliveryLog.ChannelHealth::kind,
                            DeliveryLog.ChannelHealth::where,
                            DeliveryLog.ChannelHealth::delivered,
                            DeliveryLog.ChannelHealth::dead)
                    .containsExactly(
                            org.assertj.core.api.Assertions.tuple("email", "soc@acme.example", 1L, 0L),
                            org.assertj.core.api.Assertions.tuple("slack", "hooks.slack.example", 0L, 1L));
            DeliveryLog.DeadLetter dead =
                    setting.deliveries.dead(ACME, Long.MAX_VALUE, 10).getFirst();
            assertThat(dead.alert()).isEqualTo(alert.id());
            assertThat(dead.reason()).isEqualTo("the receiver answered 404");
            assertThat(setting.deliveries.dead(NORWIND, Long.MAX_VALUE, 10)).isEmpty();
            assertThat(setting.deliveries.redeliver(NORWIND, dead.id(), START)).isFalse();

            assertThat(setting.deliveries.redeliver(ACME, dead.id(), START.plusSeconds(90)))
                    .isTrue();

            assertThat(alerts.takeDue(START.plusSeconds(91), 10, Duration.ofMinutes(1)))
                    .singleElement()
                    .satisfies(again -> {
                        assertThat(again.id()).isEqualTo(dead.id());
                        assertThat(again.attempt()).isEqualTo(1);
                    });
        }
    }
}
