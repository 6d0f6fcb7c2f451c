package andon.searchapi.knowledge;

import andon.searchapi.knowledge.KnowledgeEntry.Actor;
import andon.searchapi.knowledge.KnowledgeEntry.Family;
import andon.searchapi.knowledge.KnowledgeEntry.Mitigation;
import andon.searchapi.knowledge.KnowledgeEntry.Named;
import andon.searchapi.knowledge.KnowledgeEntry.Technique;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * ATT&amp;CK as its makers publish it: a <a href="https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html">STIX 2.1</a>
 * bundle for each domain. Its relationships may stand before what they relate, so that all objects are held, in short, until
 * the end.
 */
final class AttackReader implements KnowledgeReader {
    /** Some ten times as many as the enterprise bundle has. */
    static final int MAX_OBJECTS = 250_000;

    private static final Set<String> PASSED = Set.of("object_marking_refs", "x_mitre_contents", "x_mitre_detection");
    private static final Set<String> HELD =
            Set.of("attack-pattern", "intrusion-set", "malware", "tool", "course-of-action");
    private static final String DEFAULT_DOMAIN = "enterprise-attack";

    /** One object, in short. */
    private record Thing(
            String type,
            String id,
            String name,
            String description,
            @Nullable String address,
            List<String> aliases,
            List<String> tactics,
            List<String> platforms,
            String status) {
        Named named() {
            return new Named(id, name);
        }

        boolean current() {
            return status.equals("current");
        }
    }

    private record Relation(String from, String to, String text) {}

    /** What one bundle told so far. */
    private static final class Bundle {
        final Map<String, Thing> things = new LinkedHashMap<>();
        final List<Relation> uses = new ArrayList<>();
        final List<Relation> mitigates = new ArrayList<>();
        final Map<String, String> revokedBy = new HashMap<>();
        /** How many techniques are of each domain: a technique may be of several, and others' stand in a bundle, too. */
        final Map<String, Integer> domains = new HashMap<>();

        String version = "";

        @Nullable
        Instant modified;

        int objects;

        void add(ObjectNode object) {
            objects++;
            if (objects > MAX_OBJECTS) {
                throw new BadKnowledgeFileException("the bundle has more than " + MAX_OBJECTS + " objects");
            }
            String type = KnowledgeReader.string(object, "type");
            if (type.equals("relationship")) {
                relate(object);
            } else if (type.equals("x-mitre-collection")) {
                version = KnowledgeReader.string(object, "x_mitre_version");
                modified = KnowledgeReader.time(KnowledgeReader.string(object, "modified"));
            } else if (HELD.contains(type)) {
                if (type.equals("attack-pattern")) {
                    KnowledgeReader.strings(object.path("x_mitre_domains"))
                            .forEach(domain -> domains.merge(domain, 1, Integer::sum));
                }
                things.put(KnowledgeReader.string(object, "id"), thing(type, object));
            }
        }

        private void relate(ObjectNode object) {
            if (object.path("revoked").asBoolean(false)
                    || object.path("x_mitre_deprecated").asBoolean(false)) {
                return;
            }
            Relation relation = new Relation(
                    KnowledgeReader.string(object, "source_ref"),
                    KnowledgeReader.string(object, "target_ref"),
                    KnowledgeText.text(KnowledgeReader.string(object, "description"), KnowledgeEntry.MAX_REMARK));
            String type = KnowledgeReader.string(object, "relationship_type");
            if (type.equals("uses")) {
                uses.add(relation);
            } else if (type.equals("mitigates")) {
                mitigates.add(relation);
            } else if (type.equals("revoked-by")) {
                revokedBy.put(relation.from(), relation.to());
            }
        }
    }

    private static Thing thing(String type, ObjectNode object) {
        String id = "";
        String address = null;
        for (JsonNode reference : object.path("external_references")) {
            // mitre-attack, mitre-mobile-attack, mitre-ics-attack
            if (KnowledgeReader.string(reference, "source_name").startsWith("mitre-") && id.isEmpty()) {
                id = KnowledgeText.line(KnowledgeReader.string(reference, "external_id"), KnowledgeEntry.MAX_KEY);
                address = KnowledgeReader.string(reference, "url");
            }
        }
        List<String> aliases = new ArrayList<>(KnowledgeReader.strings(object.path("aliases")));
        aliases.addAll(KnowledgeReader.strings(object.path("x_mitre_aliases")));
        String name = KnowledgeText.line(KnowledgeReader.string(object, "name"), KnowledgeEntry.MAX_NAME);
        aliases.removeIf(name::equals);
        List<String> tactics = new ArrayList<>();
        object.path("kill_chain_phases").forEach(phase -> tactics.add(KnowledgeReader.string(phase, "phase_name")));
        String status = object.path("revoked").asBoolean(false)
                ? "revoked"
                : object.path("x_mitre_deprecated").asBoolean(false) ? "deprecated" : "current";
        return new Thing(
                type,
                id,
                name,
                KnowledgeText.text(KnowledgeReader.string(object, "description"), KnowledgeEntry.MAX_TEXT),
                address,
                aliases,
                tactics,
                KnowledgeReader.strings(object.path("x_mitre_platforms")),
                status);
    }

    @Override
    public Edition read(Given given, InputStream in, Sink sink) {
        Bundle bundle = new Bundle();
        JsonEntries.each(in, "objects", PASSED, bundle::add);
        Relations relations = new Relations(bundle);
        bundle.things.forEach((stixId, thing) -> {
            switch (thing.type()) {
                case "attack-pattern" -> sink.putOrSkip(() -> technique(stixId, thing, bundle, relations));
                case "intrusion-set" -> {
                    if (thing.current()) {
                        sink.putOrSkip(() -> new Actor(
                                thing.name(),
                                thing.aliases(),
                                thing.id(),
                                null,
                                thing.description(),
                                relations.techniques(stixId),
                                relations.usedFamilies(stixId)));
                    }
                }
                case "malware", "tool" -> {
                    if (thing.current()) {
                        sink.putOrSkip(() -> new Family(
                                thing.name(),
                                thing.aliases(),
                                thing.type(),
                                thing.id(),
                                thing.description(),
                                relations.techniques(stixId),
                                relations.usersOf(stixId, "intrusion-set")));
                    }
                }
                default -> {
                    // A course of action is told with the techniques that it helps against.
                }
            }
        });
        String domain = bundle.domains.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(DEFAULT_DOMAIN);
        return new Edition(domain, bundle.version.isEmpty() ? "" : "v" + bundle.version, bundle.modified);
    }

    private static Technique technique(String stixId, Thing thing, Bundle bundle, Relations relations) {
        Thing successor = bundle.things.get(bundle.revokedBy.getOrDefault(stixId, ""));
        return new Technique(
                thing.id(),
                thing.name(),
                thing.description(),
                thing.address(),
                thing.tactics(),
                thing.platforms(),
                thing.status(),
                successor == null ? null : successor.id(),
                relations.mitigations(stixId),
                relations.usersOf(stixId, "intrusion-set"),
                relations.usersOf(stixId, "malware", "tool"));
    }

    /** Who uses what, both ways; what is no longer current counts on neither side. */
    private static final class Relations {
        private final Bundle bundle;
        private final Map<String, List<Thing>> used = new HashMap<>();
        private final Map<String, List<Thing>> users = new HashMap<>();
        private final Map<String, List<Mitigation>> mitigations = new HashMap<>();

        Relations(Bundle bundle) {
            this.bundle = bundle;
            for (Relation relation : bundle.uses) {
                Thing from = current(relation.from());
                Thing to = current(relation.to());
                if (from != null && to != null) {
                    used.computeIfAbsent(relation.from(), k -> new ArrayList<>())
                            .add(to);
                    users.computeIfAbsent(relation.to(), k -> new ArrayList<>()).add(from);
                }
            }
            for (Relation relation : bundle.mitigates) {
                Thing from = current(relation.from());
                if (from != null && from.type().equals("course-of-action")) {
                    mitigations
                            .computeIfAbsent(relation.to(), k -> new ArrayList<>())
                            .add(new Mitigation(from.id(), from.name(), relation.text()));
                }
            }
        }

        private @Nullable Thing current(String stixId) {
            Thing thing = bundle.things.get(stixId);
            return thing != null && thing.current() ? thing : null;
        }

        List<Named> techniques(String stixId) {
            return used.getOrDefault(stixId, List.of()).stream()
                    .filter(thing -> thing.type().equals("attack-pattern"))
                    .map(Thing::named)
                    .distinct()
                    .sorted(Comparator.comparing(Named::id))
                    .toList();
        }

        List<String> usedFamilies(String stixId) {
            return names(used.getOrDefault(stixId, List.of()), "malware", "tool");
        }

        List<String> usersOf(String stixId, String... types) {
            return names(users.getOrDefault(stixId, List.of()), types);
        }

        List<Mitigation> mitigations(String stixId) {
            return mitigations.getOrDefault(stixId, List.of()).stream()
                    .sorted(Comparator.comparing(Mitigation::id))
                    .toList();
        }

        private static List<String> names(List<Thing> things, String... types) {
            return things.stream()
                    .filter(thing -> List.of(types).contains(thing.type()))
                    .map(Thing::name)
                    .sorted()
                    .toList();
        }
    }
}
