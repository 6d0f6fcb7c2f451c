package andon.indexer.threat;

import andon.vocabulary.DocumentKind;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Reason;
import andon.vocabulary.Reason.Cause;
import andon.vocabulary.Threat;
import andon.vocabulary.ThreatCategory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Tells what a text is about: gathers the evidence of each stretch and weighs it by the rules. Pure and thread-safe. */
public final class Threats {
    private static final String RULES = "/andon/indexer/threats.yaml";
    /** What a document is about, it says early. */
    private static final int MOST_TEXT = 100_000;

    private static final int MANY_CREDENTIALS = 3;
    private static final int MANY_ROWS = 1_000;
    private static final int MANY_CARDS = 2;

    /**
     * @param words lists of terms by name, each in parts (one for each language)
     * @param talk what each kind of talk takes off
     * @param kinds terms by the kind of access that they name
     * @param harmless terms by which a text says that it is talk as a whole
     * @param grave terms that make a threat one step worse, each with its reason
     */
    private record RuleFile(
            Map<String, List<List<String>>> words,
            List<ThreatRule> rules,
            Map<String, Integer> talk,
            Map<String, List<List<String>>> kinds,
            List<String> harmless,
            List<Severities.Grave> grave) {}

    private final RuleFile file;
    private final TermIndex terms;
    private final Severities severities;

    public Threats() {
        try (InputStream in = Threats.class.getResourceAsStream(RULES)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + RULES);
            }
            file = YAMLMapper.builder().build().readValue(in.readAllBytes(), RuleFile.class);
        } catch (IOException e) {
            throw new UncheckedIOException(RULES + " cannot be read", e);
        }
        Map<String, List<List<String>>> lists = new HashMap<>(file.words());
        lists.put("harmless", List.of(file.harmless()));
        file.grave().forEach(grave -> lists.put(grave.because(), List.of(grave.terms())));
        file.kinds().forEach((kind, groups) -> lists.put(OfferFacts.KIND + kind, groups));
        lists.putAll(Countries.terms());
        terms = new TermIndex(lists);
        severities = new Severities(file.grave());
        for (ThreatRule rule : file.rules()) {
            rule.cause();
            if (ThreatCategory.ofWord(rule.category()).isEmpty()) {
                throw new IllegalStateException("no category " + rule.category());
            }
        }
    }

    /** The same for a text of which nothing else is known. */
    public List<Threat> in(String text, List<Entity> entities) {
        return in(text, entities, DocumentKind.PAGE);
    }

    /**
     * @param text masked
     * @param entities what was found in it
     * @param kind what it is: a listing offers something without saying so
     */
    public List<Threat> in(String text, List<Entity> entities, DocumentKind kind) {
        String read = text.substring(0, Math.min(text.length(), MOST_TEXT));
        Map<ThreatCategory, Set<Reason>> reasons = new EnumMap<>(ThreatCategory.class);
        Map<ThreatCategory, Integer> points = new EnumMap<>(ThreatCategory.class);
        Evidence whole = new Evidence();
        Evidence before = new Evidence();
        for (String piece : Stretches.of(read)) {
            Evidence evidence = gather(piece, entities, kind);
            evidence.addTo(whole);
            evidence.addTo(before);
            weigh(before, reasons, points);
            before = evidence;
        }
        if (whole.has("harmless")) {
            reasons.clear();
        }
        byEntities(entities, reasons);
        settle(reasons, points);
        List<Threat> threats = new ArrayList<>();
        reasons.forEach((category, because) ->
                threats.add(severities.judge(category, List.copyOf(because), whole, read, entities)));
        return threats;
    }

    private Evidence gather(String stretch, List<Entity> entities, DocumentKind kind) {
        Evidence evidence = new Evidence();
        String said = Stretches.withoutAddresses(Stretches.withoutQuestions(stretch));
        terms.find(Folded.of(said), (list, term) -> evidence.add(list, term.shown()));
        Amounts amounts = Amounts.in(stretch);
        amounts.prices().stream().limit(2).forEach(price -> evidence.add("price", price));
        amounts.volumes().stream().limit(1).forEach(volume -> evidence.add("volume", volume));
        Amounts.Rows rows = amounts.rows();
        if (rows != null && rows.count() >= MANY_ROWS) {
            evidence.add("records", rows.shown());
        }
        if (kind == DocumentKind.LISTING) {
            evidence.add("listing", "a listing");
        }
        if (entities.stream().anyMatch(e -> e.type() == EntityType.CREDENTIAL)) {
            evidence.add("credentials", "credentials");
        }
        if (entities.stream().anyMatch(e -> e.type() == EntityType.PAYMENT_CARD)) {
            evidence.add("cards", "card numbers");
        }
        return evidence;
    }

    private void weigh(
            Evidence evidence, Map<ThreatCategory, Set<Reason>> reasons, Map<ThreatCategory, Integer> points) {
        for (ThreatRule rule : file.rules()) {
            int weight = evidence.points(rule, file.talk());
            if (weight >= rule.enough()) {
                ThreatCategory category = ThreatCategory.ofWord(rule.category()).orElseThrow();
                points.merge(category, weight, Math::max);
                reasons.computeIfAbsent(category, k -> new LinkedHashSet<>())
                        .add(new Reason(rule.cause(), evidence.cited(rule)));
            }
        }
    }

    /** Of categories that explain the same words the stronger one stands. */
    private static void settle(Map<ThreatCategory, Set<Reason>> reasons, Map<ThreatCategory, Integer> points) {
        int best = points.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        points.forEach((category, weight) -> {
            if (weight < best - 1) {
                reasons.remove(category);
            }
        });
        if (reasons.containsKey(ThreatCategory.RANSOMWARE_LEAK)) {
            // Who extorts with stolen data has stolen it: the narrower word says both.
            reasons.remove(ThreatCategory.DATA_LEAK);
        }
    }

    /** Rows of credentials or cards are a leak, whatever is said about them. */
    private static void byEntities(List<Entity> entities, Map<ThreatCategory, Set<Reason>> reasons) {
        long credentials = count(entities, EntityType.CREDENTIAL);
        long pairs = entities.stream()
                .filter(e -> e.detector().equals("credential-email"))
                .count();
        if (credentials >= MANY_CREDENTIALS
                || pairs == 2
                || entities.stream().anyMatch(e -> e.detector().startsWith("credential-stealer"))) {
            reasons.computeIfAbsent(ThreatCategory.CREDENTIAL_LEAK, k -> new LinkedHashSet<>())
                    .add(Reason.of(Cause.CREDENTIALS_HELD, credentials));
        }
        long cards = count(entities, EntityType.PAYMENT_CARD);
        if (cards >= MANY_CARDS) {
            reasons.computeIfAbsent(ThreatCategory.CARDING, k -> new LinkedHashSet<>())
                    .add(Reason.of(Cause.CARDS_HELD, cards));
        }
    }

    private static long count(List<Entity> entities, EntityType type) {
        return entities.stream().filter(e -> e.type() == type).count();
    }
}
