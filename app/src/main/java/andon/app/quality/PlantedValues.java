package andon.app.quality;

import andon.app.quality.Gold.Place;
import andon.app.quality.TextJudge.Found;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Typed values planted in harmless texts beside near misses (a wrong checksum, a version number). A value is right if it
 * was found at its place with its type and normalised form; its place may be marked with a word more or less around it
 * ({@code tg: @name}). What is found in a near miss, or where nothing was planted, is wrong.
 */
final class PlantedValues {
    /** The sets' words for what Andon calls by its own. Types that Andon does not read are not judged. */
    private static final Map<String, String> VALUE_TYPES = Map.ofEntries(
            Map.entry("credential", "credential"),
            Map.entry("onion", "onion-address"),
            Map.entry("attack", "attack-pattern"),
            Map.entry("ipv4", "ipv4-addr"),
            Map.entry("ipv6", "ipv6-addr"),
            Map.entry("phone", "phone-number"),
            Map.entry("url", "url"),
            Map.entry("domain", "domain-name"),
            Map.entry("card", "payment-card"),
            Map.entry("email", "email-addr"),
            Map.entry("iban", "iban"),
            Map.entry("crypto.btc", "btc-address"),
            Map.entry("crypto.eth", "eth-address"),
            Map.entry("crypto.xmr", "xmr-address"),
            Map.entry("cve", "cve"),
            Map.entry("pgp.fingerprint", "pgp-key"),
            Map.entry("handle.telegram", "messaging-handle"),
            Map.entry("handle.tox", "messaging-handle"),
            Map.entry("handle.session", "messaging-handle"),
            Map.entry("handle.xmpp", "messaging-handle"),
            Map.entry("hash.md5", "md5"),
            Map.entry("hash.sha1", "sha1"),
            Map.entry("hash.sha256", "sha256"));

    private record Item(Place at, String surface, String kind, List<Value> values) {}

    /** @param type Andon's word; empty for one that Andon does not read */
    private record Value(String type, String value) {}

    private PlantedValues() {}

    static Judged judge(List<JsonNode> nodes, TextJudge judge) {
        Tally tally = new Tally("values");
        List<TextJudge.Answer> answers = judge.answers(nodes.stream()
                .map(n -> new Gold(
                        n.get("id").asString(),
                        n.get("lang").asString(),
                        n.get("text").asString(),
                        List.of(),
                        List.of()))
                .toList());
        for (int i = 0; i < answers.size(); i++) {
            compare(
                    items(nodes.get(i)),
                    answers.get(i).entities(),
                    nodes.get(i).get("lang").asString(),
                    tally);
        }
        return Judged.of(tally);
    }

    private static List<Item> items(JsonNode node) {
        List<Item> items = new ArrayList<>();
        for (JsonNode item : node.get("items")) {
            List<Value> values = new ArrayList<>();
            for (JsonNode gold : item.get("gold")) {
                values.add(new Value(
                        VALUE_TYPES.getOrDefault(gold.get("type").asString(), ""),
                        gold.get("value").asString()));
            }
            items.add(new Item(
                    new Place(item.get("start").asInt(), item.get("end").asInt()),
                    item.get("surface").asString(),
                    item.get("kind").asString(),
                    values));
        }
        return items;
    }

    private static void compare(List<Item> items, List<Found> found, String language, Tally tally) {
        Set<Found> right = new HashSet<>();
        for (Item item : items) {
            for (Value value : item.values()) {
                if (value.type().isEmpty()) {
                    continue;
                }
                List<Found> hits = found.stream()
                        .filter(f -> f.at().overlaps(item.at()) && f.type().equals(value.type()) && same(value, f))
                        .toList();
                right.addAll(hits);
                tally.sought(value.type(), language, !hits.isEmpty(), item.surface());
            }
        }
        for (Found one : found) {
            if (VALUE_TYPES.containsValue(one.type()) && !right.contains(one) && isWrong(one, items)) {
                tally.wrong(one.type(), language, one.value() + " in " + around(one, items));
            }
        }
    }

    /** Parts of a planted value (the domain of an address) are neither right nor wrong, unless they are of its own type. */
    private static boolean isWrong(Found found, List<Item> items) {
        return items.stream()
                .filter(item -> item.at().overlaps(found.at()) && !item.values().isEmpty())
                .allMatch(item -> item.values().stream().anyMatch(v -> v.type().equals(found.type())));
    }

    private static String around(Found found, List<Item> items) {
        return items.stream()
                .filter(item -> item.at().overlaps(found.at()))
                .map(item -> item.kind() + " " + item.surface())
                .findFirst()
                .orElse("nothing planted");
    }

    private static boolean same(Value planted, Found found) {
        String value = planted.value();
        return switch (planted.type()) {
            case "credential" ->
                found.value().startsWith(value.substring(0, value.lastIndexOf(':') + 1)) && found.secret();
            case "payment-card" ->
                value.startsWith(
                        found.value().substring(0, Math.max(1, found.value().indexOf('•'))));
            default -> found.value().toLowerCase(Locale.ROOT).equals(value.toLowerCase(Locale.ROOT));
        };
    }
}
