package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.app.ComposeFile.Service;
import andon.evidence.EvidenceKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ContainerImageTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<String> dockerfile = read();

    private static List<String> read() {
        try {
            return Files.readString(ComposeFile.ROOT.resolve("Dockerfile"))
                    .replace("\\\n", "")
                    .lines()
                    .map(String::strip)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> words(String instruction) {
        String line = dockerfile.stream()
                .filter(l -> l.startsWith(instruction + " "))
                .reduce((first, second) -> second)
                .orElseThrow();
        return Arrays.asList(JSON.readValue(line.substring(line.indexOf('[')), String[].class));
    }

    @Test
    void itStartsAndonWithTheLaunchersFlags() throws IOException {
        List<String> launcher = Files.readString(ComposeFile.ROOT.resolve("andon"))
                .replace("\\\n", "")
                .lines()
                .filter(line -> line.startsWith("exec "))
                .flatMap(line -> Arrays.stream(line.split("\\s+")))
                .filter(word -> word.matches("--?[A-Za-z].*=.*|-XX:.*|--enable.*"))
                .toList();
        assertThat(launcher).hasSizeGreaterThan(4);
        assertThat(words("ENTRYPOINT")).containsAll(launcher).endsWith("andon.app.Andon");
    }

    @Test
    void itRunsAsNobodyInParticularAndItsCommandsAreAndons() {
        assertThat(dockerfile.stream().filter(line -> line.startsWith("USER "))).containsExactly("USER 1000:1000");
        for (List<String> command : List.of(words("CMD"), healthArguments())) {
            Andon.commandLine().parseArgs(command.toArray(String[]::new));
        }
    }

    private List<String> healthArguments() {
        String line = dockerfile.stream()
                .filter(l -> l.startsWith("HEALTHCHECK "))
                .findFirst()
                .orElseThrow();
        List<String> words = Arrays.asList(JSON.readValue(line.substring(line.indexOf('[')), String[].class));
        return words.subList(words.indexOf("andon.app.Andon") + 1, words.size());
    }

    @Test
    void composeAsksForHealthInTheSameWay() throws IOException {
        assertThat(ComposeFile.read().andon()).isNotEmpty().allSatisfy(service -> {
            List<String> test = new Service("health", service.map("healthcheck")).texts("test");
            int main = test.indexOf("andon.app.Andon");
            assertThat(test.subList(main + 1, test.size())).isEqualTo(healthArguments());
        });
    }

    @Test
    void secretsAreMadeOnceAndEachIsReadableByItsReader(@TempDir Path folder) throws Exception {
        Path script = Files.copy(
                ComposeFile.ROOT.resolve("docker/make-secrets"),
                folder.resolve("make-secrets"),
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        assertThat(run(script)).isZero();
        Path secrets = folder.resolve("secrets");
        Map<String, String> modes =
                Map.of("postgres-password", "r--r--r--", "elastic-password", "r--------", "evidence-key", "r--------");
        for (Map.Entry<String, String> file : modes.entrySet()) {
            Path secret = secrets.resolve(file.getKey());
            assertThat(Files.readString(secret)).matches("[0-9a-f]{48}|[0-9a-f]{64}");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                    .isEqualTo(file.getValue());
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rwx------");
        String before = Files.readString(secrets.resolve("postgres-password"));
        assertThat(run(script)).isEqualTo(1);
        assertThat(new EvidenceKeyFile(secrets.resolve("evidence-key")).ids()).hasSize(1);
        // After an update to a version that needs one more.
        Files.delete(secrets.resolve("evidence-key"));
        assertThat(run(script)).isZero();
        assertThat(secrets.resolve("evidence-key")).exists();
        assertThat(Files.readString(secrets.resolve("postgres-password"))).isEqualTo(before);
    }

    private static int run(Path script) throws IOException, InterruptedException {
        return new ProcessBuilder(script.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
