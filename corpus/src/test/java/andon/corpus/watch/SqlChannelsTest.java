package andon.corpus.watch;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.capture;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import andon.corpus.Corpus;
import andon.corpus.EachDatabase;
import andon.corpus.index.Mirrors;
import andon.corpus.watch.Channels.Numbered;
import andon.corpus.watch.Channels.Removal;
import andon.corpus.watch.Subscription.Channel;
import andon.corpus.watch.Subscription.Channel.Misp.Distribution;
import andon.database.Database;
import andon.vocabulary.AssetType;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Tlp;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a subscription is told, changed while it lives. */
class SqlChannelsTest {
    private static final OrganisationId ACME = new OrganisationId("acme");
    private static final OrganisationId NORWIND = new OrganisationId("norwind");
    private static final Channel MAIL = new Channel.Email("soc@acme.example");
    private static final Channel ROOM =
            new Channel.Chat(Channel.Chat.Product.SLACK, URI.create("https://hooks.slack.example/services/ROOMKEY"));
    private static final String KEY = "k".repeat(40);
    private static final Channel MISP = misp(Tlp.AMBER, Distribution.COMMUNITY);

    @TempDir
    Path folder;

    private static Channel misp(Tlp tlp, Distribution distribution) {
        return new Channel.Misp(URI.create("https://misp.acme.example"), KEY, tlp, distribution, true);
    }

    private final class Setting implements AutoCloseable {
        final Database database;
        final Corpus corpus;
        final Channels channels;
        final DeliveryLog log;
        final long subscription;
        long seq;

        Setting(EachDatabase kind, Channel... first) throws Exception {
            database = kind.open();
            corpus = Corpus.open(database, folder.resolve(kind.name()), Mirrors.NONE, InstantSource.fixed(START));
            channels = new SqlChannels(database, InstantSource.fixed(START));
            log = new SqlDeliveryLog(database);
            corpus.assets()
                    .confirm(corpus.assets()
                            .propose(ACME, AssetType.NAME, "Acme Corp")
                            .id());
            subscription = corpus.subscriptions()
                    .create(ACME, "all", "", null, List.of(first))
                    .id();
        }

        void see(String id) {
            long capture = ++seq;
            var seen = document(id).text("Acme Corp, number " + id).build();
            database.inTransaction(() -> corpus.alerts()
                    .raise(
                            seen,
                            corpus.ledger().record(seen, capture(capture)),
                            corpus.watchList().match(seen),
                            START));
        }

        List<Alerts.Delivery> take() {
            return corpus.alerts().takeDue(START.plusSeconds(60), 50, Duration.ofMinutes(5));
        }

        String stored() {
            return database.sql()
                    .sql("select kind, target, secret, options from subscription_channel order by id")
                    .query()
                    .listOfRows()
                    .toString();
        }

        @Override
        public void close() {
            corpus.close();
            database.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChannelThatIsAddedIsToldOfWhatComesAfterwards(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, MAIL)) {
            setting.see("1");
            Numbered added =
                    setting.channels.add(ACME, setting.subscription, MISP).orElseThrow();
            setting.see("2");

            assertThat(setting.channels.of(ACME, setting.subscription))
                    .extracting(Numbered::channel)
                    .containsExactly(MAIL, MISP);
            assertThat(setting.corpus
                            .subscriptions()
                            .one(ACME, setting.subscription)
                            .orElseThrow()
                            .channels())
                    .containsExactly(MAIL, MISP);
            assertThat(added.channel().toString()).doesNotContain(KEY);
            assertThat(setting.take()).extracting(Alerts.Delivery::channel).containsExactlyInAnyOrder(MAIL, MAIL, MISP);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWaitsForARemovedChannelIsCancelledForAllToSeeAndItsKeyIsForgotten(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, MAIL, ROOM)) {
            setting.see("1");
            setting.take().forEach(delivery -> setting.corpus.alerts().delivered(delivery, START));
            setting.see("2");
            setting.see("3");
            long room = setting.channels.of(ACME, setting.subscription).get(1).id();

            assertThat(setting.channels.remove(NORWIND, setting.subscription, room))
                    .isEqualTo(Removal.UNKNOWN);
            assertThat(setting.channels.remove(ACME, setting.subscription, room))
                    .isEqualTo(Removal.REMOVED);
            assertThat(setting.channels.remove(ACME, setting.subscription, room))
                    .isEqualTo(Removal.UNKNOWN);

            assertThat(setting.take()).extracting(Alerts.Delivery::channel).containsExactly(MAIL, MAIL);
            DeliveryLog.ChannelHealth removed =
                    setting.log.channels(ACME, 0, 100).get(1);
            assertThat(removed.where()).isEqualTo("hooks.slack.example");
            assertThat(removed.delivered()).isEqualTo(1);
            assertThat(removed.cancelled()).isEqualTo(2);
            assertThat(removed.pending()).isZero();
            assertThat(removed.removedAt()).isEqualTo(START);
            assertThat(setting.stored()).doesNotContain("ROOMKEY");
            setting.see("4");
            assertThat(setting.take()).extracting(Alerts.Delivery::channel).containsExactly(MAIL);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasOnItsWayWhenItsChannelWasRemovedCountsAsDeliveredIfItArrived(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, MAIL, MISP)) {
            setting.see("1");
            List<Alerts.Delivery> taken = setting.take();
            long misp = setting.channels.of(ACME, setting.subscription).get(1).id();

            setting.channels.remove(ACME, setting.subscription, misp);
            taken.forEach(delivery -> setting.corpus.alerts().delivered(delivery, START));

            assertThat(setting.log.channels(ACME, 0, 100))
                    .allSatisfy(channel -> assertThat(channel.delivered()).isEqualTo(1));
            assertThat(setting.stored()).doesNotContain(KEY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void deadLettersOfARemovedChannelAreNotTriedAgain(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, MAIL, MISP)) {
            setting.see("1");
            setting.take().forEach(delivery -> setting.corpus.alerts().failed(delivery, "refused", null));
            List<DeliveryLog.DeadLetter> before = setting.log.dead(ACME, Long.MAX_VALUE, 10);
            long misp = setting.channels.of(ACME, setting.subscription).get(1).id();
            setting.channels.remove(ACME, setting.subscription, misp);

            assertThat(before).hasSize(2);
            assertThat(setting.log.dead(ACME, Long.MAX_VALUE, 10))
                    .extracting(DeliveryLog.DeadLetter::kind)
                    .containsExactly("email");
            before.forEach(dead -> assertThat(setting.log.redeliver(ACME, dead.id(), START))
                    .isEqualTo(dead.kind().equals("email")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aChannelCanBeChangedWithinItsKindAndWhatWaitsGoesThere(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, MAIL)) {
            setting.see("1");
            long mail =
                    setting.channels.of(ACME, setting.subscription).getFirst().id();
            Channel other = new Channel.Email("night@acme.example");

            assertThat(setting.channels.replace(ACME, setting.subscription, mail, other))
                    .contains(new Numbered(mail, other));

            assertThat(setting.take()).extracting(Alerts.Delivery::channel).containsExactly(other);
            assertThat(setting.channels.replace(NORWIND, setting.subscription, mail, MAIL))
                    .isEmpty();
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> setting.channels.replace(ACME, setting.subscription, mail, ROOM))
                    .withMessageContaining("kind email");
        }
    }

    @ParameterizedTest
    @EnumSource
    void theLastChannelStaysAndThereAreNotTooMany(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, MAIL)) {
            long mail =
                    setting.channels.of(ACME, setting.subscription).getFirst().id();
            assertThat(setting.channels.remove(ACME, setting.subscription, mail))
                    .isEqualTo(Removal.LAST_ONE);
            for (int i = 1; i < SqlSubscriptions.MAX_CHANNELS; i++) {
                setting.channels.add(ACME, setting.subscription, MAIL);
            }
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> setting.channels.add(ACME, setting.subscription, MAIL))
                    .withMessageContaining("at most 10 channels");
            assertThat(setting.channels.add(NORWIND, setting.subscription, MAIL))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theTlpLabelDecidesHowFarAnEventMayGo(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, MAIL)) {
            assertThat(setting.channels.add(ACME, setting.subscription, misp(Tlp.GREEN, Distribution.ALL)))
                    .isPresent();
            for (Channel wrong : List.of(
                    misp(Tlp.AMBER, Distribution.CONNECTED),
                    misp(Tlp.AMBER_STRICT, Distribution.COMMUNITY),
                    misp(Tlp.RED, Distribution.COMMUNITY))) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> setting.channels.add(ACME, setting.subscription, wrong))
                        .withMessageContaining("no further");
            }
        }
    }
}
