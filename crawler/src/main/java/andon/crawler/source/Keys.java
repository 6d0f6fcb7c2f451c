package andon.crawler.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys of one mapping; every complaint names the key's line. */
final class Keys {
    private final String file;
    private final String path;
    private final Map<String, YamlNode> values;
    private final Map<String, Integer> lines;
    private final int line;

    /** @param path what stands before a key in the name of a field, such as {@code scope.} */
    Keys(String file, YamlNode node, String what, String path, List<String> known) throws SourcesFileException {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            throw new SourcesFileException(file, node.line(), path, what + " must be written as 'key: value' lines");
        }
        for (Map.Entry<String, Integer> key : mapping.keyLines().entrySet()) {
            if (!known.contains(key.getKey())) {
                throw new SourcesFileException(
                        file,
                        key.getValue(),
                        path + key.getKey(),
                        "'" + key.getKey() + "' is not a key of " + what + "; known are " + String.join(", ", known));
            }
        }
        this.file = file;
        this.path = path;
        this.values = mapping.values();
        this.lines = mapping.keyLines();
        this.line = node.line();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    @Nullable
    YamlNode child(String key) {
        return values.get(key);
    }

    /** The value of a key, or {@code otherwise} where it is not written; without an {@code otherwise} it must be. */
    <T> T read(String key, Function<String, T> parser, @Nullable T otherwise) throws SourcesFileException {
        YamlNode node = values.get(key);
        if (node == null) {
            if (otherwise == null) {
                throw new SourcesFileException(file, line, path + key, "'" + key + "' is missing");
            }
            return otherwise;
        }
        return scalar(key, node, parser);
    }

    <T> Optional<T> readIfPresent(String key, Function<String, T> parser) throws SourcesFileException {
        YamlNode node = values.get(key);
        return node == null ? Optional.empty() : Optional.of(scalar(key, node, parser));
    }

    /** The texts of a mapping in its order; none if the key is not written. */
    Map<String, String> map(String key) throws SourcesFileException {
        YamlNode node = values.get(key);
        if (node == null) {
            return Map.of();
        }
        if (!(node instanceof YamlNode.Mapping mapping)) {
            throw wrong(key, "must be written as 'key: value' lines");
        }
        Map<String, String> out = new LinkedHashMap<>();
        for (Map.Entry<String, YamlNode> entry : mapping.values().entrySet()) {
            out.put(entry.getKey(), scalar(key + "." + entry.getKey(), entry.getValue(), t -> t));
        }
        return out;
    }

    List<YamlNode> list(String key) throws SourcesFileException {
        if (!(values.get(key) instanceof YamlNode.Sequence sequence)) {
            throw has(key)
                    ? wrong(key, "must be a list")
                    : new SourcesFileException(file, line, path + key, "'" + key + "' is missing");
        }
        return sequence.values();
    }

    <T> List<T> optionalTexts(String key, Function<String, T> parser) throws SourcesFileException {
        return has(key) ? texts(key, parser) : List.of();
    }

    <T> List<T> texts(String key, Function<String, T> parser) throws SourcesFileException {
        List<T> out = new ArrayList<>();
        for (YamlNode value : list(key)) {
            out.add(scalar(key, value, parser));
        }
        return out;
    }

    private <T> T scalar(String key, YamlNode node, Function<String, T> parser) throws SourcesFileException {
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.text() == null) {
            throw new SourcesFileException(file, node.line(), path + key, key + " must be a single value");
        }
        try {
            return parser.apply(scalar.text());
        } catch (NumberFormatException e) {
            throw new SourcesFileException(
                    file, node.line(), path + key, key + ": '" + scalar.text() + "' is not a whole number");
        } catch (IllegalArgumentException e) {
            throw new SourcesFileException(file, node.line(), path + key, key + ": " + e.getMessage());
        }
    }

    SourcesFileException wrong(String key, String what) {
        return new SourcesFileException(file, lines.getOrDefault(key, line), path + key, "'" + key + "' " + what);
    }

    interface Build<T> {
        T run() throws SourcesFileException;
    }

    /** Runs a constructor that validates; its complaint is put at the line of the key it begins with, if there is one. */
    <T> T build(Build<T> build) throws SourcesFileException {
        try {
            return build.run();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            String key = message.split("[ :]", 2)[0];
            Integer at = lines.get(key);
            throw new SourcesFileException(file, at == null ? line : at, at == null ? path : path + key, message);
        }
    }
}
