package andon.app.quality;

import andon.app.quality.Gold.Label;
import andon.app.quality.Gold.Place;
import andon.app.quality.TextJudge.Answer;
import andon.app.quality.TextJudge.Found;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Public annotated texts in a folder, laid out as docs/quality.md says; what is not there is not judged. */
final class DevelopmentSets {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ORGANIZATION = "organization";

    private static final Map<String, String> PERSONAL_TYPES = Map.of(
            "CREDIT_CARD", "payment-card",
            "IBAN_CODE", "iban",
            "PHONE_NUMBER", "phone-number",
            "IP_ADDRESS", "ipv4-addr",
            "EMAIL_ADDRESS", "email-addr");

    private static final Map<String, String> CATEGORIES = Map.of("ransomware", "ransomware-leak");

    private final Path folder;
    private final TextJudge judge;
    private final PersonJudge persons;

    DevelopmentSets(Path folder, TextJudge judge, PersonJudge persons) {
        this.folder = folder;
        this.judge = judge;
        this.persons = persons;
    }

    Judged judged() throws IOException {
        List<Judged> parts = new ArrayList<>();
        for (Gold.Collection texts : organisations()) {
            parts.add(judge.spans(texts));
        }
        parts.add(leakPosts());
        parts.add(leakTitles());
        parts.add(values());
        parts.add(secrets());
        parts.add(threats());
        for (Gold.Collection texts : persons()) {
            parts.add(persons.judged(texts));
        }
        return Judged.all(parts);
    }

    private List<Gold.Collection> organisations() throws IOException {
        List<Gold.Collection> all = new ArrayList<>();
        Map<String, String> org = Map.of("ORG", ORGANIZATION);
        if (has("org/wnut17.dev.conll")) {
            Map<String, String> types = Map.of("corporation", ORGANIZATION, "group", ORGANIZATION);
            all.add(running("wnut17", ColumnFile.conll(folder.resolve("org/wnut17.dev.conll"), types, "en")));
        }
        if (has("org/uner-en_ewt.dev.iob2")) {
            all.add(running("uner-en", ColumnFile.iob2(folder.resolve("org/uner-en_ewt.dev.iob2"), org, "en")));
        }
        if (has("org/uner-zh_gsdsimp.dev.iob2")) {
            all.add(running("uner-zh", ColumnFile.iob2(folder.resolve("org/uner-zh_gsdsimp.dev.iob2"), org, "zh")));
        }
        if (has("org/factrueval2016.devset.conll")) {
            all.add(running(
                    "factrueval", ColumnFile.conll(folder.resolve("org/factrueval2016.devset.conll"), org, "ru")));
        }
        if (has("org/stockmark-ja.dev.jsonl")) {
            all.add(running("stockmark-companies", stockmark(Set.of("法人名"))));
            all.add(running("stockmark-all", stockmark(Set.of("法人名", "政治的組織名", "その他の組織名"))));
        }
        if (has("cti/cyner.valid.txt")) {
            Map<String, String> types = Map.of("Malware", "malware");
            all.add(new Gold.Collection(
                    "cyner", Set.of("malware"), ColumnFile.conll(folder.resolve("cti/cyner.valid.txt"), types, "en")));
        }
        return all;
    }

    private List<Gold.Collection> persons() throws IOException {
        List<Gold.Collection> all = new ArrayList<>();
        Map<String, String> per = Map.of("PER", PersonJudge.WHAT, "person", PersonJudge.WHAT);
        if (has("org/wnut17.dev.conll")) {
            all.add(named("wnut17", ColumnFile.conll(folder.resolve("org/wnut17.dev.conll"), per, "en")));
        }
        if (has("org/uner-en_ewt.dev.iob2")) {
            all.add(named("uner-en", ColumnFile.iob2(folder.resolve("org/uner-en_ewt.dev.iob2"), per, "en")));
        }
        if (has("org/uner-zh_gsdsimp.dev.iob2")) {
            all.add(named("uner-zh", ColumnFile.iob2(folder.resolve("org/uner-zh_gsdsimp.dev.iob2"), per, "zh")));
        }
        if (has("org/factrueval2016.devset.conll")) {
            all.add(named(
                    "factrueval", ColumnFile.conll(folder.resolve("org/factrueval2016.devset.conll"), per, "ru")));
        }
        if (has("org/stockmark-ja.dev.jsonl")) {
            all.add(named("stockmark-companies", labelled("org/stockmark-ja.dev.jsonl", "ja", "人名")));
        }
        if (has("pii/presidio-synth.dev.jsonl")) {
            all.add(named("presidio", labelled("pii/presidio-synth.dev.jsonl", "en", "PERSON")));
        }
        return all;
    }

    private static Gold.Collection named(String name, List<Gold> texts) {
        return new Gold.Collection(name, Set.of(PersonJudge.WHAT), texts);
    }

    private List<Gold> labelled(String file, String language, String person) throws IOException {
        List<Gold> texts = new ArrayList<>();
        for (JsonNode node : lines(file)) {
            List<Label> labels = new ArrayList<>();
            for (JsonNode one : node.has("entities") ? node.get("entities") : node.get("spans")) {
                JsonNode at = one.get("span");
                if (one.get("type").asString().equals(person)) {
                    Place place = at == null
                            ? place(one)
                            : new Place(at.get(0).asInt(), at.get(1).asInt());
                    labels.add(new Label(PersonJudge.WHAT, place));
                }
            }
            texts.add(new Gold(
                    String.valueOf(texts.size()), language, node.get("text").asString(), labels, List.of()));
        }
        return texts;
    }

    private static Gold.Collection running(String name, List<Gold> texts) {
        return new Gold.Collection(name, Set.of(ORGANIZATION), texts);
    }

    /** Organisations of kinds that are not asked for are neither right nor wrong. */
    private List<Gold> stockmark(Set<String> kinds) throws IOException {
        List<Gold> texts = new ArrayList<>();
        for (JsonNode node : lines("org/stockmark-ja.dev.jsonl")) {
            List<Label> labels = new ArrayList<>();
            List<Place> ignored = new ArrayList<>();
            for (JsonNode e : node.get("entities")) {
                Place at = new Place(
                        e.get("span").get(0).asInt(), e.get("span").get(1).asInt());
                String type = e.get("type").asString();
                if (kinds.contains(type)) {
                    labels.add(new Label(ORGANIZATION, at));
                } else if (type.endsWith("組織名")) {
                    ignored.add(at);
                }
            }
            texts.add(new Gold(
                    String.valueOf(texts.size()), "ja", node.get("text").asString(), labels, ignored));
        }
        return texts;
    }

    private Judged leakPosts() throws IOException {
        List<Gold> texts = new ArrayList<>();
        List<Set<Place>> victims = new ArrayList<>();
        for (JsonNode node : lines("org/leakposts.dev.jsonl")) {
            List<Label> labels = new ArrayList<>();
            List<Place> ignored = new ArrayList<>();
            Set<Place> victim = new HashSet<>();
            for (JsonNode span : node.get("spans")) {
                Place at = place(span);
                switch (span.get("role").asString()) {
                    case "ignore" -> ignored.add(at);
                    case "victim" -> {
                        victim.add(at);
                        labels.add(new Label(ORGANIZATION, at));
                    }
                    default -> labels.add(new Label(ORGANIZATION, at));
                }
            }
            texts.add(new Gold(node.get("id").asString(), "en", node.get("text").asString(), labels, ignored));
            victims.add(victim);
        }
        Gold.Collection posts = new Gold.Collection("leak-posts", Set.of(ORGANIZATION), texts);
        Tally tally = new Tally("leak-posts");
        List<Answer> answers = judge.answers(texts);
        for (int i = 0; i < answers.size(); i++) {
            Set<Place> victim = victims.get(i);
            if (!victim.isEmpty()) {
                boolean found = answers.get(i).entities().stream()
                        .anyMatch(e -> e.type().equals(ORGANIZATION) && victim.contains(e.at()));
                tally.sought(
                        "victim-of-post",
                        "en",
                        found,
                        texts.get(i).id() + " "
                                + texts.get(i).text().lines().findFirst().orElse(""));
            }
        }
        return Judged.all(List.of(judge.spans(posts), Judged.of(tally)));
    }

    private Judged leakTitles() throws IOException {
        Tally tally = new Tally("leak-titles");
        List<JsonNode> nodes = lines("org/leaktitles.dev.jsonl");
        List<Answer> answers = judge.answers(nodes.stream()
                .map(n -> new Gold(n.get("id").asString(), "en", n.get("title").asString(), List.of(), List.of()))
                .toList());
        for (int i = 0; i < answers.size(); i++) {
            Set<String> names = words(nodes.get(i).get("names"));
            Set<String> domains = words(nodes.get(i).get("domains"));
            Set<String> found = new HashSet<>();
            Set<String> hosts = new HashSet<>();
            for (Found e : answers.get(i).entities()) {
                if (e.type().equals(ORGANIZATION)) {
                    found.add(folded(e.value()));
                } else if (e.type().equals("domain-name")) {
                    hosts.add(folded(e.value()));
                }
            }
            String title = nodes.get(i).get("title").asString();
            names.forEach(name -> tally.sought(ORGANIZATION, "en", found.contains(name), title));
            domains.forEach(host -> tally.sought("domain-name", "en", hosts.contains(host), title));
            found.stream()
                    .filter(f -> !names.contains(f) && !domains.contains(f))
                    .forEach(f -> tally.wrong(ORGANIZATION, "en", f + " in " + title));
        }
        return Judged.of(tally);
    }

    private Judged values() throws IOException {
        Judged values = PlantedValues.judge(lines("iocs/synthetic-entities.dev.jsonl"), judge);
        List<Gold> personal = new ArrayList<>();
        for (JsonNode node : lines("pii/presidio-synth.dev.jsonl")) {
            List<Label> labels = new ArrayList<>();
            for (JsonNode span : node.get("spans")) {
                String type = PERSONAL_TYPES.get(span.get("type").asString());
                if (type != null) {
                    boolean six = type.equals("ipv4-addr")
                            && span.get("text").asString().indexOf(':') >= 0;
                    labels.add(new Label(six ? "ipv6-addr" : type, place(span)));
                }
            }
            personal.add(
                    new Gold(node.get("id").asString(), "en", node.get("text").asString(), labels, List.of()));
        }
        Set<String> types = new HashSet<>(PERSONAL_TYPES.values());
        types.add("ipv6-addr"); // the set calls both IP_ADDRESS
        Judged templates = judge.spans(new Gold.Collection("presidio", types, personal));
        return Judged.all(List.of(values, templates));
    }

    /** Whether a line holds a secret, not where. */
    private Judged secrets() throws IOException {
        Tally tally = new Tally("secrets");
        List<JsonNode> nodes = lines("secrets/gitleaks-cases.dev.jsonl");
        List<Answer> answers = judge.answers(nodes.stream()
                .map(n -> new Gold(
                        n.get("id").asString(),
                        "en",
                        new String(Base64.getDecoder().decode(n.get("text_b64").asString()), StandardCharsets.UTF_8),
                        List.of(),
                        List.of()))
                .toList());
        for (int i = 0; i < answers.size(); i++) {
            boolean found = answers.get(i).entities().stream()
                    .anyMatch(e -> e.type().equals("api-key") || e.type().equals("credential"));
            boolean secret = nodes.get(i).get("secret").asBoolean();
            String where = nodes.get(i).get("id").asString() + " "
                    + nodes.get(i).get("rule").asString();
            if (secret) {
                tally.sought("secret", "*", found, where);
            } else if (found) {
                tally.wrong("secret", "*", where);
            }
        }
        return Judged.of(tally);
    }

    private Judged threats() throws IOException {
        Tally tally = new Tally("threats");
        List<JsonNode> nodes = lines("threat/threat-mentions.dev.jsonl");
        List<Answer> answers = judge.answers(nodes.stream()
                .map(n -> new Gold(
                        n.get("id").asString(),
                        n.get("lang").asString(),
                        n.get("text").asString(),
                        List.of(),
                        List.of()))
                .toList());
        for (int i = 0; i < answers.size(); i++) {
            Set<String> labels = new HashSet<>();
            nodes.get(i)
                    .get("labels")
                    .forEach(l -> labels.add(
                            CATEGORIES.getOrDefault(l.asString(), l.asString().replace('_', '-'))));
            Set<String> found = answers.get(i).threats();
            String text = nodes.get(i).get("text").asString();
            labels.forEach(l -> tally.sought(l, "*", found.contains(l), text));
            found.stream().filter(f -> !labels.contains(f)).forEach(f -> tally.wrong(f, "*", text));
            if (labels.isEmpty()) {
                tally.sought("harmless left alone", "*", found.isEmpty(), text);
            }
        }
        return Judged.of(tally);
    }

    private boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    private List<JsonNode> lines(String file) throws IOException {
        if (!has(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(folder.resolve(file))) {
            return lines.filter(l -> !l.isBlank()).map(JSON::readTree).toList();
        }
    }

    private static Place place(JsonNode span) {
        return new Place(span.get("start").asInt(), span.get("end").asInt());
    }

    private static Set<String> words(JsonNode array) {
        Set<String> words = new HashSet<>();
        array.forEach(w -> words.add(folded(w.asString())));
        return words;
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
