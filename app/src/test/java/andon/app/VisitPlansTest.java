package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.source.Source;
import andon.crawler.source.SourceDraft;
import andon.crawler.source.SourceRegistry;
import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.schedules.Plan;
import andon.schedules.Schedules;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SourceId;
import andon.vocabulary.Timetable;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans follow the sources; time is moved by hand. */
class VisitPlansTest {
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Timetable SIX_HOURS = Timetable.every(Duration.ofHours(6));

    @TempDir
    Path folder;

    private final List<String> runs = new CopyOnWriteArrayList<>();
    private Database database;
    private SourceRegistry sources;
    private Schedules schedules;
    private VisitPlans plans;

    @BeforeEach
    void open() {
        database = Database.open(DatabaseSettings.embedded(folder));
        sources = new SourceRegistry(database, InstantSource.system());
        schedules = new Schedules(database, runs::add);
        plans = new VisitPlans(sources, schedules);
    }

    @AfterEach
    void close() {
        schedules.close();
        database.close();
    }

    private static SourceDraft source(int n) {
        byte[] key = new byte[32];
        key[0] = (byte) n;
        URI address = URI.create("http://" + OnionAddress.ofPublicKey(key).host() + "/");
        return Source.ofAddresses(new SourceId("source-" + n), List.of(address))
                .draft()
                .timetable(SIX_HOURS);
    }

    private Plan plan(int n) {
        return schedules.find("crawl:source-" + n).orElseThrow();
    }

    @Test
    void newChangedPausedAndRemovedSourcesArePlannedAtTheNextLookWithoutARestart() {
        plans.look(START);
        sources.upsert(source(1).make());
        sources.upsert(source(2).make());
        plans.look(START.plusSeconds(1));
        assertThat(plan(1).timetable()).isEqualTo(SIX_HOURS);
        assertThat(plan(1).next()).isPresent();
        Timetable hourly = Timetable.every(Duration.ofHours(1));
        sources.upsert(source(1).timetable(hourly).make());
        sources.upsert(source(2).paused(true).make());
        plans.look(START.plusSeconds(2));
        assertThat(plan(1).timetable()).isEqualTo(hourly);
        assertThat(plan(2).paused()).isTrue();
        assertThat(plan(2).next()).isEmpty();
        sources.upsert(source(2).make());
        sources.remove(new SourceId("source-1"));
        plans.look(START.plusSeconds(3));
        assertThat(plan(2).next()).isPresent();
        assertThat(schedules.all()).extracting(Plan::name).containsExactly("crawl:source-2");
    }

    @Test
    void planThatWasLostOrIsForNothingIsMendedWithinTenMinutes() {
        sources.upsert(source(1).make());
        sources.upsert(source(2).make());
        plans.look(START);
        schedules.remove("crawl:source-1");
        database.sql().sql("delete from qrtz_simple_triggers").update();
        database.sql().sql("delete from qrtz_triggers").update();
        schedules.plan("crawl:nobody", SIX_HOURS);
        schedules.plan("digest:weekly", SIX_HOURS);
        plans.look(START.plus(VisitPlans.ALL));
        assertThat(schedules.find("crawl:source-1")).isEmpty();
        plans.look(START.plus(VisitPlans.ALL).plusSeconds(1));
        assertThat(plan(1).next()).isPresent();
        assertThat(plan(2).next()).isPresent();
        assertThat(schedules.all())
                .extracting(Plan::name)
                .containsExactly("crawl:source-1", "crawl:source-2", "digest:weekly");
    }

    @Test
    void lookAtUnchangedSourcesLeavesTheirNextTimesAsTheyAre() {
        sources.upsert(
                source(1).timetable(SIX_HOURS.withJitter(Duration.ofHours(1))).make());
        plans.look(START);
        Instant next = plan(1).next().orElseThrow();
        new VisitPlans(sources, schedules).look(START.plusSeconds(1));
        plans.look(START.plus(VisitPlans.ALL).plusSeconds(1));
        assertThat(plan(1).next()).contains(next);
    }
}
