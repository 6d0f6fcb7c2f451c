package andon.corpus.watch;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.EachDatabase;
import andon.corpus.watch.Alerts.Delivery;
import andon.vocabulary.AssetType;
import andon.vocabulary.OrganisationId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What alerting asks of the embedded database reads no table that only grows from end to end. The database writes down every statement
 * it is given, and explains each.
 */
class WatchPlansTest {
    private static final OrganisationId ACME = new OrganisationId("acme");
    private static final Subscription.Channel HOOK =
            new Subscription.Channel.Webhook(URI.create("https://hooks.acme.example/a"), "whsec_" + "QUJD".repeat(8));
    private static final Subscription.Channel MAIL = new Subscription.Channel.Email("soc@acme.example");
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(60);
    private static final Instant LATER = START.plus(KEPT).plus(Duration.ofDays(2));
    private static final int MANY = 3_000;

    @TempDir
    Path folder;

    private WatchSetting setting;
    private Subscription subscription;

    @BeforeEach
    void manyMessagesByTwoChannels() throws Exception {
        setting = new WatchSetting(EachDatabase.H2, folder);
        setting.watch(ACME, AssetType.NAME, "Acme Corp");
        subscription = setting.subscribe(ACME, Selection.of("", null), Timing.AT_ONCE, HOOK, MAIL);
        setting.see(document("p1").text("Acme Corp").build());
        for (String rows : List.of(
                "insert into alert (id, subscription_id, subscription_name, owner, document_id, source, categories,"
                        + " matched_values, excerpt, raised_at, why, event, detail) select 'a' || x, subscription_id,"
                        + " subscription_name, owner, document_id, source, categories, matched_values, excerpt,"
                        + " dateadd(second, x, raised_at), why, event, detail from alert, system_range(1, " + MANY
                        + ")",
                "insert into delivery (alert_id, channel_id, state, due_at, attempts, fence, held) select a.id, c.id, 0,"
                        + " a.raised_at, 0, 0, false from alert a, subscription_channel c where a.id like 'a%' and"
                        + " length(a.id) < 10",
                "insert into happening (document_id, owner, event, state, detail, happened_at) select document_id, owner,"
                        + " 'gone', id, '', raised_at from alert")) {
            assertThat(execute(rows)).isGreaterThanOrEqualTo(MANY);
        }
        execute("analyze");
        writeDown();
    }

    /** From here on. */
    private void writeDown() {
        execute("set query_statistics false");
        execute("set query_statistics true");
    }

    @AfterEach
    void close() {
        setting.close();
    }

    private int execute(String statement) {
        return setting.database.sql().sql(statement).update();
    }

    /** How the statements about the tables are carried out. */
    private List<String> plans(String... tables) {
        Pattern about = Pattern.compile("(?i).*\\b(" + String.join("|", tables) + ")\\b.*", Pattern.DOTALL);
        List<String> statements = setting.database
                .sql()
                .sql("select sql_statement from information_schema.query_statistics")
                .query(String.class)
                .list();
        return statements.stream()
                .filter(one -> about.matcher(one).matches())
                .map(one -> String.join(
                        "\n",
                        setting.database
                                .sql()
                                .sql("explain " + one)
                                .params(Collections.nCopies(
                                        (int) one.chars().filter(c -> c == '?').count(), null))
                                .query(String.class)
                                .list()))
                .toList();
    }

    private List<Delivery> take(int limit, List<Delivery> underWay) {
        return setting.corpus.alerts().takeDue(LATER, limit, LEASE, underWay);
    }

    @Test
    void whatIsForgottenIsFoundByItsKeys() {
        assertThat(execute("update delivery set state = 1")).isGreaterThan(MANY);
        execute("update delivery set state = 3, leader = (select min(id) from delivery) where mod(id, 3) = 0");
        writeDown();

        assertThat(new WatchRetention(setting.database, new WatchRetention.Terms(KEPT, KEPT)).round(LATER))
                .satisfies(round -> assertThat(round.deliveries()).isGreaterThan(MANY))
                .satisfies(round -> assertThat(round.happenings()).isGreaterThanOrEqualTo(MANY));

        assertThat(plans("delivery", "happening"))
                .hasSizeGreaterThan(5)
                .anySatisfy(plan -> assertThat(plan).startsWith("DELETE FROM \"PUBLIC\".\"HAPPENING\""))
                .anySatisfy(plan -> assertThat(plan).startsWith("DELETE FROM \"PUBLIC\".\"DELIVERY\""))
                .allSatisfy(plan ->
                        assertThat(plan).doesNotContain("DELIVERY.tableScan").doesNotContain("HAPPENING.tableScan"));
    }

    @Test
    void aDeadLetterIsSentAgainWithoutALookAtTheOthers() {
        Delivery dead = take(1, List.of()).getFirst();
        setting.corpus.alerts().failed(dead, "refused", null);

        assertThat(new SqlDeliveryLog(setting.database).redeliver(ACME, dead.id(), LATER))
                .isTrue();

        assertThat(plans("delivery")).allSatisfy(plan -> assertThat(plan).doesNotContain("DELIVERY.tableScan"));
    }

    @Test
    void aReceiverThatHasEnoughUnderWayKeepsItsQueueUnread() {
        List<Delivery> first = take(50, List.of());
        assertThat(first).hasSize(2 * Alerts.MAX_TO_ONE_RECEIVER);
        List<Delivery> mails =
                first.stream().filter(one -> one.channel().equals(MAIL)).toList();
        assertThat(mails).hasSize(Alerts.MAX_TO_ONE_RECEIVER);

        assertThat(take(50, mails))
                .hasSize(Alerts.MAX_TO_ONE_RECEIVER)
                .allSatisfy(one -> assertThat(one.channel()).isInstanceOf(Subscription.Channel.Webhook.class));
        assertThat(take(50, first)).as("nobody has room").isEmpty();

        assertThat(plans("delivery"))
                .anySatisfy(
                        plan -> assertThat(plan).contains("DELIVERY_WAITING").contains("index sorted"))
                .allSatisfy(plan -> assertThat(plan).doesNotContain("DELIVERY.tableScan"))
                .filteredOn(plan -> plan.contains("DELIVERY_DUE"))
                .as("of what is due to anybody the first few")
                .hasSize(1)
                .allSatisfy(plan ->
                        assertThat(plan).contains("FETCH FIRST 200 ROWS ONLY").contains("index sorted"));
    }

    @Test
    void whereLittleIsDueOnlyItsChannelsAreLookedAt() {
        execute("update delivery set state = 1");
        writeDown();
        assertThat(take(50, List.of())).isEmpty();
        assertThat(plans("delivery")).as("nothing is due").hasSize(1);

        assertThat(execute(
                        "update delivery set state = 0 where id in (select min(id) from delivery group by channel_id)"))
                .isEqualTo(2);
        writeDown();
        assertThat(take(50, List.of())).hasSize(2);
        assertThat(plans("subscription_channel"))
                .anySatisfy(plan -> assertThat(plan)
                        .contains("FROM \"PUBLIC\".\"SUBSCRIPTION_CHANNEL\" \"C\"")
                        .contains("\"C\".\"ID\" IN("));
    }

    @Test
    void aPageOfAlertsIsReadFromItsPlaceOn() {
        Alerts.Raised middle = new Alerts.Raised(START.plusSeconds(MANY / 2), "");
        assertThat(setting.corpus.alerts().of(ACME, middle, 10).alerts()).hasSize(10);
        assertThat(setting.corpus.alerts().raised(subscription.id(), middle, 10))
                .hasSize(10)
                .allSatisfy(alert -> assertThat(alert.raisedAt()).isAfterOrEqualTo(middle.at()));

        assertThat(plans("alert a"))
                .anySatisfy(plan -> assertThat(plan).containsPattern("ALERT_OWNER: [^*]*RAISED_AT"))
                .anySatisfy(plan -> assertThat(plan).containsPattern("ALERT_SUBSCRIPTION: [^*]*RAISED_AT"));
    }
}
