package andon.searchapi.exports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What STIX 2.1 demands of a bundle (sections 2, 3, 4, 7 and 9), written from the standard and not from the exporter. */
public final class StixRules {
    private static final Pattern ID = Pattern.compile(
            "([a-z][a-z0-9-]*)--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern TIMESTAMP =
            Pattern.compile("\\d{4}-(0[1-9]|1[0-2])-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z");
    private static final Pattern PATTERN =
            Pattern.compile("\\[[a-z0-9-]+:[a-z_]+(\\.([A-Za-z0-9_]+|'[^']+'))* = '([^'\\\\]|\\\\['\\\\])*'\\]");
    private static final Set<String> COMMON =
            Set.of("id", "spec_version", "created", "modified", "created_by_ref", "object_marking_refs");
    private static final Map<String, Set<String>> REQUIRED = Map.of(
            "identity", Set.of("name"),
            "indicator", Set.of("pattern", "pattern_type", "valid_from"),
            "report", Set.of("name", "published", "object_refs"),
            "malware", Set.of("is_family"),
            "vulnerability", Set.of("name"),
            "attack-pattern", Set.of("name"),
            "threat-actor", Set.of("name"),
            "marking-definition", Set.of("extensions"));
    /** More of what reports have; observables have neither times nor a maker. */
    private static final Map<String, Set<String>> OF_REPORTS = Map.of(
            "observed-data", Set.of("first_observed", "last_observed", "number_observed", "object_refs"),
            "course-of-action", Set.of("name"),
            "note", Set.of("content", "object_refs"),
            "relationship", Set.of("relationship_type", "source_ref", "target_ref"),
            "sighting", Set.of("sighting_of_ref"),
            "url", Set.of("value"),
            "domain-name", Set.of("value"),
            "ipv4-addr", Set.of("value"),
            "ipv6-addr", Set.of("value"),
            "file", Set.of("hashes"));

    private static final Set<String> OBSERVABLES = Set.of("url", "file", "domain-name", "ipv4-addr", "ipv6-addr");
    private static final long MAX_COUNT = 999_999_999;
    /** Section 3 and the tables of section 4: which relationships stand between which; "related-to" between all. */
    private static final Set<String> RELATIONSHIPS =
            Set.of("indicator based-on observed-data", "course-of-action mitigates vulnerability");

    private final List<String> broken = new ArrayList<>();

    private StixRules() {}

    /** The rules that {@code bundle} breaks. */
    public static List<String> brokenBy(JsonNode bundle) {
        StixRules rules = new StixRules();
        rules.bundle(bundle);
        return rules.broken;
    }

    private void demand(boolean kept, JsonNode object, String rule) {
        if (!kept) {
            broken.add(rule + ": " + object);
        }
    }

    private void bundle(JsonNode bundle) {
        demand(bundle.path("type").asString().equals("bundle"), bundle, "type");
        demand(ID.matcher(bundle.path("id").asString()).matches(), bundle, "bundle id");
        Map<String, JsonNode> byId = new HashMap<>();
        for (JsonNode object : bundle.path("objects")) {
            demand(byId.put(object.path("id").asString(), object) == null, object, "an id stands once");
        }
        bundle.path("objects").forEach(object -> object(object, byId));
    }

    private void object(JsonNode object, Map<String, JsonNode> byId) {
        String type = object.path("type").asString();
        demand(REQUIRED.containsKey(type) || OF_REPORTS.containsKey(type), object, "known type");
        var id = ID.matcher(object.path("id").asString());
        demand(id.matches() && id.group(1).equals(type), object, "id is type--uuid");
        demand(object.path("spec_version").asString().equals("2.1"), object, "spec_version");
        REQUIRED.getOrDefault(type, Set.of()).forEach(name -> demand(object.has(name), object, name + " is required"));
        OF_REPORTS
                .getOrDefault(type, Set.of())
                .forEach(name -> demand(object.has(name), object, name + " is required"));
        boolean observable = OBSERVABLES.contains(type);
        demand(object.has("created") != observable, object, "created");
        demand(type.equals("marking-definition") || object.has("modified") != observable, object, "modified");
        relationship(object);
        observed(object);
        sighting(object);
        object.properties().forEach(property -> property(object, property.getKey(), property.getValue(), byId));
        demand(
                !object.has("modified")
                        || object.path("modified")
                                        .asString()
                                        .compareTo(object.path("created").asString())
                                >= 0,
                object,
                "modified is not before created");
        if (type.equals("indicator")) {
            demand(PATTERN.matcher(object.path("pattern").asString()).matches(), object, "pattern syntax");
            int confidence = object.path("confidence").asInt();
            demand(confidence >= 0 && confidence <= 100, object, "confidence");
        }
    }

    /** Section 4.14. */
    private void observed(JsonNode object) {
        if (object.path("type").asString().equals("observed-data")) {
            long number = object.path("number_observed").asLong();
            demand(number >= 1 && number <= MAX_COUNT, object, "number_observed");
            inOrder(object, "first_observed", "last_observed");
            object.path("object_refs")
                    .forEach(ref -> demand(OBSERVABLES.contains(typeOf(ref)), object, "observed are observables"));
        }
    }

    /** Section 5.2. */
    private void sighting(JsonNode object) {
        if (object.path("type").asString().equals("sighting")) {
            long count = object.path("count").asLong();
            demand(count >= 0 && count <= MAX_COUNT, object, "count");
            inOrder(object, "first_seen", "last_seen");
            String of = typeOf(object.path("sighting_of_ref"));
            demand(REQUIRED.containsKey(of) && !of.equals("marking-definition"), object, "sighted is a domain object");
            object.path("where_sighted_refs")
                    .forEach(ref -> demand(
                            Set.of("identity", "location").contains(typeOf(ref)), object, "where it was sighted"));
            object.path("observed_data_refs")
                    .forEach(ref -> demand(typeOf(ref).equals("observed-data"), object, "what was observed"));
        }
    }

    private static String typeOf(JsonNode ref) {
        return ref.asString().replaceFirst("--.*", "");
    }

    private void inOrder(JsonNode object, String first, String last) {
        if (object.has(first) && object.has(last)) {
            demand(
                    object.path(first).asString().compareTo(object.path(last).asString()) <= 0,
                    object,
                    first + " is not behind " + last);
        }
    }

    private void relationship(JsonNode object) {
        if (!object.path("type").asString().equals("relationship")) {
            return;
        }
        String kind = object.path("relationship_type").asString();
        String said = object.path("source_ref").asString().replaceFirst("--.*", "") + " " + kind + " "
                + object.path("target_ref").asString().replaceFirst("--.*", "");
        demand(kind.equals("related-to") || RELATIONSHIPS.contains(said), object, "a relationship of the standard");
    }

    private void property(JsonNode object, String name, JsonNode value, Map<String, JsonNode> byId) {
        demand(name.matches("[a-z0-9_]{3,250}") || COMMON.contains(name) || name.equals("id"), object, name);
        demand(!value.isNull() && !(value.isArray() && value.isEmpty()), object, name + " is absent or filled");
        if (Set.of(
                        "created",
                        "modified",
                        "published",
                        "valid_from",
                        "first_observed",
                        "last_observed",
                        "first_seen",
                        "last_seen")
                .contains(name)) {
            demand(TIMESTAMP.matcher(value.asString()).matches(), object, name + " is a timestamp");
        }
        if (name.endsWith("_ref")) {
            demand(byId.containsKey(value.asString()), object, name + " resolves");
        }
        if (name.endsWith("_refs")) {
            value.forEach(ref -> demand(byId.containsKey(ref.asString()), object, name + " resolves"));
        }
    }
}
