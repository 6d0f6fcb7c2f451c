package andon.searchapi.lists;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the attributes of MISP events in the forms in which its API and its exports have them: {@code {"Event": …}}, a list of
 * those, {@code {"response": …}} around either, or {@code {"Attribute": […]}} of a search for attributes.
 */
final class MispFile {
    private static final int MAX_DEPTH = 50;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .build();

    private final List<ListFile.Attribute> attributes = new ArrayList<>();
    private int number;
    private int deleted;

    private MispFile() {}

    static ListFile.Events read(String text) throws BadListException {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new BadListException("it is no JSON" + place(e.getLocation()), e);
        }
        MispFile file = new MispFile();
        boolean known = root.has("response") ? file.all(root.path("response")) : file.all(root);
        if (!known) {
            throw new BadListException("it is JSON, but holds neither a MISP 'Event' nor an 'Attribute'");
        }
        return new ListFile.Events(file.attributes, file.deleted);
    }

    private static String place(@Nullable TokenStreamLocation at) {
        return at == null ? "" : ": line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    /** Says whether there is an event or an attribute in it. */
    private boolean all(JsonNode node) throws BadListException {
        if (node.isArray()) {
            boolean known = false;
            for (JsonNode one : node) {
                known |= all(one);
            }
            return known;
        }
        JsonNode event = node.has("Event") ? node.path("Event") : node;
        if (!node.has("Event") && !event.has("Attribute") && !event.has("Object")) {
            return false;
        }
        add(event.path("Attribute"));
        for (JsonNode object : event.path("Object")) {
            if (!object.path("deleted").asBoolean(false)) {
                add(object.path("Attribute"));
            }
        }
        return true;
    }

    private void add(JsonNode list) throws BadListException {
        for (JsonNode attribute : list) {
            number++;
            if (attribute.path("deleted").asBoolean(false)) {
                deleted++;
                continue;
            }
            String value = attribute.path("value").asString("").strip();
            if (attributes.size() == ListFile.MAX_ROWS) {
                throw new BadListException("a list may have " + ListFile.MAX_ROWS + " attributes; divide it");
            }
            if (value.length() > ListFile.MAX_CELL) {
                throw new BadListException(
                        "attribute " + number + ": a value may have " + ListFile.MAX_CELL + " characters");
            }
            attributes.add(new ListFile.Attribute(number, attribute.path("type").asString(""), value));
        }
    }
}
