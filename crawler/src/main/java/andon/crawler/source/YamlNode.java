package andon.crawler.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML value that knows its line; Jackson's own tree forgets it. */
sealed interface YamlNode {
    /** How deep values may stand in each other. */
    int DEEPEST = 8;

    int line();

    /** Key and value pairs in the order of the file, with the line of each key. */
    record Mapping(int line, Map<String, YamlNode> values, Map<String, Integer> keyLines) implements YamlNode {}

    record Sequence(int line, List<YamlNode> values) implements YamlNode {}

    /** Anything else, as it stands in the file; null if it is YAML's null. */
    record Scalar(int line, @Nullable String text) implements YamlNode {}

    /** The value of the whole text; null if it is empty. */
    static @Nullable YamlNode parse(String file, String text) throws SourcesFileException {
        try (JsonParser parser = new YAMLMapper().createParser(text)) {
            JsonToken first = parser.nextToken();
            YamlNode root = first == null ? null : read(file, parser, first, 0);
            if (parser.nextToken() != null) {
                throw new SourcesFileException(file, line(parser), "", "a second document; one is expected");
            }
            return root;
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            String what = e.getOriginalMessage();
            throw new SourcesFileException(
                    file,
                    line,
                    "",
                    what == null ? "no YAML" : what.lines().findFirst().orElse("no YAML"));
        }
    }

    private static YamlNode read(String file, JsonParser parser, JsonToken token, int depth)
            throws SourcesFileException {
        int line = line(parser);
        if (depth > DEEPEST) {
            throw new SourcesFileException(file, line, "", "values stand more than " + DEEPEST + " deep in each other");
        }
        return switch (token) {
            case START_OBJECT -> mapping(file, parser, line, depth);
            case START_ARRAY -> {
                List<YamlNode> values = new ArrayList<>();
                for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
                    values.add(read(file, parser, t, depth + 1));
                }
                yield new Sequence(line, values);
            }
            case VALUE_NULL -> new Scalar(line, null);
            default -> new Scalar(line, parser.getString());
        };
    }

    private static Mapping mapping(String file, JsonParser parser, int line, int depth) throws SourcesFileException {
        Map<String, YamlNode> values = new LinkedHashMap<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int at = line(parser);
            if (lines.putIfAbsent(key, at) != null) {
                throw new SourcesFileException(file, at, key, "'" + key + "' stands here twice");
            }
            values.put(key, read(file, parser, parser.nextToken(), depth + 1));
        }
        return new Mapping(line, values, lines);
    }

    private static int line(JsonParser parser) {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }
}
