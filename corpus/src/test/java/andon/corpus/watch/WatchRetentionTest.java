package andon.corpus.watch;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.EachDatabase;
import andon.corpus.watch.Alerts.Delivery;
import andon.corpus.watch.WatchRetention.Forgotten;
import andon.vocabulary.AssetType;
import andon.vocabulary.Document;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What alerting has done with is forgotten after its time; what is still to be delivered never is. */
class WatchRetentionTest {
    private static final OrganisationId ACME = new OrganisationId("acme");
    private static final Subscription.Channel MAIL = new Subscription.Channel.Email("soc@acme.example");
    private static final Subscription.Channel OTHER = new Subscription.Channel.Email("ciso@acme.example");
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(60);
    private static final Instant LATER = START.plus(KEPT).plus(Duration.ofDays(2));
    private static final Timing DAILY = new Timing(
            new Cadence.Daily(LocalTime.of(9, 0)), ZoneOffset.UTC, null, null, Severity.CRITICAL, Locale.ENGLISH);

    @TempDir
    Path folder;

    private final class Setting extends WatchSetting {
        final Subscription subscription;
        final DeliveryLog log = new SqlDeliveryLog(database);
        final WatchRetention retention = new WatchRetention(database, new WatchRetention.Terms(KEPT, KEPT));

        Setting(EachDatabase kind, Timing timing, Subscription.Channel... channels) throws Exception {
            super(kind, folder);
            watch(ACME, AssetType.NAME, "Acme Corp");
            subscription = subscribe(ACME, Selection.of("", null), timing, channels);
        }

        List<Delivery> seen(int first, int count, Instant at) {
            for (int i = first; i < first + count; i++) {
                raise(post(i), ++seq, at);
            }
            return corpus.alerts().takeDue(at.plus(Duration.ofDays(1)), 1_000, LEASE);
        }

        static Document post(int number) {
            return document("p" + number).text("Acme Corp, part " + number).build();
        }

        long rows(String table) {
            return database.sql()
                    .sql("select count(*) from " + table)
                    .query(Long.class)
                    .single();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatEndedIsForgottenAndWhatWaitsIsStillDelivered(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, Timing.AT_ONCE, MAIL)) {
            List<Delivery> taken = setting.seen(1, 4, START);
            setting.corpus.alerts().delivered(taken.get(0), START);
            setting.corpus.alerts().failed(taken.get(1), "refused", null);
            setting.corpus.alerts().failed(taken.get(2), "busy", START.plusSeconds(60));

            assertThat(setting.retention.round(START.plus(KEPT))).as("not yet").isEqualTo(new Forgotten(0, 0, 0));
            assertThat(setting.retention.round(LATER)).isEqualTo(new Forgotten(2, 0, 0));

            assertThat(setting.corpus.alerts().takeDue(LATER, 10, LEASE))
                    .as("what was to be tried again, and what nobody reported")
                    .flatExtracting(Delivery::alerts)
                    .containsExactlyInAnyOrderElementsOf(List.of(
                            taken.get(2).alerts().getFirst(),
                            taken.get(3).alerts().getFirst()));
            assertThat(setting.corpus.alerts().of(ACME, 10))
                    .as("the alerts stay")
                    .hasSize(4);
            assertThat(setting.raise(Setting.post(1), 1, LATER))
                    .as("and are no news again")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDigestIsForgottenWithAllThatItHeldAndNotBefore(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, DAILY, MAIL, OTHER)) {
            List<Delivery> taken = setting.seen(1, 3, START);
            assertThat(taken).extracting(one -> one.alerts().size()).containsExactly(3, 3);
            setting.corpus.alerts().delivered(taken.getFirst(), START.plus(Duration.ofDays(1)));

            assertThat(setting.retention.round(LATER)).isEqualTo(new Forgotten(3, 0, 0));
            assertThat(setting.corpus.alerts().takeDue(LATER, 10, LEASE))
                    .singleElement()
                    .satisfies(one -> assertThat(one.alerts()).hasSize(3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRemovedChannelGoesWithTheLastOfIt(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, Timing.AT_ONCE, MAIL, OTHER)) {
            List<Delivery> taken = setting.seen(1, 1, START);
            taken.forEach(one -> setting.corpus.alerts().delivered(one, START));
            Channels channels = new SqlChannels(setting.database, () -> START);
            channels.remove(
                    ACME,
                    setting.subscription.id(),
                    channels.of(ACME, setting.subscription.id()).getLast().id());
            assertThat(setting.log.channels(ACME, 0, 10)).hasSize(2);

            assertThat(setting.retention.round(LATER)).isEqualTo(new Forgotten(2, 1, 0));

            assertThat(setting.log.channels(ACME, 0, 10))
                    .extracting(DeliveryLog.ChannelHealth::where)
                    .containsExactly("soc@acme.example");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatHappenedIsForgottenAndThePreviewSaysSinceWhenItKnows(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, Timing.AT_ONCE, MAIL)) {
            HappeningLog log = new HappeningLog(setting.database.sql());
            Document post = Setting.post(1);
            setting.see(post);
            log.note(post.id(), News.GONE, "1", "HTTP 404", START);
            log.note(post.id(), News.GONE, "2", "HTTP 404", LATER.minus(Duration.ofDays(1)));
            setting.database
                    .sql()
                    .sql("update happening_log set since = ?")
                    .param(AlertRows.time(START))
                    .update();

            assertThat(setting.retention.round(LATER)).isEqualTo(new Forgotten(0, 0, 1));

            assertThat(log.of(ACME, Instant.EPOCH, 10))
                    .extracting(HappeningLog.Happening::state)
                    .containsExactly("2");
            assertThat(log.since()).isEqualTo(LATER.minus(KEPT));
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneRoundGoesThroughManyBatches(EachDatabase kind) throws Exception {
        try (Setting setting = new Setting(kind, Timing.AT_ONCE, MAIL)) {
            int many = 2 * WatchRetention.BATCH + 1;
            setting.seen(1, many, START).forEach(one -> setting.corpus.alerts().delivered(one, START));

            assertThat(setting.retention.round(LATER)).isEqualTo(new Forgotten(many, 0, 0));
            assertThat(setting.rows("delivery")).isZero();
        }
    }
}
