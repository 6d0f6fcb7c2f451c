package andon.crawler.source;

import andon.vocabulary.Quantity;
import andon.vocabulary.SourceId;
import andon.vocabulary.Tlp;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the YAML file in which an operator names the sources; {@code config/sources-example.yaml} documents every key. */
public final class SourcesFile {
    public static final int MOST_BYTES = 4 << 20;
    public static final int MOST_SOURCES = 10_000;

    private SourcesFile() {}

    /**
     * Reads a file of at most {@link #MOST_BYTES}.
     *
     * @throws SourcesFileException if anything in it is wrong; the file is taken whole or not at all
     */
    public static List<Source> parse(Path file) throws IOException, SourcesFileException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new SourcesFileException(file.toString(), 1, "the file is larger than " + MOST_BYTES + " bytes");
            }
            return parse(file.toString(), new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** Like {@link #parse(Path)}, for text; messages call it {@code sources}. */
    public static List<Source> parse(String yaml) throws SourcesFileException {
        return parse("sources", yaml);
    }

    static List<Source> parse(String file, String yaml) throws SourcesFileException {
        YamlNode root = YamlNode.parse(file, yaml);
        if (root == null) {
            throw new SourcesFileException(file, 1, "the file is empty; 'sources:' is expected");
        }
        Keys keys = new Keys(file, root, "the file", List.of("sources"));
        List<YamlNode> entries = keys.list("sources");
        if (entries.isEmpty() || entries.size() > MOST_SOURCES) {
            throw keys.wrong("sources", "must hold 1 to " + MOST_SOURCES + " sources");
        }
        List<Source> sources = new ArrayList<>();
        Map<String, String> ids = new HashMap<>();
        Map<String, String> hosts = new HashMap<>();
        for (YamlNode entry : entries) {
            Source source = source(file, entry);
            if (ids.putIfAbsent(source.id().value(), "") != null) {
                throw new SourcesFileException(file, entry.line(), "a second source with the id " + source.id());
            }
            for (URI address : source.addresses()) {
                // One host, one source: politeness, cookies and circuits are kept by host.
                String other = hosts.put(address.getHost(), source.id().value());
                if (other != null && !other.equals(source.id().value())) {
                    throw new SourcesFileException(
                            file, entry.line(), address.getHost() + " belongs to the source " + other + " already");
                }
            }
            sources.add(source);
        }
        return List.copyOf(sources);
    }

    private static Source source(String file, YamlNode node) throws SourcesFileException {
        Keys keys = new Keys(
                file,
                node,
                "a source",
                List.of(
                        "id",
                        "name",
                        "addresses",
                        "clear-web",
                        "scope",
                        "every",
                        "politeness",
                        "access",
                        "robots",
                        "tlp",
                        "legal-basis"));
        SourceId id = keys.read("id", SourceId::new, null);
        List<URI> addresses = keys.texts("addresses", SourcesFile::uri);
        Scope scope = scope(file, keys.child("scope"));
        Politeness politeness = politeness(file, keys.child("politeness"));
        Optional<Access> access = access(file, keys.child("access"));
        return keys.build(() -> new Source(
                id,
                keys.read("name", n -> n, id.value()),
                addresses,
                keys.read("clear-web", SourcesFile::flag, false),
                scope,
                keys.read("every", Quantity::duration, Source.DEFAULT_CADENCE),
                politeness,
                access,
                keys.read("robots", SourcesFile::robots, Source.Robots.HONOUR),
                keys.read("tlp", SourcesFile::tlp, Tlp.AMBER),
                keys.read("legal-basis", t -> t, "")));
    }

    private static Scope scope(String file, @Nullable YamlNode node) throws SourcesFileException {
        if (node == null) {
            return Scope.DEFAULT;
        }
        Keys keys = new Keys(file, node, "scope", List.of("depth", "pages", "bytes", "exclude"));
        return keys.build(() -> new Scope(
                keys.read("depth", Integer::parseInt, Scope.DEFAULT.depth()),
                keys.read("pages", Long::parseLong, Scope.DEFAULT.pages()),
                keys.read("bytes", Quantity::bytes, Scope.DEFAULT.bytes()),
                keys.has("exclude") ? keys.texts("exclude", t -> t) : List.of()));
    }

    private static Politeness politeness(String file, @Nullable YamlNode node) throws SourcesFileException {
        if (node == null) {
            return Politeness.DEFAULT;
        }
        Keys keys = new Keys(file, node, "politeness", List.of("delay", "connections"));
        return keys.build(() -> new Politeness(
                keys.read("delay", Quantity::duration, Politeness.DEFAULT.delay()),
                keys.read("connections", Integer::parseInt, Politeness.DEFAULT.connections())));
    }

    private static Optional<Access> access(String file, @Nullable YamlNode node) throws SourcesFileException {
        if (node == null) {
            return Optional.empty();
        }
        Keys keys = new Keys(file, node, "access", List.of("login", "user", "password-env", "password-file"));
        if (keys.has("password-env") == keys.has("password-file")) {
            throw new SourcesFileException(
                    file, node.line(), "access needs exactly one of password-env and password-file");
        }
        return Optional.of(keys.build(() -> new Access(
                keys.read("login", t -> t, null),
                keys.read("user", t -> t, null),
                keys.has("password-env")
                        ? keys.read("password-env", PasswordSource.Environment::new, null)
                        : keys.read("password-file", p -> new PasswordSource.InFile(Path.of(p)), null))));
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is not an address: " + e.getReason(), e);
        }
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' must be true or false");
        };
    }

    private static Source.Robots robots(String text) {
        return switch (text) {
            case "honour" -> Source.Robots.HONOUR;
            case "ignore" -> Source.Robots.IGNORE;
            default -> throw new IllegalArgumentException("'" + text + "' must be honour or ignore");
        };
    }

    private static Tlp tlp(String text) {
        return Tlp.ofWord(text.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' must be clear, green, amber, amber+strict or red"));
    }
}
