package andon.searchapi.knowledge;

import andon.searchapi.knowledge.KnowledgeEntry.Actor;
import andon.searchapi.knowledge.KnowledgeEntry.Family;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A cluster file of the <a href="https://github.com/MISP/misp-galaxy">MISP galaxy</a>, of actors or of malware. */
final class MispReader implements KnowledgeReader {
    private static final Set<String> PASSED = Set.of("refs", "related", "uuid", "ransomnotes", "ransomnotes-refs");
    private static final Set<String> ACTORS =
            Set.of("threat-actor", "mitre-intrusion-set", "microsoft-activity-group", "360net-threat-actor");
    private static final Set<String> FAMILIES = Set.of(
            "ransomware",
            "malpedia",
            "mitre-malware",
            "mitre-tool",
            "tool",
            "rat",
            "botnet",
            "banker",
            "stealer",
            "backdoor",
            "exploit-kit",
            "cryptominers",
            "android",
            "tidal-software");

    @Override
    public Edition read(Given given, InputStream in, Sink sink) {
        String type = KnowledgeText.line(given.text("type"), KnowledgeEntry.MAX_KEY);
        boolean actors = ACTORS.contains(type);
        if (!actors && !FAMILIES.contains(type)) {
            throw new BadKnowledgeFileException(
                    "Andon reads MISP clusters of actors and malware; this one's type is '" + type + "'");
        }
        JsonEntries.each(
                in, "values", PASSED, value -> sink.putOrSkip(() -> actors ? actor(value) : family(type, value)));
        JsonNode version = given.head().get("version");
        return new Edition(type, version == null ? "" : "version " + Math.round(version.asDouble(0)), null);
    }

    private static Actor actor(JsonNode value) {
        JsonNode meta = value.path("meta");
        return new Actor(
                KnowledgeReader.string(value, "value"),
                KnowledgeReader.strings(meta.path("synonyms")),
                id(meta),
                country(meta),
                KnowledgeReader.string(value, "description"),
                List.of(),
                List.of());
    }

    private static Family family(String type, JsonNode value) {
        JsonNode meta = value.path("meta");
        String sort = type.equals("malpedia") || type.equals("mitre-malware") ? "malware" : type;
        return new Family(
                KnowledgeReader.string(value, "value"),
                KnowledgeReader.strings(meta.path("synonyms")),
                sort.equals("mitre-tool") ? "tool" : sort,
                id(meta),
                KnowledgeReader.string(value, "description"),
                List.of(),
                List.of());
    }

    private static @Nullable String id(JsonNode meta) {
        String id = KnowledgeReader.string(meta, "external_id");
        return id.isEmpty() ? null : KnowledgeText.line(id, KnowledgeEntry.MAX_KEY);
    }

    private static @Nullable String country(JsonNode meta) {
        String country = KnowledgeReader.string(meta, "country");
        return country.isEmpty() ? null : country;
    }
}
