package andon.crawler.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The keys of one mapping; every complaint names the key's line. */
final class Keys {
    private final String file;
    private final Map<String, YamlNode> values;
    private final Map<String, Integer> lines;
    private final int line;

    Keys(String file, YamlNode node, String what, List<String> known) throws SourcesFileException {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            throw new SourcesFileException(file, node.line(), what + " must be written as 'key: value' lines");
        }
        for (Map.Entry<String, Integer> key : mapping.keyLines().entrySet()) {
            if (!known.contains(key.getKey())) {
                throw new SourcesFileException(
                        file,
                        key.getValue(),
                        "'" + key.getKey() + "' is not a key of " + what + "; known are " + String.join(", ", known));
            }
        }
        this.file = file;
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
                throw new SourcesFileException(file, line, "'" + key + "' is missing");
            }
            return otherwise;
        }
        return scalar(key, node, parser);
    }

    List<YamlNode> list(String key) throws SourcesFileException {
        if (!(values.get(key) instanceof YamlNode.Sequence sequence)) {
            throw has(key)
                    ? wrong(key, "must be a list")
                    : new SourcesFileException(file, line, "'" + key + "' is missing");
        }
        return sequence.values();
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
            throw new SourcesFileException(file, node.line(), key + " must be a single value");
        }
        try {
            return parser.apply(scalar.text());
        } catch (NumberFormatException e) {
            throw new SourcesFileException(file, node.line(), key + ": '" + scalar.text() + "' is not a whole number");
        } catch (IllegalArgumentException e) {
            throw new SourcesFileException(file, node.line(), key + ": " + e.getMessage());
        }
    }

    SourcesFileException wrong(String key, String what) {
        return new SourcesFileException(file, lines.getOrDefault(key, line), "'" + key + "' " + what);
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
            String first = message.split("[ :]", 2)[0];
            String key = first.equals("address") ? "addresses" : first;
            throw new SourcesFileException(file, lines.getOrDefault(key, line), message);
        }
    }
}
