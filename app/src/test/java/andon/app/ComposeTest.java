package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.app.ComposeFile.Service;
import andon.app.settings.IndexSection;
import andon.app.settings.Settings;
import andon.app.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No Docker runs here: the shape of the deployment is read and checked, its settings are read by Andon itself. */
class ComposeTest {
    private static final Pattern PINNED =
            Pattern.compile("[a-z0-9./-]+:[a-z0-9._-]*\\d+\\.\\d+[a-z0-9._-]*(@sha256:[0-9a-f]{64})?");

    /** Where each image keeps what must outlive it. */
    private static final Map<String, String> KEPT = Map.of(
            "tor", "tor-data:/var/lib/tor",
            "postgres", "postgres-data:/var/lib/postgresql/data",
            "elasticsearch", "elasticsearch-data:/usr/share/elasticsearch/data");

    private static final Path SETTINGS = ComposeFile.ROOT.resolve("docker/andon.yaml");

    private final ComposeFile compose = read();

    private static ComposeFile read() {
        try {
            return ComposeFile.read();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyRoleIsOneServicesAndItsCommandIsAndons() {
        List<ProcessRole> served = new ArrayList<>();
        for (Service service : compose.andon()) {
            served.addAll(service.roles());
            Andon.commandLine().parseArgs(service.texts("command").toArray(String[]::new));
        }
        assertThat(served).containsExactlyInAnyOrder(ProcessRole.values());
        assertThat(compose.withRole(ProcessRole.CRAWLER).option("--name")).isNotBlank();
    }

    @Test
    void everyImageIsPinnedAlsoThoseThatOursAreBuiltOn() throws IOException {
        assertThat(compose.services().values())
                .extracting(Service::image)
                .allSatisfy(image -> assertThat(image).matches(PINNED));
        for (String file : List.of("Dockerfile", "docker/tor/Dockerfile")) {
            List<String> bases = Files.readAllLines(ComposeFile.ROOT.resolve(file)).stream()
                    .filter(line -> line.startsWith("FROM "))
                    .map(line -> line.split(" ")[1])
                    .toList();
            assertThat(bases).isNotEmpty().allSatisfy(base -> assertThat(base).matches(PINNED));
        }
    }

    @Test
    void imagesOfOurOwnAreBuiltOfWhatIsHereAndRunAsSomebodyWithoutRights() throws IOException {
        List<Service> built = compose.services().values().stream()
                .filter(service -> service.keys().containsKey("build"))
                .toList();
        assertThat(built).extracting(Service::image).contains("andon:0.1.0", "andon-tor:0.1.0");
        for (Service service : built) {
            List<String> users =
                    Files.readAllLines(ComposeFile.ROOT
                                    .resolve(service.text("build"))
                                    .resolve("Dockerfile"))
                            .stream()
                            .filter(line -> line.startsWith("USER "))
                            .map(line -> line.substring("USER ".length()).strip())
                            .toList();
            // The last one counts, and it is who Compose asks for.
            assertThat(users).as(service.name()).isNotEmpty();
            assertThat(users.getLast()).isEqualTo(service.text("user")).doesNotMatch("root.*|0(:.*)?");
        }
    }

    @Test
    void whatMustOutliveAContainerStandsOnANamedVolumeAndNothingOfTheHostIsMounted() {
        Map<String, Object> declared = ComposeFile.map(compose.rest().get("volumes"));
        List<String> used = new ArrayList<>();
        for (Service service : compose.services().values()) {
            assertThat(service.texts("volumes"))
                    .as(service.name())
                    .containsExactly(KEPT.getOrDefault(service.name(), "andon-data:/var/lib/andon"));
            service.texts("volumes").forEach(volume -> used.add(volume.split(":")[0]));
        }
        // A name that is not declared would be a folder of the host.
        assertThat(declared.keySet()).containsExactlyInAnyOrderElementsOf(Set.copyOf(used));
        assertThat(declared.values())
                .allSatisfy(volume -> assertThat(ComposeFile.map(volume)).isEmpty());
    }

    @Test
    void elasticsearchIsTheVersionThatTheTestsRunOn() throws IOException {
        Matcher tested = Pattern.compile("<elasticsearch.server.version>(.*?)<")
                .matcher(Files.readString(ComposeFile.ROOT.resolve("testbed/pom.xml")));
        assertThat(tested.find()).isTrue();
        assertThat(compose.service("elasticsearch").image()).endsWith(":" + tested.group(1));
    }

    @Test
    void everyServiceIsWatchedBoundedAndWithoutPrivileges() {
        assertThat(compose.services().values()).hasSizeGreaterThan(7).allSatisfy(service -> {
            assertThat(service.map("healthcheck"))
                    .containsKeys("test", "interval", "timeout", "start_period", "retries");
            assertThat(service.text("user")).doesNotMatch("null|root.*|0(:.*)?");
            assertThat(service.texts("cap_drop")).containsExactly("ALL");
            assertThat(service.keys()).doesNotContainKeys("cap_add", "privileged");
            assertThat(service.texts("security_opt")).contains("no-new-privileges:true");
            assertThat(limits(service)).containsKeys("cpus", "memory", "pids");
            assertThat(service.text("restart")).isEqualTo("unless-stopped");
            // Elasticsearch makes its key store in its own folder.
            assertThat(service.text("read_only")).isEqualTo(service.name().equals("elasticsearch") ? "null" : "true");
        });
    }

    private static Map<String, Object> limits(Service service) {
        Map<String, Object> resources = ComposeFile.map(service.map("deploy").get("resources"));
        return ComposeFile.map(resources.get("limits"));
    }

    @Test
    void noSecretStandsInTheOpenAndEachIsGivenOnlyToWhomItIsFor() throws IOException {
        assertThat(Files.readString(ComposeFile.ROOT.resolve(".gitignore"))).contains("/docker/secrets/");
        Map<String, String> files = compose.secretFiles();
        assertThat(files.values()).allSatisfy(file -> assertThat(file).startsWith("docker/secrets/"));
        String maker = Files.readString(ComposeFile.ROOT.resolve("docker/make-secrets"));
        assertThat(files.keySet()).allSatisfy(name -> assertThat(maker).contains(name));
        for (Service service : compose.services().values()) {
            assertThat(files.keySet()).containsAll(service.texts("secrets"));
            service.map("environment").forEach((key, value) -> {
                if (key.matches(".*(PASSWORD|SECRET|TOKEN|KEY).*")) {
                    assertThat(key).endsWith("_FILE");
                    assertThat(service.texts("secrets"))
                            .contains(String.valueOf(value).replace("/run/secrets/", ""));
                }
            });
            boolean searches = service.shares(compose.service("elasticsearch"));
            assertThat(service.texts("secrets").contains("elastic-password"))
                    .as(service.name())
                    .isEqualTo(searches);
        }
        assertThat(compose.services().values().stream()
                        .filter(service -> service.texts("secrets").contains("evidence-key")))
                .containsExactlyInAnyOrderElementsOf(compose.andon());
    }

    @Test
    void onlyTorAndTheDeliveryOfAlertsReachOutsideAndOnlyTheConsoleIsReachedOnLoopback() {
        assertThat(compose.services().values().stream()
                        .filter(service -> service.texts("networks").stream().anyMatch(compose::leadsOutside))
                        .map(Service::name))
                .containsExactlyInAnyOrder("tor", "alerts");
        assertThat(compose.services().values())
                .allSatisfy(service -> assertThat(service.texts("networks")).isNotEmpty());
        Service tor = compose.service("tor");
        assertThat(compose.andon().stream().filter(tor::shares)).containsExactly(compose.withRole(ProcessRole.CRAWLER));
        Map<String, List<String>> ports = compose.services().values().stream()
                .filter(service -> service.keys().containsKey("ports"))
                .collect(Collectors.toMap(Service::name, service -> service.texts("ports")));
        assertThat(ports).isEqualTo(Map.of("api", List.of("127.0.0.1:8640:8640")));
    }

    @Test
    void eachRoleWaitsForTheServersThatItNeeds() {
        assertThat(compose.andon())
                .allSatisfy(service -> assertThat(service.waitsFor("postgres")).isEqualTo("service_healthy"));
        for (ProcessRole role : List.of(ProcessRole.INDEXER, ProcessRole.API)) {
            assertThat(compose.withRole(role).waitsFor("elasticsearch")).isEqualTo("service_healthy");
        }
        assertThat(compose.withRole(ProcessRole.CRAWLER).waitsFor("tor")).isEqualTo("service_healthy");
    }

    @Test
    void settingsAreReadByAndonAndNameTheServices() {
        Settings settings = SettingsFile.read(SETTINGS);
        Service api = compose.withRole(ProcessRole.API);
        assertThat(api.option("--config")).isEqualTo("/etc/andon/andon.yaml");
        assertThat(api.texts("volumes")).contains("andon-data:" + settings.data());
        assertThat(settings.database().url()).startsWith("jdbc:postgresql://postgres:");
        assertThat(settings.database().passwordFile()).isEqualTo(Path.of("/run/secrets/postgres-password"));
        assertThat(settings.evidence().keyFile()).isEqualTo(Path.of("/run/secrets/evidence-key"));
        assertThat(settings.index().engine()).isEqualTo(IndexSection.Kind.ELASTICSEARCH);
        assertThat(settings.index().elasticsearch().urls())
                .extracting(url -> url.getHost())
                .containsExactly("elasticsearch");
        assertThat(settings.index().elasticsearch().passwordFile()).isEqualTo(Path.of("/run/secrets/elastic-password"));
        assertThat(settings.tor().addresses())
                .extracting(address -> address.getHostString())
                .containsExactly("tor");
        assertThat(api.texts("ports"))
                .allSatisfy(
                        port -> assertThat(port).endsWith(":" + settings.http().port()));
        assertThat(settings.http().publicUrl()).isNotNull();
        assertThat(settings.metrics().port()).isNotNull();
        assertThat(settings.metrics().address()).isEqualTo("127.0.0.1");
    }
}
