package andon.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The shape of docker-compose.yml, read as Compose reads it, merge keys and all. */
record ComposeFile(Map<String, Service> services, Map<String, Map<String, Object>> networks, Map<String, Object> rest) {
    static final Path ROOT = Path.of("..");

    static ComposeFile read() throws IOException {
        Map<String, Object> all = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(ROOT.resolve("docker-compose.yml")));
        return new ComposeFile(
                ComposeFile.<Map<String, Object>>map(all.get("services")).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> new Service(e.getKey(), e.getValue()))),
                map(all.get("networks")),
                all);
    }

    /** Whether what is on the network can reach the world. */
    boolean leadsOutside(String network) {
        Map<String, Object> definition = map(networks.get(network));
        Map<String, Object> options = map(definition.getOrDefault("driver_opts", Map.of()));
        return !Boolean.TRUE.equals(definition.get("internal"))
                && !"false".equals(options.get("com.docker.network.bridge.enable_ip_masquerade"));
    }

    /** The files that hold the secrets, by name. */
    Map<String, String> secretFiles() {
        return ComposeFile.<Map<String, Object>>map(rest.get("secrets")).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, e -> String.valueOf(e.getValue().get("file"))));
    }

    Service service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    /** Andon's own, by role. */
    List<Service> andon() {
        return services.values().stream()
                .filter(service -> service.image().startsWith("andon:"))
                .toList();
    }

    Service withRole(ProcessRole role) {
        return andon().stream()
                .filter(service -> service.roles().contains(role))
                .findFirst()
                .orElseThrow();
    }

    record Service(String name, Map<String, Object> keys) {
        String image() {
            return text("image");
        }

        String text(String key) {
            return String.valueOf(keys.get(key));
        }

        List<String> texts(String key) {
            Object value = keys.get(key);
            return value == null
                    ? List.of()
                    : ((Collection<?>) value).stream().map(String::valueOf).toList();
        }

        Map<String, Object> map(String key) {
            return ComposeFile.map(keys.getOrDefault(key, Map.of()));
        }

        /** What follows an option of the command. */
        String option(String option) {
            List<String> command = texts("command");
            return command.get(command.indexOf(option) + 1);
        }

        Set<ProcessRole> roles() {
            return Stream.of(option("--role").split(","))
                    .map(word -> ProcessRole.valueOf(word.toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toSet());
        }

        boolean shares(Service other) {
            Set<String> common = new TreeSet<>(texts("networks"));
            common.retainAll(other.texts("networks"));
            return !common.isEmpty();
        }

        String waitsFor(String service) {
            return String.valueOf(ComposeFile.<Object>map(map("depends_on").getOrDefault(service, Map.of()))
                    .get("condition"));
        }
    }

    @SuppressWarnings("unchecked")
    static <V> Map<String, V> map(@Nullable Object value) {
        return (Map<String, V>) Objects.requireNonNull(value, "a key of docker-compose.yml is missing");
    }
}
