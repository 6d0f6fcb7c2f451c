package andon.indexer.gazetteer;

import andon.vocabulary.EntityType;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads clusters of the MISP galaxy (<a href="https://github.com/MISP/misp-galaxy">upstream</a>, CC0 or BSD-2-Clause) into
 * lines of a name list: the project's own JSON ({@code {"type", "values": [{"value", "meta": {"synonyms"}}]}}) or one
 * JSON object a line ({@code {"name", "synonyms"}}).
 */
public final class MispGalaxy {
    /** A longer file is refused. */
    public static final int MOST_CHARACTERS = 64 << 20;

    private static final int MOST_WORDS = 4;
    private static final int LONGEST = 40;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** What says the kind of a thing, not its name. */
    private static final Set<String> KINDS = Set.of(
            "ransomware",
            "ransom",
            "trojan",
            "malware",
            "botnet",
            "backdoor",
            "stealer",
            "infostealer",
            "worm",
            "virus",
            "loader",
            "downloader",
            "dropper",
            "rootkit",
            "bootkit",
            "keylogger",
            "wiper",
            "miner",
            "locker",
            "banker",
            "spyware",
            "family",
            "group",
            "gang",
            "team",
            "apt",
            "rat",
            "bot",
            "payload",
            "cryptor",
            "exploit",
            "tool",
            "actor",
            "hackers",
            "hacker",
            "unknown",
            "test",
            "none",
            "webshell",
            "shell",
            "proxy");

    private MispGalaxy() {}

    /**
     * Reads a cluster.
     *
     * @param type what all its names are; empty to tell by the cluster's own type
     * @return lines of a name list, without repetitions, in order
     * @throws IllegalArgumentException if it is no cluster or longer than {@link #MOST_CHARACTERS}
     */
    public static List<String> lines(Reader in, Optional<EntityType> type) throws IOException {
        char[] buffer = new char[1 << 16];
        StringBuilder text = new StringBuilder();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            text.append(buffer, 0, n);
            if (text.length() > MOST_CHARACTERS) {
                throw new IllegalArgumentException("more than " + MOST_CHARACTERS + " characters");
            }
        }
        Set<String> lines = new LinkedHashSet<>();
        for (JsonNode entry : entries(text.toString())) {
            List<String> spellings = spellings(entry);
            if (!spellings.isEmpty()) {
                String word = type.orElseGet(() -> typeOf(entry.path("cluster").asString("")))
                        .word();
                lines.add(word + "\t" + String.join("|", new LinkedHashSet<>(spellings)));
            }
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("no MISP galaxy cluster: there are no names in it");
        }
        return List.copyOf(lines);
    }

    private static EntityType typeOf(String cluster) {
        boolean actors =
                cluster.contains("actor") || cluster.contains("intrusion-set") || cluster.contains("activity-group");
        return actors ? EntityType.THREAT_ACTOR : EntityType.MALWARE;
    }

    private static List<JsonNode> entries(String text) {
        List<JsonNode> entries = new ArrayList<>();
        try {
            JsonNode whole = text.indexOf("\"values\"") >= 0 ? JSON.readTree(text) : null;
            if (whole != null && whole.path("values").isArray()) {
                String cluster = whole.path("type").asString("");
                whole.get("values").forEach(value -> {
                    if (value instanceof ObjectNode entry) {
                        entries.add(entry.put("cluster", cluster));
                    }
                });
            } else {
                text.lines().filter(line -> !line.isBlank()).forEach(line -> entries.add(JSON.readTree(line)));
            }
        } catch (JacksonException e) {
            throw new IllegalArgumentException("no MISP galaxy cluster: " + e.getOriginalMessage(), e);
        }
        return entries;
    }

    private static List<String> spellings(JsonNode entry) {
        JsonNode name = entry.has("value") ? entry.get("value") : entry.path("name");
        JsonNode synonyms = entry.has("meta") ? entry.get("meta").path("synonyms") : entry.path("synonyms");
        List<String> spellings = new ArrayList<>(spellings(name.asString("")));
        if (!spellings.isEmpty() && synonyms.isArray()) {
            synonyms.forEach(synonym -> spellings.addAll(spellings(synonym.asString(""))));
        }
        return spellings;
    }

    /** A name without remarks in brackets, and the same without a word for its kind: "Akira Ransomware (Linux)". */
    private static List<String> spellings(String raw) {
        String name = raw.replace('\t', ' ').replaceAll("\\s*\\([^)]*\\)", "").strip();
        List<String> found = new ArrayList<>();
        int blank = name.lastIndexOf(' ');
        if (blank > 0 && KINDS.contains(name.substring(blank + 1).toLowerCase(Locale.ROOT))) {
            String bare = name.substring(0, blank).strip();
            if (isName(bare)) {
                found.add(bare);
            }
            if (!name.substring(blank + 1).equals("RAT")) {
                return found;
            }
        }
        if (isName(name)) {
            found.add(name);
        }
        return found;
    }

    private static boolean isName(String name) {
        boolean letters = name.codePoints().filter(Character::isLetter).count() >= 3;
        return letters
                && name.length() <= LONGEST
                && Character.isLetterOrDigit(name.charAt(0))
                && name.split("\\s+").length <= MOST_WORDS
                && name.indexOf('|') < 0
                && !KINDS.contains(name.toLowerCase(Locale.ROOT))
                && !name.toLowerCase(Locale.ROOT).startsWith("unidentified")
                && !name.matches("(?i)[GS]\\d{4}|.*[.](exe|dll|com|net|org|su|ru|txt|html)");
    }
}
