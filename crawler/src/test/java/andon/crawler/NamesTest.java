package andon.crawler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import andon.crawler.NamesScenario.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No name is resolved, and no connection made, outside of the proxy. */
class NamesTest {
    @TempDir
    Path folder;

    @Test
    void noNameOfACrawlIsLookedUpAndOnlyHostsOfSourcesAreDialledByName() throws Exception {
        int before = RecordingResolver.lookups().size();
        Seen seen = NamesScenario.run(folder);
        assertThat(seen.captured())
                .contains(
                        "http://" + NamesScenario.MAIN + "/",
                        "http://" + NamesScenario.MIRROR + "/",
                        "http://" + NamesScenario.CLEAR + "/",
                        "http://" + NamesScenario.I2P + "/");
        assertThat(seen.dialled())
                .containsExactlyInAnyOrder(
                        NamesScenario.MAIN,
                        "www." + NamesScenario.MAIN,
                        NamesScenario.DOWN,
                        NamesScenario.MIRROR,
                        NamesScenario.CLEAR,
                        NamesScenario.I2P);
        assertThat(seen.leaked()).isEmpty();
        assertThat(seen.lookups().subList(before, seen.lookups().size()))
                .as("names and addresses asked of the JVM's resolver")
                .allMatch(name -> name.equals("localhost") || name.startsWith("127."));
    }

    @Test
    void crawlInANamespaceThatHasOnlyLoopbackAsksForNothingElse() throws Exception {
        Map<String, String> said = isolated(folder.toString());
        assertThat(Integer.parseInt(said.getOrDefault("captured", "0"))).isGreaterThan(4);
        assertThat(said.get("dialled")).contains(NamesScenario.MAIN, NamesScenario.CLEAR, NamesScenario.I2P);
        assertThat(said.get("lookups")).doesNotContain("onion", "i2p", "example");
        assertThat(said.get("elsewhere"))
                .as("datagrams and packets without a way")
                .isEqualTo("0");
        assertThat(said.get("opened"))
                .as("connections opened: those to the endpoints, and those of the test proxy to its server")
                .isEqualTo(said.get("connections"));
    }

    @Test
    void whatLeaksIsCountedThere() throws Exception {
        Map<String, String> said = isolated("leak");
        assertThat(Integer.parseInt(said.getOrDefault("elsewhere", "0"))).isGreaterThanOrEqualTo(2);
    }

    /** Runs the scenario in a JVM in a network namespace of its own; gives the {@code key=value} lines that it printed. */
    private Map<String, String> isolated(String argument) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("unshare", "--map-root-user", "--net", "sh", "-c"));
        command.add("ip link set lo up && exec \"$@\"");
        command.addAll(List.of(
                "sh", Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(NamesScenario.class.getName(), argument));
        if (!run(List.of("unshare", "--map-root-user", "--net", "ip", "link", "set", "lo", "up"))) {
            String reason =
                    "SKIPPED: this machine lets nobody make a network namespace (unshare --map-root-user --net)";
            System.out.println(reason);
            abort(reason);
        }
        Path out = Files.createTempFile(folder, "isolated", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        Map<String, String> said = new HashMap<>();
        lines.stream()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> said.put(pair[0], pair[1]));
        return said;
    }

    private static boolean run(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            System.out.println(Arrays.toString(command.toArray()) + ": " + e.getMessage());
            return false;
        }
    }
}
