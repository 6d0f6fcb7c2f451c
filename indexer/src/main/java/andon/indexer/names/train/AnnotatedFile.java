package andon.indexer.names.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads annotated texts: CoNLL (word, tab, tag), IOB2 of Universal NER (number, word, tag; {@code # text =} lines) and JSON
 * Lines ({@code text} with {@code entities} or {@code spans}; offsets in code points).
 */
final class AnnotatedFile {
    /** A larger file is refused. */
    static final long MOST_BYTES = 256L << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** The types of the public sets, as {@code ORG}, {@code PER}, {@code LOC} or {@code MISC}; others are passed over. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("ORG", "ORG"),
            Map.entry("ORGANIZATION", "ORG"),
            Map.entry("Organization", "ORG"),
            Map.entry("corporation", "ORG"),
            Map.entry("group", "ORG"),
            Map.entry("法人名", "ORG"),
            Map.entry("PER", "PER"),
            Map.entry("PERSON", "PER"),
            Map.entry("person", "PER"),
            Map.entry("人名", "PER"),
            Map.entry("LOC", "LOC"),
            Map.entry("location", "LOC"),
            Map.entry("GPE", "LOC"),
            Map.entry("地名", "LOC"),
            Map.entry("施設名", "MISC"),
            Map.entry("政治的組織名", "MISC"),
            Map.entry("その他の組織名", "MISC"),
            Map.entry("製品名", "MISC"),
            Map.entry("イベント名", "MISC"),
            Map.entry("product", "MISC"),
            Map.entry("creative-work", "MISC"),
            Map.entry("Malware", "MISC"),
            Map.entry("System", "MISC"));

    private AnnotatedFile() {}

    /** @throws IOException if it cannot be read or is of none of the forms */
    static List<Annotated> read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " has " + Files.size(file) + " bytes; at most " + MOST_BYTES);
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        return file.toString().endsWith(".jsonl") ? json(file, lines) : columns(lines);
    }

    private static List<Annotated> json(Path file, List<String> lines) throws IOException {
        List<Annotated> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            try {
                JsonNode node = JSON.readTree(lines.get(i));
                if (node.path("text").isString() && (node.has("entities") || node.has("spans"))) {
                    all.add(json(node));
                }
            } catch (JacksonException e) {
                throw new IOException(file + " line " + (i + 1) + ": no JSON: " + e.getOriginalMessage(), e);
            }
        }
        return all;
    }

    private static Annotated json(JsonNode node) {
        String text = node.get("text").asString();
        TreeMap<Integer, Annotated.Name> names = new TreeMap<>();
        for (JsonNode one : node.has("entities") ? node.get("entities") : node.get("spans")) {
            JsonNode span = one.path("span");
            int start = span.isArray() ? span.get(0).asInt() : one.path("start").asInt(-1);
            int end = span.isArray() ? span.get(1).asInt() : one.path("end").asInt(-1);
            String role = one.path("role").asString("");
            String type = role.equals("victim") || role.equals("other")
                    ? "ORG"
                    : TYPES.get(one.path("type").asString(""));
            int points = text.codePointCount(0, text.length());
            if (type != null && start >= 0 && start < end && end <= points) {
                names.put(
                        start,
                        new Annotated.Name(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end), type));
            }
        }
        return new Annotated(text, List.copyOf(names.values()));
    }

    private static List<Annotated> columns(List<String> lines) {
        List<Annotated> all = new ArrayList<>();
        List<String[]> words = new ArrayList<>();
        String text = null;
        for (String line : lines) {
            if (line.startsWith("# ") && line.contains(" = ")) {
                text = line.startsWith("# text = ") ? line.substring(9) : text;
            } else if (line.isBlank()) {
                sentence(words, text, all);
                text = null;
            } else {
                String[] cells = line.split("\t");
                boolean numbered = cells.length >= 3
                        && cells[0].chars().allMatch(c -> c >= '0' && c <= '9' || c == '-' || c == '.');
                if (cells.length >= 2) {
                    words.add(
                            numbered
                                    ? new String[] {cells[1], cells[2]}
                                    : new String[] {cells[0], cells[cells.length - 1]});
                }
            }
        }
        sentence(words, text, all);
        return all;
    }

    private static void sentence(List<String[]> words, @Nullable String whole, List<Annotated> all) {
        if (words.isEmpty()) {
            return;
        }
        String text = whole != null
                ? whole
                : String.join(" ", words.stream().map(w -> w[0]).toList());
        List<Annotated.Name> names = new ArrayList<>();
        int at = 0;
        int begun = -1;
        int last = 0;
        String type = "";
        for (String[] word : words) {
            int found = text.indexOf(word[0], at);
            int start = found < 0 ? at : found;
            int end = Math.min(text.length(), start + word[0].length());
            at = end;
            boolean goesOn = word[1].startsWith("I-")
                    && begun >= 0
                    && word[1].substring(2).equals(type);
            if (!goesOn && begun >= 0) {
                add(begun, last, type, names);
                begun = -1;
            }
            if (!goesOn && word[1].length() > 2 && !word[1].equals("O")) {
                begun = start;
                type = word[1].substring(2);
            }
            last = end;
        }
        if (begun >= 0) {
            add(begun, last, type, names);
        }
        all.add(new Annotated(text, names));
        words.clear();
    }

    private static void add(int start, int end, String type, List<Annotated.Name> names) {
        String known = TYPES.get(type);
        if (known != null && end > start) {
            names.add(new Annotated.Name(start, end, known));
        }
    }
}
