package andon.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.Capture;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;

/** A process that appends is killed at random moments, and nothing that it said was kept is lost. */
class KilledProcessIT {
    private static final int ROUNDS = 4;

    @TempDir
    Path temporary;

    /** The process that is killed: appends until its end, from four threads, and says what is kept. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] args) throws Exception {
            Database database = Database.open(new DatabaseSettings(args[0], args[1], args[2], 8));
            EvidenceStore store = WarcEvidenceStore.open(
                    new EvidenceSettings(
                            Path.of(args[3]),
                            40_000,
                            EvidenceSettings.DEFAULT_ROTATE_AFTER,
                            1 << 20,
                            sealing(Path.of(args[5]), Boolean.parseBoolean(args[6]))),
                    database,
                    InstantSource.system());
            for (int thread = 0; thread < 4; thread++) {
                String name = args[4] + "/" + thread + "/";
                Thread.ofPlatform().start(() -> appendForEver(store, name));
            }
        }

        private static void appendForEver(EvidenceStore store, String name) {
            for (int i = 0; ; i++) {
                // Batches of one to seven: what was said of one of them holds for all.
                List<PreparedCapture> batch = new ArrayList<>();
                for (int page = 0; page <= i % 7; page++) {
                    String path = name + i + "." + page;
                    batch.add(store.prepare(StoreFixture.page(path, "text ".repeat(i % 500) + path)));
                }
                try {
                    List<Capture> captures = store.append(batch, logged -> {});
                    captures.forEach(capture -> System.out.println(capture.seq() + " " + capture.address()));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
    }

    private static Sealing sealing(Path keyFile, boolean sealed) {
        return sealed ? Sealing.withOwnKey(keyFile) : Sealing.off(keyFile);
    }

    @ParameterizedTest
    @CsvSource({"H2,true", "H2,false", "POSTGRESQL,true", "POSTGRESQL,false"})
    void killedProcessLosesNothingThatItSaidWasKept(TestDatabase kind, boolean sealed) throws Exception {
        DatabaseSettings settings = kind.fresh(temporary);
        Path folder = temporary.resolve("warc");
        Random random = new Random(20261123);
        List<String> said = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            said.addAll(runAndKill(settings, folder, "round" + round, 5 + random.nextInt(40), sealed));
            EvidenceSettings evidence = new EvidenceSettings(
                    folder,
                    EvidenceSettings.DEFAULT_ROTATE_BYTES,
                    EvidenceSettings.DEFAULT_ROTATE_AFTER,
                    1 << 20,
                    sealing(keyFile(), sealed));
            try (Database database = Database.open(settings);
                    EvidenceStore store = WarcEvidenceStore.open(evidence, database, InstantSource.system())) {
                List<Capture> logged = store.after(0, 100_000);
                assertThat(logged.stream().map(capture -> capture.seq() + " " + capture.address()))
                        .containsAll(said);
                assertThat(logged.stream()
                                .collect(Collectors.groupingBy(KilledProcessIT::batch, Collectors.counting())))
                        .allSatisfy((batch, pages) -> assertThat(pages)
                                .isEqualTo(1 + Integer.parseInt(batch.substring(batch.lastIndexOf('/') + 1)) % 7));
                assertThat(store.verify())
                        .isEqualTo(new EvidenceStore.Verification(logged.size(), java.util.Optional.empty()));
                assertThat(responsesIn(sealed ? exported(evidence, "plain" + round) : folder))
                        .containsExactlyInAnyOrderElementsOf(logged.stream()
                                .map(capture -> capture.address().toString())
                                .toList());
            }
        }
        assertThat(said).hasSizeGreaterThan(ROUNDS * 5);
    }

    /** All captures of a batch have one name but for what follows its last dot. */
    private static String batch(Capture capture) {
        String path = capture.address().getPath();
        return path.substring(0, path.lastIndexOf('.'));
    }

    private Path keyFile() {
        return temporary.resolve("evidence.key");
    }

    private Path exported(EvidenceSettings settings, String name) throws IOException {
        Path target = temporary.resolve(name);
        EvidenceSeals.of(settings, SealedElsewhere.NONE).export(target, List.of(), told -> {});
        return target;
    }

    private List<String> runAndKill(
            DatabaseSettings settings, Path folder, String name, int afterCaptures, boolean sealed) throws Exception {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        settings.url(),
                        settings.user(),
                        settings.password(),
                        folder.toString(),
                        name,
                        keyFile().toString(),
                        Boolean.toString(sealed))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> said = new ArrayList<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                if (said.size() == afterCaptures) {
                    // By its handle: Process.destroyForcibly would close the stream that is still to be read.
                    victim.toHandle().destroyForcibly();
                }
            }
        }
        victim.waitFor();
        assertThat(said).hasSizeGreaterThanOrEqualTo(afterCaptures);
        // The last line may have been cut by the kill.
        return said.subList(0, said.size() - 1);
    }

    private static List<String> responsesIn(Path folder) throws IOException {
        List<String> addresses = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(file.toString()).endsWith(".warc.gz");
                try (WarcReader reader = new WarcReader(file)) {
                    for (WarcRecord record : reader) {
                        if (record instanceof WarcResponse response) {
                            addresses.add(response.target());
                        }
                    }
                }
            }
        }
        return addresses;
    }
}
