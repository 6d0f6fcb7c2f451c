package andon.searchapi.knowledge;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A public body of knowledge whose files are read; the order is that in which they are shown. */
public enum KnowledgeBody {
    /** Techniques, actors and software, a STIX 2.1 bundle for each domain. */
    ATTACK("MITRE ATT&CK", Duration.ofDays(270)),
    /** Clusters of actors and malware, one JSON file for each. */
    MISP("MISP galaxy", Duration.ofDays(90)),
    /** Vulnerabilities that are known to be exploited, one JSON file. */
    KEV("CISA KEV", Duration.ofDays(7)),
    /** Descriptions and severities of vulnerabilities, answers of the CVE API 2.0. */
    NVD("NVD", Duration.ofDays(7)),
    /** The probability that a vulnerability is exploited within 30 days, one CSV file. */
    EPSS("FIRST EPSS", Duration.ofDays(3)),
    /** A handful of facts that Andon brings along, so that a new installation has something to show. */
    BUILT_IN("Andon's built-in set", Duration.ofDays(3650));

    private final String title;
    private final Duration fresh;

    /** @param fresh a little more than the time between two of its editions */
    KnowledgeBody(String title, Duration fresh) {
        this.title = title;
        this.fresh = fresh;
    }

    /** Whether there must be a newer edition than one of this date. */
    public boolean isStale(Instant date, Instant now) {
        return date.plus(fresh).isBefore(now);
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
