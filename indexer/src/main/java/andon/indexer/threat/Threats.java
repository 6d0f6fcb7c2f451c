package andon.indexer.threat;

import andon.vocabulary.DocumentKind;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Severity;
import andon.vocabulary.Threat;
import andon.vocabulary.ThreatCategory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Tells what a text is about. Pure and thread-safe. */
public final class Threats {
    private static final String RULES = "/andon/indexer/threats.yaml";
    /** What a document is about, it says early. */
    private static final int MOST_TEXT = 100_000;

    private static final List<Severity> LEVELS =
            List.of(Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL);
    private static final int LONGEST_SENTENCE = 600;
    private static final int MANY_CREDENTIALS = 3;
    private static final int MANY_CARDS = 2;
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|[\\n。！？；]+");
    private static final Pattern COUNT = Pattern.compile(
            "(\\d[\\d.,]*)\\s?(tb|gb|тб|гб|million|mln|млн|万|m|k|к|тыс|千)?(?![\\p{L}\\d])", Pattern.CASE_INSENSITIVE);

    /**
     * @param quiet rules by which a sentence says that it is talk: news, jokes, warnings, denials
     * @param grave terms that make a threat one step worse, each with its reason
     */
    private record RuleFile(List<ThreatRule> rules, List<String> quiet, List<String> harmless, List<Grave> grave) {}

    /** @param terms one of which, anywhere in the text, raises the severity */
    private record Grave(String because, List<String> terms) {}

    private final RuleFile file;

    public Threats() {
        try (InputStream in = Threats.class.getResourceAsStream(RULES)) {
            if (in == null) {
                throw new IllegalStateException("the build lacks " + RULES);
            }
            file = YAMLMapper.builder().build().readValue(in.readAllBytes(), RuleFile.class);
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
        Map<ThreatCategory, Set<String>> reasons = new EnumMap<>(ThreatCategory.class);
        if (!isTalk(read)) {
            StringBuilder meant = new StringBuilder();
            for (String sentence : sentences(read)) {
                Terms terms = Terms.of(sentence);
                if (terms.first(file.quiet()).isEmpty() && !sentence.strip().endsWith("?")) {
                    meant.append(sentence).append('\n');
                    rules(terms, kind, false, reasons);
                }
            }
            if (kind == DocumentKind.ARTICLE) {
                rules(Terms.of(meant.toString()), kind, true, reasons);
            }
        }
        byEntities(entities, reasons);
        if (reasons.containsKey(ThreatCategory.RANSOMWARE_LEAK)) {
            // Who extorts with stolen data has stolen it: the narrower word says both.
            reasons.remove(ThreatCategory.DATA_LEAK);
        }
        Terms whole = Terms.of(read);
        List<Threat> threats = new ArrayList<>();
        reasons.forEach((category, because) -> threats.add(judge(category, because, whole, read, entities)));
        return threats;
    }

    /** Whether the text as a whole says of itself that it is news, a warning or a denial. */
    private boolean isTalk(String text) {
        return Terms.of(text).first(file.harmless()).isPresent();
    }

    private static List<String> sentences(String text) {
        List<String> sentences = new ArrayList<>();
        for (String part : SENTENCE_END.split(text)) {
            for (int i = 0; i < part.length(); i += LONGEST_SENTENCE) {
                sentences.add(part.substring(i, Math.min(part.length(), i + LONGEST_SENTENCE)));
            }
        }
        return sentences;
    }

    private void rules(Terms sentence, DocumentKind kind, boolean whole, Map<ThreatCategory, Set<String>> reasons) {
        for (ThreatRule rule : file.rules()) {
            if (!rule.isFor(kind)
                    || rule.isForArticles() != whole
                    || sentence.first(rule.exceptions()).isPresent()) {
                continue;
            }
            List<String> words = new ArrayList<>();
            for (List<String> group : rule.all()) {
                sentence.first(group).ifPresent(words::add);
            }
            if (words.size() == rule.all().size()) {
                ThreatCategory category = ThreatCategory.ofWord(rule.category())
                        .orElseThrow(() -> new IllegalStateException("no category " + rule.category()));
                reasons.computeIfAbsent(category, k -> new LinkedHashSet<>())
                        .add("it " + rule.because() + " (“"
                                + String.join("”, “", words).replace("*", "") + "”)");
            }
        }
    }

    /** Rows of credentials or cards are a leak, whatever is said about them. */
    private static void byEntities(List<Entity> entities, Map<ThreatCategory, Set<String>> reasons) {
        long credentials = count(entities, EntityType.CREDENTIAL);
        if (credentials >= MANY_CREDENTIALS
                || credentials > 0 && reasons.containsKey(ThreatCategory.CREDENTIAL_LEAK)
                || entities.stream().anyMatch(e -> e.detector().startsWith("credential-stealer"))) {
            reasons.computeIfAbsent(ThreatCategory.CREDENTIAL_LEAK, k -> new LinkedHashSet<>())
                    .add("it holds " + credentials + (credentials == 1 ? " credential" : " credentials"));
        }
        long pairs = entities.stream()
                .filter(e -> e.detector().equals("credential-email"))
                .count();
        if (pairs == 2) {
            reasons.computeIfAbsent(ThreatCategory.CREDENTIAL_LEAK, k -> new LinkedHashSet<>())
                    .add("it holds 2 credentials");
        }
        long cards = count(entities, EntityType.PAYMENT_CARD);
        if (cards >= MANY_CARDS) {
            reasons.computeIfAbsent(ThreatCategory.CARDING, k -> new LinkedHashSet<>())
                    .add("it holds " + cards + " card numbers");
        }
    }

    private static long count(List<Entity> entities, EntityType type) {
        return entities.stream().filter(e -> e.type() == type).count();
    }

    /** The category's own weight, one step up for what makes it graver, each step with its reason. */
    private Threat judge(
            ThreatCategory category, Set<String> because, Terms whole, String text, List<Entity> entities) {
        List<String> reasons = new ArrayList<>(because);
        int level = base(category);
        for (Grave grave : file.grave()) {
            String term = whole.first(grave.terms()).orElse(null);
            if (term != null) {
                level++;
                reasons.add(grave.because() + " (“" + term.replace("*", "") + "”)");
            }
        }
        long credentials = count(entities, EntityType.CREDENTIAL);
        if (category == ThreatCategory.CREDENTIAL_LEAK && credentials >= 100) {
            level++;
            reasons.add("there are " + credentials + " credentials");
        }
        String amount = largeAmount(text);
        boolean counts = category == ThreatCategory.DATA_LEAK
                || category == ThreatCategory.RANSOMWARE_LEAK
                || category == ThreatCategory.CREDENTIAL_LEAK;
        if (counts && amount != null) {
            level++;
            reasons.add("the amount is large (“" + amount + "”)");
        }
        Severity severity = LEVELS.get(Math.min(level, LEVELS.size() - 1));
        return new Threat(category, severity, reasons);
    }

    /** The place in {@link #LEVELS} that a category has by itself. */
    private static int base(ThreatCategory category) {
        return switch (category) {
            case RANSOMWARE_LEAK, ACCESS_SALE, EXPLOIT_SALE, INSIDER -> 2;
            case DATA_LEAK, CREDENTIAL_LEAK, MALWARE_SALE, PHISHING, CARDING -> 1;
            case DDOS -> 0;
        };
    }

    /** The first amount from 100,000 rows or 10 GB on. */
    private static @Nullable String largeAmount(String text) {
        Matcher matcher = COUNT.matcher(text);
        int tries = 0;
        while (matcher.find() && ++tries < 200) {
            String digits = matcher.group(1).replaceAll("[.,]", "");
            String unit = matcher.group(2) == null ? "" : matcher.group(2).toLowerCase(java.util.Locale.ROOT);
            if (digits.length() > 9) {
                continue;
            }
            long number = Long.parseLong(digits);
            boolean large = switch (unit) {
                case "tb", "тб", "million", "mln", "млн", "m" -> number >= 1;
                case "gb", "гб" -> number >= 10;
                case "k", "к", "тыс", "千" -> number >= 100;
                case "万" -> number >= 10;
                default -> false;
            };
            if (large) {
                return matcher.group().strip();
            }
        }
        return null;
    }
}
