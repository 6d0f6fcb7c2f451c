package andon.searchapi.requests;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What kind of question it is; each has its own {@link Question}, team and service level. */
public enum RequestType {
    /** What is known on the dark web about a brand, its domain and a question, in a period. */
    DARK_WEB_SEARCH("research", "brand", "domain", "from", "to"),
    /** What stands behind a report on a threat, and whether the customer is touched by it. */
    THREAT_REPORT("threat-intelligence", "reference", "indicators"),
    /** What a sample does. */
    MALWARE_SAMPLE("malware", "sample"),
    /** What is known about an indicator or a malware family. */
    MALWARE_CONTEXT("malware", "kind", "indicator"),
    /** What a vulnerability means for a product that the customer runs. */
    VULNERABILITY("vulnerabilities", "cve", "product");

    private final String team;
    private final List<String> fields;

    RequestType(String team, String... fields) {
        this.team = team;
        this.fields = List.of(fields);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<RequestType> ofWord(String word) {
        return Arrays.stream(values()).filter(t -> t.word().equals(word)).findFirst();
    }

    /** The word of the team that answers it. */
    public String team() {
        return team;
    }

    /** The fields of its form, in their order; all have the question in the customer's words besides. */
    public List<String> fields() {
        return fields;
    }
}
