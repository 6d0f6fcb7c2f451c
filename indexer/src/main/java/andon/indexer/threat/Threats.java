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
import java.util.BitSet;
import java.util.Collections;
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

    /** Characters of a post that names what is offered and leaves out that it is: it needs one point less. */
    private static final int TERSE = 300;
    /** The list of words that make whole sentences: who tells of something uses them, who offers it saves them. */
    private static final String PROSE = "prose";

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
    private final ShortPosts shortPosts;
    /** The places of the rules that a list speaks for. */
    private final Map<String, BitSet> rulesOf = new HashMap<>();

    public Threats() {
        this(LearnedThreats.shipped());
    }

    Threats(LearnedThreats learned) {
        file = YAMLMapper.builder().build().readValue(rules(), RuleFile.class);
        Map<String, List<List<String>>> lists = new HashMap<>(file.words());
        lists.put("harmless", List.of(file.harmless()));
        file.grave().forEach(grave -> lists.put(grave.because(), List.of(grave.terms())));
        file.kinds().forEach((kind, groups) -> lists.put(OfferFacts.KIND + kind, groups));
        lists.putAll(Countries.terms());
        terms = new TermIndex(lists);
        severities = new Severities(file.grave());
        shortPosts = new ShortPosts(learned, file.rules());
        for (int i = 0; i < file.rules().size(); i++) {
            ThreatRule rule = file.rules().get(i);
            rule.cause();
            if (ThreatCategory.ofWord(rule.category()).isEmpty()) {
                throw new IllegalStateException("no category " + rule.category());
            }
            int place = i;
            rule.coreLists()
                    .forEach(list ->
                            rulesOf.computeIfAbsent(list, k -> new BitSet()).set(place));
        }
    }

    /** The file of the rules, as shipped. */
    static byte[] rules() {
        try (InputStream in = Threats.class.getResourceAsStream(RULES)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + RULES);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(RULES + " cannot be read", e);
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
        Evidence known = known(entities, kind);
        Evidence whole = new Evidence();
        Evidence before = Evidence.NONE;
        Amounts amounts = Amounts.NONE;
        List<String> pieces = Stretches.of(read);
        int more = caution(pieces.size());
        for (String piece : pieces) {
            amounts = Amounts.in(piece);
            Evidence evidence = gather(piece, amounts, known);
            boolean terse = read.length() <= TERSE && !evidence.has(PROSE);
            weigh(before.with(evidence), terse ? -1 : more, reasons, points);
            before = evidence;
            evidence.addTo(whole);
        }
        if (whole.has("harmless")) {
            reasons.clear();
        } else if (read.length() <= ShortPosts.LONGEST && known.lists().isEmpty()) {
            shortPosts.correct(read, whole.lists(), reasons, points);
        }
        byEntities(entities, reasons);
        settle(reasons, points);
        if (reasons.isEmpty()) {
            return List.of();
        }
        long credentials = count(entities, EntityType.CREDENTIAL);
        OfferFacts facts = new OfferFacts(whole, read, pieces.size() == 1 ? amounts : Amounts.in(read), entities);
        List<Threat> threats = new ArrayList<>();
        reasons.forEach((category, because) ->
                threats.add(severities.judge(category, List.copyOf(because), whole, facts, credentials)));
        return threats;
    }

    /** The names of the lists that have a term in a text, for {@link LearnedThreats}. */
    Set<String> lists(String text) {
        Evidence whole = new Evidence();
        for (String piece : Stretches.of(text)) {
            gather(piece, Amounts.in(piece), Evidence.NONE).addTo(whole);
        }
        return whole.lists();
    }

    private Evidence gather(String stretch, Amounts amounts, Evidence known) {
        Evidence evidence = new Evidence();
        terms.find(Folded.said(stretch), term -> evidence.add(term.list(), term.shown()));
        amounts.prices().stream().limit(2).forEach(price -> evidence.add("price", price));
        amounts.volumes().stream().limit(1).forEach(volume -> evidence.add("volume", volume));
        Amounts.Rows rows = amounts.rows();
        if (rows != null && rows.count() >= MANY_ROWS) {
            evidence.add("records", rows.shown());
        }
        known.addTo(evidence);
        return evidence;
    }

    /** What holds for every stretch of a text. */
    private static Evidence known(List<Entity> entities, DocumentKind kind) {
        Evidence evidence = new Evidence();
        if (kind == DocumentKind.LISTING) {
            evidence.add("listing", "a listing");
        }
        if (count(entities, EntityType.CREDENTIAL) > 0) {
            evidence.add("credentials", "credentials");
        }
        if (count(entities, EntityType.PAYMENT_CARD) > 0) {
            evidence.add("cards", "card numbers");
        }
        return evidence;
    }

    /**
     * How many points more a stretch of a long text needs. Words come together by chance: in handbooks, each point more is
     * met by chance half as often. So one more for each doubling of the text keeps what a document of any length is taken for
     * by chance as rare as in a short one.
     */
    private static int caution(int pieces) {
        return Integer.SIZE - 1 - Integer.numberOfLeadingZeros(pieces);
    }

    private void weigh(
            Evidence evidence,
            int more,
            Map<ThreatCategory, Set<Reason>> reasons,
            Map<ThreatCategory, Integer> points) {
        BitSet rules = new BitSet();
        for (String list : evidence.lists()) {
            BitSet of = rulesOf.get(list);
            if (of != null) {
                rules.or(of);
            }
        }
        for (int i = rules.nextSetBit(0); i >= 0; i = rules.nextSetBit(i + 1)) {
            ThreatRule rule = file.rules().get(i);
            int weight = evidence.points(rule, file.talk(), more < 0);
            if (weight >= rule.enough() + more) {
                ThreatCategory category = ThreatCategory.ofWord(rule.category()).orElseThrow();
                points.merge(category, weight, Math::max);
                reasons.computeIfAbsent(category, k -> new LinkedHashSet<>())
                        .add(new Reason(rule.cause(), evidence.cited(rule)));
            }
        }
    }

    /** Of categories that explain the same words the stronger one stands. */
    private static void settle(Map<ThreatCategory, Set<Reason>> reasons, Map<ThreatCategory, Integer> points) {
        int best = points.isEmpty() ? 0 : Collections.max(points.values());
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
        long count = 0;
        for (Entity entity : entities) {
            count += entity.type() == type ? 1 : 0;
        }
        return count;
    }
}
