package andon.app.demo;

import andon.app.demo.Verdict.Claim;
import andon.corpus.index.IndexedDocument;
import andon.corpus.watch.Alert;
import andon.testbed.world.PlantedDocument;
import andon.testbed.world.PlantedEntity;
import andon.testbed.world.PlantedMention;
import andon.testbed.world.PlantedPage;
import andon.testbed.world.Truth;
import andon.vocabulary.Asset;
import andon.vocabulary.Entity;
import andon.vocabulary.Mention;
import andon.vocabulary.Threat;
import andon.vocabulary.ThreatCategory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares an observation with a world's truth. It knows nothing of how documents were found. */
public final class TruthCheck {
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    /** What may stand where a secret stood: a masked form, which has dots and no more than it may show. */
    private static final String MASKED = "\\S{0,24}•{3,}\\S{0,6}";

    private static final Pattern MASKED_SECRET = Pattern.compile(MASKED);
    /** The digits of a card that tell its bank stay to be seen. */
    private static final int BIN = 6;

    private final Truth truth;
    private final Set<String> secrets;
    private final Observation observed;
    private final Map<PlantedDocument, IndexedDocument> found = new LinkedHashMap<>();
    private final Set<IndexedDocument> unplanted;

    private TruthCheck(Truth truth, Set<String> secrets, Observation observed) {
        this.truth = truth;
        this.secrets = secrets;
        this.observed = observed;
        Map<String, List<IndexedDocument>> bySource = observed.documents().stream()
                .collect(Collectors.groupingBy(d -> d.document().source().value()));
        this.unplanted = new LinkedHashSet<>(observed.documents());
        for (PlantedDocument planted : truth.documents()) {
            Pattern text = maskedText(planted);
            bySource.getOrDefault(planted.source(), List.of()).stream()
                    .filter(unplanted::contains)
                    .filter(d -> d.document().kind() == planted.kind())
                    .filter(d -> text.matcher(fold(d.document().text())).matches())
                    .filter(d -> planted.author() == null
                            || planted.author().equals(d.document().author()))
                    .filter(d -> planted.postedAt() == null
                            || planted.postedAt().equals(d.document().postedAt()))
                    .findFirst()
                    .ifPresent(d -> {
                        found.put(planted, d);
                        unplanted.remove(d);
                    });
        }
    }

    /**
     * Compares everything that {@code truth} states with {@code observed}.
     *
     * @param secrets every planted secret in the clear
     */
    public static Verdict compare(Truth truth, Set<String> secrets, Observation observed) {
        TruthCheck check = new TruthCheck(truth, secrets, observed);
        return new Verdict(List.of(
                check.documents(),
                check.quotes(),
                check.entities(),
                check.threats(),
                check.mentions(),
                check.alerts(),
                check.deliveries("alerts delivered by webhook, each once", observed.webhookIds()),
                check.deliveries("alerts delivered by e-mail, each once", observed.mailIds()),
                check.secretsMasked()));
    }

    /** The cluster of each indexed document that was planted, by the document's id. */
    public static Map<String, String> match(Truth truth, Set<String> secrets, Observation observed) {
        Map<String, String> clusters = new HashMap<>();
        new TruthCheck(truth, secrets, observed)
                .found.forEach((planted, document) -> clusters.put(document.id().value(), planted.cluster()));
        return clusters;
    }

    private Claim documents() {
        List<String> missed = truth.documents().stream()
                .filter(d -> !found.containsKey(d))
                .map(d -> name(d) + " " + d.path())
                .toList();
        List<String> wrong = unplanted.stream()
                .filter(d -> !isBeginningOfHugePage(d))
                .map(d -> d.document().source() + " " + d.document().kind().word() + " "
                        + d.document().address())
                .toList();
        return new Claim(
                "documents cut out with kind, author, time and text",
                truth.documents().size(),
                found.size(),
                missed,
                wrong);
    }

    private boolean isBeginningOfHugePage(IndexedDocument document) {
        return truth.notDocuments().stream()
                .filter(page -> page.reason() == PlantedPage.Reason.HUGE)
                .filter(page ->
                        page.source().equals(document.document().source().value()))
                .anyMatch(
                        page -> page.path().equals(document.document().address().getPath()));
    }

    private Claim quotes() {
        List<String> missed = new ArrayList<>();
        int expected = 0;
        for (Map.Entry<PlantedDocument, IndexedDocument> entry : found.entrySet()) {
            List<String> planted =
                    entry.getKey().quotes().stream().map(TruthCheck::fold).toList();
            List<String> cut = entry.getValue().document().quotes().stream()
                    .map(TruthCheck::fold)
                    .toList();
            expected += planted.size();
            planted.stream()
                    .filter(quote -> cut.stream().noneMatch(masked(quote).asMatchPredicate()))
                    .forEach(quote -> missed.add(name(entry.getKey()) + ": a quote of " + quote.length()
                            + " characters, found " + cut.size() + " quotes"));
        }
        return new Claim("quotes set apart from own words", expected, expected - missed.size(), missed, List.of());
    }

    private Claim entities() {
        List<String> missed = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        int expected = 0;
        for (Map.Entry<PlantedDocument, IndexedDocument> entry : found.entrySet()) {
            List<Entity> read = entry.getValue().document().entities();
            for (PlantedEntity planted : entry.getKey().entities()) {
                expected++;
                if (read.stream().noneMatch(e -> same(planted, e))) {
                    missed.add(name(entry.getKey()) + ": " + planted.type().word() + " " + shown(planted.value()));
                }
            }
            entry.getKey().decoys().stream()
                    .filter(decoy -> read.stream().anyMatch(e -> same(decoy, e)))
                    .forEach(decoy -> wrong.add(
                            name(entry.getKey()) + ": decoy " + decoy.type().word() + " " + shown(decoy.value())));
        }
        return new Claim("entities", expected, expected - missed.size(), missed, wrong);
    }

    private Claim threats() {
        List<String> missed = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        int expected = 0;
        for (Map.Entry<PlantedDocument, IndexedDocument> entry : found.entrySet()) {
            Set<ThreatCategory> planted = entry.getKey().threats();
            Set<ThreatCategory> read = entry.getValue().document().threats().stream()
                    .map(Threat::category)
                    .collect(Collectors.toSet());
            expected += planted.size();
            planted.stream()
                    .filter(t -> !read.contains(t))
                    .forEach(t -> missed.add(name(entry.getKey()) + ": " + t.word()));
            read.stream()
                    .filter(t -> !planted.contains(t))
                    .forEach(t -> wrong.add(name(entry.getKey()) + ": " + t.word()));
        }
        return new Claim("threats", expected, expected - missed.size(), missed, wrong);
    }

    private Claim mentions() {
        Map<String, PlantedDocument> byKey = new HashMap<>();
        truth.documents().forEach(d -> byKey.put(name(d), d));
        List<String> missed = new ArrayList<>();
        Set<String> planted = new HashSet<>();
        int expected = 0;
        for (PlantedMention mention : truth.mentions()) {
            String line = line(mention);
            planted.add(line);
            if (mention.certain()) {
                expected++;
                IndexedDocument document = found.get(byKey.get(mention.source() + "/" + mention.key()));
                if (document == null
                        || document.mentions().stream()
                                .noneMatch(m ->
                                        line(mention.source(), mention.key(), m).equals(line))) {
                    missed.add(line);
                }
            }
        }
        List<String> wrong = new ArrayList<>();
        found.forEach((p, d) -> d.mentions().stream()
                .map(m -> line(p.source(), p.key(), m))
                .filter(l -> !planted.contains(l))
                .forEach(wrong::add));
        unplanted.forEach(d -> d.mentions()
                .forEach(m -> wrong.add(line(
                        d.document().source().value(), d.document().address().toString(), m))));
        return new Claim("mentions of watched assets", expected, expected - missed.size(), missed, wrong);
    }

    /** One alert for each organisation and cluster that mentions it: what is told once is not told again. */
    private Claim alerts() {
        Map<String, PlantedDocument> byKey = new HashMap<>();
        truth.documents().forEach(d -> byKey.put(name(d), d));
        Set<String> due = new LinkedHashSet<>();
        Set<String> arguable = new HashSet<>();
        for (PlantedMention mention : truth.mentions()) {
            PlantedDocument document = byKey.get(mention.source() + "/" + mention.key());
            String story = mention.organisation() + " " + (document == null ? mention.key() : document.cluster());
            (mention.certain() ? due : arguable).add(story);
        }
        Map<String, PlantedDocument> byId = new HashMap<>();
        found.forEach((p, d) -> byId.put(d.id().value(), p));
        Map<String, Integer> told = new LinkedHashMap<>();
        List<String> wrong = new ArrayList<>();
        for (Alert alert : observed.alerts()) {
            PlantedDocument document = byId.get(alert.document().value());
            String story =
                    alert.owner() + " " + (document == null ? "unplanted " + alert.document() : document.cluster());
            if (told.merge(alert.subscriptionId() + " " + story, 1, Integer::sum) > 1) {
                wrong.add("told twice: " + story);
            } else if (!due.contains(story) && !arguable.contains(story)) {
                wrong.add("nothing planted: " + story + " " + alert.values());
            }
        }
        Set<String> stories =
                told.keySet().stream().map(s -> s.substring(s.indexOf(' ') + 1)).collect(Collectors.toSet());
        List<String> missed = due.stream().filter(s -> !stories.contains(s)).toList();
        return new Claim(
                "alerts, one for each customer and story", due.size(), due.size() - missed.size(), missed, wrong);
    }

    private Claim deliveries(String name, List<String> ids) {
        Map<String, Long> counts =
                ids.stream().collect(Collectors.groupingBy(i -> i, LinkedHashMap::new, Collectors.counting()));
        Set<String> raised =
                observed.alerts().stream().map(Alert::id).collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> missed =
                raised.stream().filter(id -> !counts.containsKey(id)).toList();
        List<String> wrong = new ArrayList<>();
        counts.forEach((id, n) -> {
            if (n > 1) {
                wrong.add(id + " came " + n + " times");
            }
            if (!raised.contains(id)) {
                wrong.add(id + " is no alert");
            }
        });
        return new Claim(name, raised.size(), raised.size() - missed.size(), missed, wrong);
    }

    private Claim secretsMasked() {
        List<String> wrong = new ArrayList<>();
        for (IndexedDocument document : observed.documents()) {
            String all = document.toString();
            secrets.stream()
                    .filter(all::contains)
                    .forEach(s -> wrong.add(
                            document.document().address() + " shows a secret of " + s.length() + " characters"));
        }
        return new Claim("secrets masked", secrets.size(), secrets.size() - wrong.size(), List.of(), wrong);
    }

    private boolean same(PlantedEntity planted, Entity read) {
        if (planted.type() != read.type()) {
            return false;
        }
        return switch (planted.type()) {
            // The account is planted; what is read has the masked password behind it, where the account is known.
            case CREDENTIAL ->
                read.value().startsWith(planted.value() + ":")
                        && MASKED_SECRET
                                .matcher(read.value().substring(planted.value().length() + 1))
                                .matches();
            // What is left of a card's number is its beginning.
            case PAYMENT_CARD -> {
                int dots = read.value().indexOf('•');
                yield dots >= BIN && planted.value().startsWith(read.value().substring(0, dots));
            }
            default -> planted.value().equals(read.value());
        };
    }

    private Pattern maskedText(PlantedDocument planted) {
        return masked(fold(planted.text()), planted.secrets());
    }

    private Pattern masked(String value) {
        return masked(value, secrets);
    }

    /** The text with every secret in it replaced by what may stand for a secret. */
    private static Pattern masked(String text, Collection<String> secrets) {
        List<String> longestFirst = secrets.stream()
                .map(TruthCheck::fold)
                .filter(text::contains)
                .sorted((a, b) -> Integer.compare(b.length(), a.length()))
                .toList();
        if (longestFirst.isEmpty()) {
            return Pattern.compile(Pattern.quote(text));
        }
        String parts = longestFirst.stream().map(Pattern::quote).collect(Collectors.joining("|"));
        StringBuilder pattern = new StringBuilder();
        int from = 0;
        var matcher = Pattern.compile(parts).matcher(text);
        while (matcher.find()) {
            pattern.append(Pattern.quote(text.substring(from, matcher.start()))).append(MASKED);
            from = matcher.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(text.substring(from))).toString());
    }

    private static String fold(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    private String shown(String value) {
        return secrets.stream().anyMatch(value::contains) ? "(a secret)" : value;
    }

    private static String name(PlantedDocument planted) {
        return planted.source() + "/" + planted.key();
    }

    private static String line(PlantedMention mention) {
        return mention.source() + "/" + mention.key() + ": " + mention.organisation() + " "
                + mention.assetType().word() + " " + mention.assetValue();
    }

    private String line(String source, String key, Mention mention) {
        Asset asset = observed.assets().get(mention.assetId());
        return source + "/" + key + ": " + mention.owner() + " "
                + (asset == null
                        ? "unknown asset " + mention.assetId()
                        : asset.type().word() + " " + asset.value());
    }
}
