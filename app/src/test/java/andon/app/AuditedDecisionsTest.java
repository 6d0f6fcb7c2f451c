package andon.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.app.settings.Settings;
import andon.app.settings.SettingsFile;
import andon.crawler.candidates.Candidates;
import andon.crawler.candidates.FollowBudget;
import andon.crawler.candidates.Sighting;
import andon.crawler.candidates.Sightings;
import andon.crawler.safety.BlockList;
import andon.crawler.safety.HostGuard;
import andon.crawler.safety.OwnDecisions;
import andon.crawler.safety.Quarantine;
import andon.crawler.safety.Safety;
import andon.crawler.safety.TermScan;
import andon.crawler.source.SourcesFile;
import andon.searchapi.audit.AuditFilter;
import andon.searchapi.audit.AuditLog;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.SecretMask;
import andon.vocabulary.SourceId;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Andon decides by itself stands beside what operators decide. */
class AuditedDecisionsTest {
    private static final OnionAddress FORUM = host(1);
    private static final OnionAddress FOUND = host(2);

    @TempDir
    Path folder;

    private Settings settings;
    private Stores stores;
    private AuditLog audit;

    @BeforeEach
    void open() throws IOException {
        settings = SettingsFile.read(
                Files.writeString(folder.resolve("andon.yaml"), "data: '" + folder.resolve("data") + "'\n"));
        stores = Stores.open(settings);
        audit = stores.audit();
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void quarantineForAPageIsRecordedOnce() {
        Safety safety = Crawling.safety(stores, settings);
        for (int page = 0; page < 2; page++) {
            TermScan scan = safety.scan();
            scan.words("so says " + BlockList.TEST_TERM + " here");
            assertThat(safety.drops(FOUND.host(), scan)).contains(Quarantine.BLOCKED_TERM);
        }
        assertThat(audit.entries(Long.MAX_VALUE, new AuditFilter("andon", null, null, null, null, null), 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo("quarantine-change");
                    assertThat(entry.role()).isEqualTo("automatic");
                    assertThat(entry.subject()).isEqualTo("host " + FOUND.host());
                    assertThat(entry.detail()).isEqualTo("under quarantine: blocked-term");
                });
    }

    @Test
    void candidateThatIsFollowedIsRecorded() throws Exception {
        candidateOnAFollowedForum();
        Candidates candidates = candidates(new AuditedDecisions(audit));
        assertThat(candidates.follow(new FollowBudget(5, 5))).hasSize(1);
        assertThat(candidates.follow(new FollowBudget(5, 5))).isEmpty();
        assertThat(audit.entries(Long.MAX_VALUE, new AuditFilter("andon", null, null, null, null, null), 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo("candidate-decision");
                    assertThat(entry.subject()).isEqualTo("candidate " + FOUND.host());
                    assertThat(entry.detail()).startsWith("accepted as source onion-");
                });
    }

    @Test
    void whatCannotBeRecordedIsNotDecided() throws Exception {
        candidateOnAFollowedForum();
        OwnDecisions full = new OwnDecisions() {
            @Override
            public void quarantined(String host, String reason) {
                throw new IllegalStateException("no room");
            }

            @Override
            public void followed(OnionAddress candidate, SourceId source) {
                throw new IllegalStateException("no room");
            }
        };
        assertThatThrownBy(() -> candidates(full).follow(new FollowBudget(5, 5)))
                .hasMessage("no room");
        assertThat(stores.sources().all()).hasSize(1);
        Quarantine quarantine = new Quarantine(stores.database(), stores.clock());
        Safety safety = new Safety(BlockList.builtIn(), quarantine, full);
        TermScan scan = safety.scan();
        scan.words(BlockList.TEST_TERM);
        assertThatThrownBy(() -> safety.drops(FOUND.host(), scan)).hasMessage("no room");
        assertThat(quarantine.all()).isEmpty();
    }

    private Candidates candidates(OwnDecisions decisions) {
        return new Candidates(stores.database(), stores.sources(), HostGuard.OPEN, decisions, stores.clock());
    }

    private void candidateOnAFollowedForum() throws Exception {
        stores.sources().replaceAll(SourcesFile.parse("""
                sources:
                  - id: forum
                    addresses: ["http://%s/"]
                    follow: true
                """.formatted(FORUM.host())));
        new Sightings(stores.database(), HostGuard.OPEN, SecretMask.NOTHING, stores.clock())
                .write(List.of(new Sighting(
                        new SourceId("forum"), URI.create("http://" + FORUM.host() + "/"), Map.of(FOUND, "new"))));
    }

    private static OnionAddress host(int n) {
        byte[] key = new byte[32];
        key[0] = (byte) n;
        return OnionAddress.ofPublicKey(key);
    }
}
