package andon.searchapi.knowledge;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A public body of knowledge whose files are read; the order is that in which they are shown. */
public enum KnowledgeBody {
    /** Techniques, actors and software, a STIX 2.1 bundle for each domain. */
    ATTACK("MITRE ATT&CK"),
    /** Clusters of actors and malware, one JSON file for each. */
    MISP("MISP galaxy"),
    /** Vulnerabilities that are known to be exploited, one JSON file. */
    KEV("CISA KEV"),
    /** Descriptions and severities of vulnerabilities, answers of the CVE API 2.0. */
    NVD("NVD"),
    /** The probability that a vulnerability is exploited within 30 days, one CSV file. */
    EPSS("FIRST EPSS"),
    /** A handful of facts that Andon brings along, so that a new installation has something to show. */
    BUILT_IN("Andon's built-in set");

    private final String title;

    KnowledgeBody(String title) {
        this.title = title;
    }

    /** Its name for people. */
    public String title() {
        return title;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<KnowledgeBody> ofWord(String word) {
        return Arrays.stream(values()).filter(b -> b.word().equals(word)).findFirst();
    }
}
