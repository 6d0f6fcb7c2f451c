package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.app.demo.DemoWorld;
import andon.app.demo.Verdict;
import andon.app.settings.Settings;
import andon.app.settings.SettingsFile;
import andon.testbed.tor.PrivateTor;
import andon.testbed.world.Site;
import andon.testbed.world.WorldSettings;
import andon.vocabulary.OnionAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's world as onion services of a private Tor network, crawled through real tor. */
class RealTorIT {
    private static final long CAPTURES_BEFORE_THE_KILL = 60;

    @TempDir
    Path folder;

    @Test
    void worldBehindRealTorMeetsItsTruthWithOneServiceDownAndATorClientKilledMidCrawl() throws Exception {
        RealServers.need("tor");
        RealServers.need("tor-gencert");
        try (DemoWorld world = DemoWorld.start(new WorldSettings(5, 0, Instant.now(), 1));
                PrivateTor tor = PrivateTor.start(
                        new PrivateTor.Settings(Files.createDirectory(folder.resolve("tor")), services(world))
                                .withClients(2))) {
            assertThat(services(world)).hasSizeGreaterThanOrEqualTo(5);
            // The world's own down host has no service at all; this one had one and lost it.
            Site down = world.world().site(aSiteThatHoldsNoTruth(world));
            tor.stop(down.id() + "-0");
            Path node = Files.createDirectory(folder.resolve("node"));
            Settings settings = SettingsFile.read(world.writeSettings(node, List.of(tor.socks(0), tor.socks(1)), 0));
            try (Stores stores = Stores.open(settings)) {
                world.loadSources(stores);
                world.enrol(stores);
                try (Node running = Node.start(
                        settings,
                        stores,
                        EnumSet.of(
                                ProcessRole.SCHEDULER, ProcessRole.CRAWLER, ProcessRole.INDEXER, ProcessRole.ALERTS))) {
                    Instant end = Instant.now().plus(Duration.ofMinutes(6));
                    boolean killed = false;
                    while (!running.idle() || !killed) {
                        assertThat(Instant.now()).as("the crawl ends in time").isBefore(end);
                        if (!killed && stores.evidence().lastSeq() >= CAPTURES_BEFORE_THE_KILL) {
                            tor.killClient(0);
                            killed = true;
                        }
                        LockSupport.parkNanos(50_000_000);
                    }
                    assertThat(stores.evidence().lastSeq())
                            .as("the crawl went on through the other tor")
                            .isGreaterThan(2 * CAPTURES_BEFORE_THE_KILL);
                    assertThat(running.crawler().statuses())
                            .filteredOn(s -> s.source().id().value().equals(down.id()))
                            .allSatisfy(s -> assertThat(s.health().outcomes()).doesNotContainKey("captured"));
                }
                Verdict verdict = world.judge(stores);
                assertThat(verdict.claims()).allSatisfy(claim -> {
                    assertThat(claim.missed()).as("missed: " + claim.name()).isEmpty();
                    assertThat(claim.wrong()).as("wrong: " + claim.name()).isEmpty();
                });
                assertThat(world.proxy().requests())
                        .as("all went through tor, none through the test proxy")
                        .isEmpty();
                assertThat(stores.evidence().verify().firstBroken()).isEmpty();
            }
        }
    }

    private static String aSiteThatHoldsNoTruth(DemoWorld world) {
        return world.world().sites().stream()
                .map(Site::id)
                .filter(id -> world.world().truth().documents().stream()
                        .noneMatch(d -> d.source().equals(id)))
                .filter(id -> world.world().site(id).addresses().stream()
                        .noneMatch(a -> world.world().truth().downHosts().contains(a.host())))
                .findFirst()
                .orElseThrow();
    }

    /** Every address of every site is a service of its own, at the address that the pages link to. */
    private static List<PrivateTor.Service> services(DemoWorld world) {
        InetSocketAddress server = new InetSocketAddress(
                InetAddress.getLoopbackAddress(), world.web().port());
        List<PrivateTor.Service> services = new ArrayList<>();
        for (Site site : world.world().sites()) {
            List<OnionAddress> addresses = site.addresses();
            for (int i = 0; i < addresses.size(); i++) {
                if (!world.world().truth().downHosts().contains(addresses.get(i).host())) {
                    services.add(new PrivateTor.Service(
                            site.id() + "-" + i,
                            server,
                            site.id() + "-" + i,
                            Optional.of(world.world().key(site, i))));
                }
            }
        }
        return services;
    }
}
