package andon.searchapi.knowledge;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a body of knowledge tells. All texts are others' words, cleaned and bounded by {@link KnowledgeText}; a
 * constructor refuses with {@link IllegalArgumentException} what has no usable name.
 */
public sealed interface KnowledgeEntry {
    int MAX_KEY = 200;
    int MAX_NAME = 300;
    int MAX_TEXT = 4000;
    int MAX_REMARK = 500;
    /** Of each list in an entry: names, techniques, mitigations. */
    int MAX_LIST = 300;

    enum Kind {
        TECHNIQUE(Technique.class),
        ACTOR(Actor.class),
        FAMILY(Family.class),
        VULNERABILITY(Vulnerability.class),
        EXPLOITED(Exploited.class),
        PROBABILITY(Probability.class);

        private final Class<? extends KnowledgeEntry> form;

        Kind(Class<? extends KnowledgeEntry> form) {
            this.form = form;
        }

        Class<? extends KnowledgeEntry> form() {
            return form;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    Kind kind();

    /** By which it is found: an id, or its folded name. */
    String key();

    /** All its names; empty for what is found by its key alone. */
    default List<String> names() {
        return List.of();
    }

    /** Something else with its id, such as {@code T1566 Phishing}. */
    record Named(String id, String name) {
        public Named {
            id = KnowledgeText.line(id, MAX_KEY);
            name = KnowledgeText.line(name, MAX_NAME);
        }
    }

    /**
     * What is done against a technique.
     *
     * @param how in what way it helps against this one; may be empty
     */
    record Mitigation(String id, String name, String how) {
        public Mitigation {
            id = KnowledgeText.line(id, MAX_KEY);
            name = KnowledgeText.line(name, MAX_NAME);
            how = KnowledgeText.text(how, MAX_REMARK);
        }
    }

    /**
     * A technique of ATT&amp;CK.
     *
     * @param id such as {@code T1566} or {@code T1566.001}
     * @param status {@code current}, {@code deprecated} or {@code revoked}
     * @param replacedBy the id of what stands in a revoked one's place; null if nothing does
     * @param actors who is known to use it
     * @param families malware and tools that are known to do it
     */
    record Technique(
            String id,
            String name,
            String description,
            @Nullable String address,
            List<String> tactics,
            List<String> platforms,
            String status,
            @Nullable String replacedBy,
            List<Mitigation> mitigations,
            List<String> actors,
            List<String> families)
            implements KnowledgeEntry {
        private static final Pattern ID = Pattern.compile("T[0-9]{4}([.][0-9]{3})?");

        public Technique {
            id = id(id);
            name = KnowledgeEntry.name(name);
            description = KnowledgeText.text(description, MAX_TEXT);
            address = address == null ? null : KnowledgeText.line(address, MAX_NAME);
            tactics = KnowledgeText.lines(tactics, MAX_NAME, MAX_LIST);
            platforms = KnowledgeText.lines(platforms, MAX_NAME, MAX_LIST);
            mitigations = mitigations.stream().limit(MAX_LIST).toList();
            actors = KnowledgeText.lines(actors, MAX_NAME, MAX_LIST);
            families = KnowledgeText.lines(families, MAX_NAME, MAX_LIST);
        }

        /** In its normal form. */
        static String id(String text) {
            String id = text.strip().toUpperCase(Locale.ROOT);
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("write the technique as T1566 or T1566.001");
            }
            return id;
        }

        @Override
        public Kind kind() {
            return Kind.TECHNIQUE;
        }

        @Override
        public String key() {
            return id;
        }
    }

    /**
     * Somebody who attacks.
     *
     * @param id its number in ATT&amp;CK; null where it has none
     * @param country where it is said to be from, as the source writes it; null if it does not say
     */
    record Actor(
            String name,
            List<String> aliases,
            @Nullable String id,
            @Nullable String country,
            String description,
            List<Named> techniques,
            List<String> families)
            implements KnowledgeEntry {
        public Actor {
            name = KnowledgeEntry.name(name);
            aliases = KnowledgeText.lines(aliases, MAX_NAME, MAX_LIST);
            country = country == null ? null : KnowledgeText.line(country, MAX_NAME);
            description = KnowledgeText.text(description, MAX_TEXT);
            techniques = techniques.stream().limit(MAX_LIST).toList();
            families = KnowledgeText.lines(families, MAX_NAME, MAX_LIST);
        }

        @Override
        public Kind kind() {
            return Kind.ACTOR;
        }

        @Override
        public String key() {
            return KnowledgeText.folded(name);
        }

        @Override
        public List<String> names() {
            return Stream.concat(Stream.of(name), aliases.stream()).toList();
        }
    }

    /**
     * Malware or a tool.
     *
     * @param sort {@code malware}, {@code ransomware}, {@code tool} or what else the source calls it
     * @param id its number in ATT&amp;CK; null where it has none
     */
    record Family(
            String name,
            List<String> aliases,
            String sort,
            @Nullable String id,
            String description,
            List<Named> techniques,
            List<String> actors)
            implements KnowledgeEntry {
        public Family {
            name = KnowledgeEntry.name(name);
            aliases = KnowledgeText.lines(aliases, MAX_NAME, MAX_LIST);
            sort = KnowledgeText.line(sort, MAX_NAME);
            description = KnowledgeText.text(description, MAX_TEXT);
            techniques = techniques.stream().limit(MAX_LIST).toList();
            actors = KnowledgeText.lines(actors, MAX_NAME, MAX_LIST);
        }

        @Override
        public Kind kind() {
            return Kind.FAMILY;
        }

        @Override
        public String key() {
            return KnowledgeText.folded(name);
        }

        @Override
        public List<String> names() {
            return Stream.concat(Stream.of(name), aliases.stream()).toList();
        }
    }

    /**
     * How grave a vulnerability is.
     *
     * @param version of CVSS, such as {@code 3.1}
     * @param score 0 to 10
     * @param severity the standard's own word in lower case
     */
    record Cvss(String version, double score, String severity, String vector) {
        public Cvss {
            if (!(score >= 0 && score <= 10)) {
                throw new IllegalArgumentException("a CVSS score is 0 to 10, not " + score);
            }
            version = KnowledgeText.line(version, MAX_KEY);
            severity = KnowledgeText.line(severity, MAX_KEY).toLowerCase(Locale.ROOT);
            vector = KnowledgeText.line(vector, MAX_NAME);
        }
    }

    /**
     * What the NVD says of a vulnerability.
     *
     * @param status the NVD's word, such as {@code Analyzed} or {@code Rejected}
     * @param cvss null while it is not rated
     */
    record Vulnerability(
            String cve,
            String description,
            String status,
            @Nullable Cvss cvss,
            List<String> weaknesses,
            @Nullable Instant published,
            @Nullable Instant modified)
            implements KnowledgeEntry {
        public Vulnerability {
            cve = KnowledgeEntry.cve(cve);
            description = KnowledgeText.text(description, MAX_TEXT);
            status = KnowledgeText.line(status, MAX_KEY);
            weaknesses = KnowledgeText.lines(weaknesses, MAX_KEY, MAX_LIST);
        }

        @Override
        public Kind kind() {
            return Kind.VULNERABILITY;
        }

        @Override
        public String key() {
            return cve;
        }
    }

    /**
     * A vulnerability that is known to be exploited.
     *
     * @param due by when agencies of the United States must act; null if it is not said
     * @param ransomware whether ransomware is known to use it
     */
    record Exploited(
            String cve,
            String product,
            String name,
            String description,
            @Nullable LocalDate added,
            @Nullable LocalDate due,
            String action,
            boolean ransomware)
            implements KnowledgeEntry {
        public Exploited {
            cve = KnowledgeEntry.cve(cve);
            product = KnowledgeText.line(product, MAX_NAME);
            name = KnowledgeText.line(name, MAX_NAME);
            description = KnowledgeText.text(description, MAX_TEXT);
            action = KnowledgeText.text(action, MAX_TEXT);
        }

        @Override
        public Kind kind() {
            return Kind.EXPLOITED;
        }

        @Override
        public String key() {
            return cve;
        }
    }

    /**
     * How likely it is that a vulnerability is exploited.
     *
     * @param probability within the next 30 days, 0 to 1
     * @param percentile the share of all vulnerabilities that are no likelier, 0 to 1
     */
    record Probability(String cve, double probability, double percentile) implements KnowledgeEntry {
        public Probability {
            cve = KnowledgeEntry.cve(cve);
            if (!(probability >= 0 && probability <= 1 && percentile >= 0 && percentile <= 1)) {
                throw new IllegalArgumentException("probability and percentile are 0 to 1");
            }
        }

        @Override
        public Kind kind() {
            return Kind.PROBABILITY;
        }

        @Override
        public String key() {
            return cve;
        }
    }

    /** Compiled once: there is one for each row of files with hundreds of thousands. */
    final class Forms {
        static final Pattern CVE = Pattern.compile("CVE-(19|20)[0-9]{2}-[0-9]{4,15}");

        private Forms() {}
    }

    /** A CVE number in its normal form. */
    static String cve(String text) {
        String cve = text.strip().toUpperCase(Locale.ROOT);
        // Not a pattern's job alone: the number may be of any length from four digits on.
        if (!Forms.CVE.matcher(cve).matches()) {
            throw new IllegalArgumentException("write the vulnerability as CVE-2026-12345");
        }
        return cve;
    }

    private static String name(String raw) {
        String name = KnowledgeText.line(raw, MAX_NAME);
        if (KnowledgeText.folded(name).isEmpty()) {
            throw new IllegalArgumentException("it has no name");
        }
        return name;
    }
}
