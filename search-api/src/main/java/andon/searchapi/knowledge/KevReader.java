package andon.searchapi.knowledge;

import andon.searchapi.knowledge.KnowledgeEntry.Exploited;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The catalog of known exploited vulnerabilities, the JSON file that CISA publishes. */
final class KevReader implements KnowledgeReader {
    private static final Set<String> PASSED = Set.of("notes", "cwes");

    @Override
    public Edition read(Given given, InputStream in, Sink sink) {
        int[] entries = {0};
        JsonEntries.each(in, "vulnerabilities", PASSED, vulnerability -> {
            entries[0]++;
            sink.putOrSkip(() -> exploited(vulnerability));
        });
        JsonNode count = given.head().get("count");
        if (count != null && count.isNumber() && Math.round(count.asDouble()) != entries[0]) {
            throw new BadKnowledgeFileException(
                    "the catalog says that it has " + Math.round(count.asDouble()) + " entries and has " + entries[0]);
        }
        return new Edition("catalog", given.text("catalogVersion"), KnowledgeReader.time(given.text("dateReleased")));
    }

    private static Exploited exploited(JsonNode v) {
        return new Exploited(
                KnowledgeReader.string(v, "cveID"),
                KnowledgeReader.string(v, "vendorProject") + " " + KnowledgeReader.string(v, "product"),
                KnowledgeReader.string(v, "vulnerabilityName"),
                KnowledgeReader.string(v, "shortDescription"),
                day(KnowledgeReader.string(v, "dateAdded")),
                day(KnowledgeReader.string(v, "dueDate")),
                KnowledgeReader.string(v, "requiredAction"),
                KnowledgeReader.string(v, "knownRansomwareCampaignUse").equalsIgnoreCase("known"));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
