package andon.app.settings;

import andon.vocabulary.Quantity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads the settings: the built-in andon-example.yaml first, the operator's file over it. So the defaults that the example
 * documents are the defaults.
 */
public final class SettingsFile {
    private static final int MAX_BYTES = 1 << 20;
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .addModule(new SimpleModule()
                    .addDeserializer(Duration.class, new Duration6h())
                    .addDeserializer(long.class, new Size64MB()))
            .build();

    private SettingsFile() {}

    /**
     * Reads {@code file} over the defaults; just the defaults if it is null.
     *
     * @throws UsageException if it cannot be read or a key is wrong; the message names file and line
     */
    public static Settings read(@Nullable Path file) {
        return read(file, List.of());
    }

    /**
     * The same with {@code given} over the file.
     *
     * @throws UsageException also if what was given is wrong; the message names its option
     */
    public static Settings read(@Nullable Path file, List<Given> given) {
        ObjectNode tree = builtIn();
        Settings settings = file == null ? YAML.treeToValue(tree, Settings.class) : readOver(tree, file);
        return given.isEmpty() ? settings : over(tree, given);
    }

    private static Settings readOver(ObjectNode defaults, Path file) {
        String text = text(file);
        try {
            JsonNode own = YAML.readTree(text);
            if (own.isObject()) {
                merge(defaults, own);
            } else if (!own.isMissingNode() && !own.isNull()) {
                throw new UsageException(file + ": expected keys and values, such as 'data: andon-data'");
            }
            return YAML.treeToValue(defaults, Settings.class);
        } catch (DatabindException e) {
            String path = e.getPath().stream()
                    .map(JacksonException.Reference::getPropertyName)
                    .collect(Collectors.joining("."));
            Integer line = lines(text).get(path);
            throw new UsageException(file + (line == null ? "" : " line " + line) + ", " + path + ": " + reason(e), e);
        } catch (JacksonException e) {
            throw new UsageException(
                    file + " line " + e.getLocation().getLineNr() + " is not YAML: "
                            + String.valueOf(e.getOriginalMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""),
                    e);
        }
    }

    private static Settings over(ObjectNode tree, List<Given> given) {
        for (Given one : given) {
            int dot = one.key().lastIndexOf('.');
            ObjectNode section = dot < 0
                    ? tree
                    : (ObjectNode) tree.at("/" + one.key().substring(0, dot).replace('.', '/'));
            section.put(one.key().substring(dot + 1), one.value());
        }
        try {
            return YAML.treeToValue(tree, Settings.class);
        } catch (DatabindException e) {
            String options = given.stream().map(Given::option).distinct().collect(Collectors.joining(", "));
            throw new UsageException(options + ": " + reason(e), e);
        }
    }

    private static String text(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new UsageException(file + " is larger than 1 MB; that is no settings file");
            }
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new UsageException("there is no settings file " + file, e);
        } catch (IOException e) {
            throw new UsageException("the settings file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static ObjectNode builtIn() {
        try (InputStream in = SettingsFile.class.getResourceAsStream("andon-example.yaml")) {
            if (in == null) {
                throw new IllegalStateException("the build did not pack andon-example.yaml");
            }
            return (ObjectNode) YAML.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void merge(ObjectNode into, JsonNode from) {
        for (Map.Entry<String, JsonNode> entry : from.properties()) {
            JsonNode present = into.get(entry.getKey());
            if (present != null && present.isObject() && entry.getValue().isObject()) {
                merge((ObjectNode) present, entry.getValue());
            } else {
                into.set(entry.getKey(), entry.getValue());
            }
        }
    }

    private static String reason(DatabindException e) {
        Throwable cause = e.getCause();
        if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
            return cause.getMessage();
        }
        return e.getOriginalMessage().startsWith("Unrecognized property")
                ? "there is no such key; config/andon-example.yaml lists all"
                : e.getOriginalMessage();
    }

    /** The line of each key, by its path with dots. */
    private static Map<String, Integer> lines(String text) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = YAML.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    lines.put(
                            parser.streamReadContext()
                                    .pathAsPointer()
                                    .toString()
                                    .substring(1)
                                    .replace('/', '.'),
                            parser.currentTokenLocation().getLineNr());
                }
            }
        }
        return lines;
    }

    private static final class Duration6h extends StdDeserializer<Duration> {
        Duration6h() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) {
            return Quantity.duration(parser.getString());
        }
    }

    private static final class Size64MB extends StdDeserializer<Long> {
        Size64MB() {
            super(Long.class);
        }

        @Override
        public Long deserialize(JsonParser parser, DeserializationContext context) {
            return Quantity.bytes(parser.getString());
        }
    }
}
