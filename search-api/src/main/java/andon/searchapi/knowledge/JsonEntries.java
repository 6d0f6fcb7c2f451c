package andon.searchapi.knowledge;

import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads one JSON object whose entries are an array in it, one entry at a time and within bounds. */
final class JsonEntries {
    /** Objects in one array. */
    static final int MAX_ENTRIES = 1_000_000;
    /** Names, values and brackets of one entry, without what is passed over. */
    static final int MAX_TOKENS = 100_000;

    private static final int MAX_DEPTH = 50;
    private static final int MAX_STRING = 1 << 20;
    private static final int MAX_PROPERTIES = 1000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING)
                            .maxNameLength(KnowledgeEntry.MAX_NAME)
                            .maxDocumentLength(KnowledgeFile.MAX_UNPACKED_BYTES)
                            .build())
                    .build())
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private int tokens;

    private JsonEntries() {}

    /** The values of the object itself; of arrays and objects in it only that they are there. */
    static Map<String, JsonNode> head(InputStream in) {
        Map<String, JsonNode> head = new HashMap<>();
        walk(in, (name, parser, token) -> {
            head.put(name, token.isScalarValue() ? scalar(parser, token) : NODES.objectNode());
            parser.skipChildren();
        });
        return head;
    }

    /**
     * Hands over each object of the array.
     *
     * @param passed properties of entries, at any depth, that are not wanted
     */
    static void each(InputStream in, String array, Set<String> passed, Consumer<ObjectNode> entry) {
        boolean[] found = {false};
        walk(in, (name, parser, token) -> {
            if (!name.equals(array)) {
                parser.skipChildren();
                return;
            }
            if (token != JsonToken.START_ARRAY || found[0]) {
                throw new BadKnowledgeFileException("'" + array + "' must be one array");
            }
            found[0] = true;
            int entries = 0;
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                if (next != JsonToken.START_OBJECT) {
                    throw new BadKnowledgeFileException("'" + array + "' must hold objects");
                }
                entries++;
                if (entries > MAX_ENTRIES) {
                    throw new BadKnowledgeFileException("'" + array + "' has more than " + MAX_ENTRIES + " entries");
                }
                entry.accept(new JsonEntries().object(parser, passed));
            }
        });
        if (!found[0]) {
            throw new BadKnowledgeFileException("there is no '" + array + "' in the file");
        }
    }

    private interface Property {
        void found(String name, JsonParser parser, JsonToken value);
    }

    private static void walk(InputStream in, Property property) {
        try (JsonParser parser = JSON.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new BadKnowledgeFileException("the file must be one JSON object");
            }
            int properties = 0;
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_OBJECT; next = parser.nextToken()) {
                properties++;
                if (properties > MAX_PROPERTIES) {
                    throw new BadKnowledgeFileException("the object has more than " + MAX_PROPERTIES + " properties");
                }
                property.found(parser.currentName(), parser, parser.nextToken());
            }
            if (parser.nextToken() != null) {
                throw new BadKnowledgeFileException("something stands behind the end of the JSON object");
            }
        } catch (JacksonException e) {
            if (e.getCause() instanceof java.io.IOException io) {
                throw new BadKnowledgeFileException(
                        "the file cannot be read to its end, it is cut off or damaged: "
                                + io.getClass().getSimpleName(),
                        e);
            }
            // The parser's own words quote the file.
            throw new BadKnowledgeFileException(
                    "the file is no JSON within the bounds, or is cut off" + place(e.getLocation()) + " ("
                            + e.getClass().getSimpleName() + ")",
                    e);
        }
    }

    private static String place(@Nullable TokenStreamLocation at) {
        return at == null ? "" : ", at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private ObjectNode object(JsonParser parser, Set<String> passed) {
        ObjectNode object = NODES.objectNode();
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_OBJECT; next = parser.nextToken()) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (passed.contains(name)) {
                parser.skipChildren();
            } else {
                object.set(name, value(parser, value, passed));
            }
        }
        return object;
    }

    private JsonNode value(JsonParser parser, JsonToken token, Set<String> passed) {
        tokens++;
        if (tokens > MAX_TOKENS) {
            throw new BadKnowledgeFileException("an entry that ends behind line "
                    + parser.currentLocation().getLineNr() + " has more than " + MAX_TOKENS + " values");
        }
        if (token == JsonToken.START_OBJECT) {
            return object(parser, passed);
        }
        if (token == JsonToken.START_ARRAY) {
            ArrayNode array = NODES.arrayNode();
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                array.add(value(parser, next, passed));
            }
            return array;
        }
        return scalar(parser, token);
    }

    private static JsonNode scalar(JsonParser parser, JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            return NODES.stringNode(parser.getString());
        }
        if (token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT) {
            return NODES.numberNode(parser.getDoubleValue());
        }
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return NODES.booleanNode(token == JsonToken.VALUE_TRUE);
        }
        return NODES.nullNode();
    }
}
