package andon.searchapi.knowledge;

import andon.searchapi.knowledge.KnowledgeEntry.Cvss;
import andon.searchapi.knowledge.KnowledgeEntry.Vulnerability;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Answers of the NVD's CVE API 2.0, and its feeds in the same form. A file is a part of its own by its name: a page, a year, or
 * what changed lately. Where several tell of one CVE, the one that was changed last counts.
 */
final class NvdReader implements KnowledgeReader {
    private static final Set<String> PASSED = Set.of("configurations", "references", "cveTags", "vendorComments");
    private static final Pattern CWE = Pattern.compile("CWE-[0-9]{1,6}");
    /** The newest standard first. */
    private static final List<String> METRICS =
            List.of("cvssMetricV40", "cvssMetricV31", "cvssMetricV30", "cvssMetricV2");

    @Override
    public Edition read(Given given, InputStream in, Sink sink) {
        JsonEntries.each(
                in, "vulnerabilities", PASSED, entry -> sink.putOrSkip(() -> vulnerability(entry.path("cve"))));
        return new Edition(
                given.file().name().replaceFirst("(?i)([.]json)?([.]gz)?$", ""),
                "",
                KnowledgeReader.time(given.text("timestamp")));
    }

    private static Vulnerability vulnerability(JsonNode cve) {
        TreeSet<String> weaknesses = new TreeSet<>();
        cve.path("weaknesses")
                .forEach(w -> w.path("description").forEach(d -> {
                    if (CWE.matcher(KnowledgeReader.string(d, "value")).matches()) {
                        weaknesses.add(KnowledgeReader.string(d, "value"));
                    }
                }));
        return new Vulnerability(
                KnowledgeReader.string(cve, "id"),
                description(cve),
                KnowledgeReader.string(cve, "vulnStatus"),
                cvss(cve.path("metrics")),
                List.copyOf(weaknesses),
                KnowledgeReader.time(KnowledgeReader.string(cve, "published")),
                KnowledgeReader.time(KnowledgeReader.string(cve, "lastModified")));
    }

    private static String description(JsonNode cve) {
        for (JsonNode description : cve.path("descriptions")) {
            if (KnowledgeReader.string(description, "lang").equals("en")) {
                return KnowledgeReader.string(description, "value");
            }
        }
        return "";
    }

    /** The NVD's own rating before others', by the newest standard that there is. */
    private static @Nullable Cvss cvss(JsonNode metrics) {
        for (String standard : METRICS) {
            JsonNode best = null;
            for (JsonNode metric : metrics.path(standard)) {
                if (best == null || KnowledgeReader.string(metric, "type").equals("Primary")) {
                    best = metric;
                }
            }
            if (best != null && best.path("cvssData").path("baseScore").isNumber()) {
                JsonNode data = best.path("cvssData");
                String severity = KnowledgeReader.string(data, "baseSeverity");
                return new Cvss(
                        KnowledgeReader.string(data, "version"),
                        data.path("baseScore").asDouble(),
                        // Version 2 has it beside the data.
                        severity.isEmpty() ? KnowledgeReader.string(best, "baseSeverity") : severity,
                        KnowledgeReader.string(data, "vectorString"));
            }
        }
        return null;
    }
}
