package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.app.demo.DemoWorld;
import andon.app.demo.Observation;
import andon.app.demo.TruthCheck;
import andon.app.demo.Verdict;
import andon.app.settings.Settings;
import andon.app.settings.SettingsFile;
import andon.testbed.world.WorldSettings;
import andon.vocabulary.Capture;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed again and again ends in the same state as one that is not. */
class KillIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    Path folder;

    @Test
    void killedDuringCrawlIndexAndDeliveryNothingIsLostAndNothingHappensTwice() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        try (DemoWorld world = DemoWorld.start(new WorldSettings(3, 0, Instant.now(), 1))) {
            Path config = world.writeSettings(folder, List.of(world.proxy().address()), 0);
            Settings settings = SettingsFile.read(config);
            try (Stores stores = Stores.open(settings)) {
                world.loadSources(stores);
                world.enrol(stores);
            }
            // Each moment is a random time after its stage was seen at work; the seed tells which.
            int pages = 10 + random.nextInt(40);
            killWhen(config, random, () -> world.web().visits().size() >= pages);
            int told = 1 + random.nextInt(3);
            killWhen(config, random, () -> world.webhook().requests().size() >= told);
            int mails = world.mail().received().size() + 1 + random.nextInt(3);
            killWhen(config, random, () -> world.mail().received().size() >= mails);
            for (int i = 0; i < 3; i++) {
                int more = world.web().visits().size() + 1 + random.nextInt(60);
                killWhen(config, random, () -> world.web().visits().size() >= more);
            }
            try (AndonProcess last = serve(config)) {
                assertThat(last.exitCode(PATIENCE)).as(last.errors()).isZero();
            }
            try (Stores stores = Stores.open(settings)) {
                Map<String, Integer> captured = new HashMap<>();
                long seq = 0;
                for (List<Capture> batch = stores.evidence().after(seq, 500);
                        !batch.isEmpty();
                        batch = stores.evidence().after(seq, 500)) {
                    batch.forEach(c -> captured.merge(c.source() + " " + c.address(), 1, Integer::sum));
                    seq = batch.getLast().seq();
                }
                assertThat(captured.values())
                        .as("captures of one page, seed " + seed)
                        .containsOnly(1);
                assertThat(stores.evidence().verify().firstBroken()).isEmpty();
                Verdict verdict = TruthCheck.compare(
                        world.world().truth(), world.world().secrets(), inEffect(world.observe(stores)));
                assertThat(verdict.claims()).allSatisfy(claim -> {
                    assertThat(claim.missed())
                            .as("missed: " + claim.name() + ", seed " + seed)
                            .isEmpty();
                    assertThat(claim.wrong())
                            .as("wrong: " + claim.name() + ", seed " + seed)
                            .isEmpty();
                });
            }
        }
    }

    /** A message that was on its way when the process died may come twice; its id tells the receiver that it is one. */
    private static Observation inEffect(Observation observed) {
        return new Observation(
                observed.documents(),
                observed.assets(),
                observed.alerts(),
                observed.webhookIds().stream().distinct().toList(),
                observed.mailIds().stream().distinct().toList());
    }

    private AndonProcess serve(Path config) throws Exception {
        return AndonProcess.start(
                folder,
                "serve",
                "--config",
                config.toString(),
                "--role",
                "scheduler,crawler,indexer,alerts",
                "--until-idle");
    }

    private void killWhen(Path config, Random random, BooleanSupplier seen) throws Exception {
        try (AndonProcess process = serve(config)) {
            Instant end = Instant.now().plus(PATIENCE);
            // It may have nothing left to do and end by itself before the moment comes: then there is nothing to kill.
            while (process.alive() && !seen.getAsBoolean()) {
                assertThat(Instant.now()).as(process.errors()).isBefore(end);
                LockSupport.parkNanos(5_000_000);
            }
            LockSupport.parkNanos(random.nextLong(300_000_000));
            process.kill9();
        }
    }
}
