package andon.testbed.world;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that is known about a world, written down by its author and read out of nothing.
 *
 * @param documents every document, in the order of sites
 * @param mentions every mention of a watched asset in them, the arguable ones marked
 * @param notDocuments pages that must not become documents
 * @param downHosts onion hosts that never answer
 * @param changes what revision 1 changed; empty for revision 0
 */
public record Truth(
        List<PlantedDocument> documents,
        List<PlantedMention> mentions,
        List<PlantedPage> notDocuments,
        List<String> downHosts,
        List<WorldChange> changes) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public Truth {
        documents = List.copyOf(documents);
        mentions = List.copyOf(mentions);
        notDocuments = List.copyOf(notDocuments);
        downHosts = List.copyOf(downHosts);
        changes = List.copyOf(changes);
    }

    /**
     * The mentions that are news to someone who knew all of {@code earlier}: no document of the same cluster mentioned
     * the same asset before.
     */
    public List<PlantedMention> newsSince(Truth earlier) {
        Set<List<Object>> known = new HashSet<>();
        Map<String, String> before = earlier.clusters();
        for (PlantedMention mention : earlier.mentions) {
            known.add(pair(mention, before));
        }
        Map<String, String> after = clusters();
        return mentions.stream()
                .filter(mention -> !known.contains(pair(mention, after)))
                .toList();
    }

    /** As JSON with two-space indents; the same truth gives the same bytes. */
    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    public void write(Path file) throws IOException {
        Files.writeString(file, toJson());
    }

    private static List<Object> pair(PlantedMention mention, Map<String, String> clusters) {
        return List.of(
                clusters.getOrDefault(place(mention.source(), mention.key()), ""),
                mention.organisation(),
                mention.assetType(),
                mention.assetValue());
    }

    private Map<String, String> clusters() {
        Map<String, String> clusters = new HashMap<>();
        for (PlantedDocument document : documents) {
            clusters.put(place(document.source(), document.key()), document.cluster());
        }
        return clusters;
    }

    private static String place(String source, String key) {
        return source + "|" + key;
    }
}
