package andon.searchapi.sources;

import andon.searchapi.lists.ListFile;
import andon.searchapi.lists.ListReport;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * The sources that a list names, as definitions in the sources file's keys. A table's columns are those keys; from MISP come the
 * addresses, and each source is paused until somebody resumes it: nobody decided yet that it may be read.
 */
final class SourceList {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> PLAIN =
            Set.of("id", "name", "every", "cron", "jitter", "robots", "tlp", "legal-basis", "user-agent", "time-zone");
    private static final Set<String> FLAGS = Set.of("clear-web", "i2p", "follow", "paused");
    private static final Set<String> SCOPE = Set.of("depth", "pages", "bytes");
    private static final Set<String> POLITENESS = Set.of("delay", "connections");
    private static final String ADDRESS = "address";
    private static final int LONGEST_ID = 63;

    private SourceList() {}

    /**
     * One that is to be watched.
     *
     * @param definition JSON with the keys of a source
     */
    record Wanted(int place, String id, String definition) {}

    /** @param clearWeb whether hosts of the clear web are taken from MISP, too */
    static List<Wanted> of(ListFile file, boolean clearWeb, ListReport.Notes notes) {
        return switch (file) {
            case ListFile.Table table -> table(table, notes);
            case ListFile.Events events -> {
                notes.passOver("deleted", events.deleted());
                yield events.attributes().stream()
                        .flatMap(attribute -> attribute(attribute.first(), clearWeb, notes).stream())
                        .toList();
            }
        };
    }

    private static List<Wanted> table(ListFile.Table table, ListReport.Notes notes) {
        for (String column : table.columns()) {
            // A name that is misspelt would leave the default in place, and nobody would notice.
            if (!isKnown(key(column))) {
                notes.wrong(1, "there is no key '" + column + "' of a source that a column can hold");
            }
        }
        if (!table.columns().contains(ADDRESS)) {
            notes.wrong(1, "the header row must name the column address");
        }
        List<Wanted> wanted = new ArrayList<>();
        for (ListFile.Row row : table.rows()) {
            Map<String, Object> definition = new LinkedHashMap<>();
            row.cells().forEach((column, cell) -> put(definition, key(column), cell));
            List<String> addresses =
                    List.of(row.cells().getOrDefault(ADDRESS, "").split("\\s+"));
            definition.put("addresses", addresses);
            Object id = definition.computeIfAbsent("id", none -> idOf(addresses.getFirst()));
            wanted.add(new Wanted(row.line(), id.toString(), JSON.writeValueAsString(definition)));
        }
        return wanted;
    }

    private static String key(String column) {
        return column.replace('_', '-').replace(' ', '-');
    }

    private static boolean isKnown(String key) {
        return key.equals(ADDRESS)
                || PLAIN.contains(key)
                || FLAGS.contains(key)
                || SCOPE.contains(key)
                || POLITENESS.contains(key);
    }

    @SuppressWarnings("unchecked") // such maps are made here only
    private static void put(Map<String, Object> definition, String key, String cell) {
        String lower = cell.toLowerCase(Locale.ROOT);
        if (PLAIN.contains(key)) {
            definition.put(key, cell);
        } else if (FLAGS.contains(key)) {
            boolean flag = lower.equals("true") || lower.equals("false");
            definition.put(key, flag ? (Object) Boolean.valueOf(lower) : cell);
        } else if (!key.equals(ADDRESS)) {
            String section = SCOPE.contains(key) ? "scope" : "politeness";
            Object value = cell.matches("[0-9]{1,9}") ? (Object) Integer.valueOf(cell) : cell;
            ((Map<String, Object>) definition.computeIfAbsent(section, none -> new LinkedHashMap<String, Object>()))
                    .put(key, value);
        }
    }

    private static Optional<Wanted> attribute(ListFile.Attribute attribute, boolean clearWeb, ListReport.Notes notes) {
        String value = attribute.value();
        return switch (attribute.type()) {
            case "url", "uri", "link" -> address(attribute.number(), value, clearWeb, notes);
            case "onion-address", "domain", "hostname" ->
                address(attribute.number(), "http://" + value + "/", clearWeb, notes);
            default -> {
                notes.passOver(attribute.type().isEmpty() ? "without a type" : attribute.type());
                yield Optional.empty();
            }
        };
    }

    private static Optional<Wanted> address(int place, String address, boolean clearWeb, ListReport.Notes notes) {
        Optional<String> host = host(address);
        if (host.isEmpty()) {
            notes.wrong(place, "'" + address + "' is no address of a site");
            return Optional.empty();
        }
        boolean hidden = host.get().endsWith(".onion") || host.get().endsWith(".i2p");
        if (!hidden && !clearWeb) {
            notes.passOver("clear web");
            return Optional.empty();
        }
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("id", idOf(address));
        definition.put("addresses", List.of(address));
        definition.put("clear-web", !hidden);
        definition.put("i2p", host.get().endsWith(".i2p"));
        definition.put("paused", true);
        return Optional.of(new Wanted(place, idOf(address), JSON.writeValueAsString(definition)));
    }

    private static Optional<String> host(String address) {
        try {
            return Optional.ofNullable(URI.create(address).getHost()).map(host -> host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A source's id made of its host; what is no address gets one, too, so that the rest of it is checked. */
    private static String idOf(String address) {
        String slug =
                host(address).orElse("no-address").replaceAll("[^a-z0-9]+", "-").replaceAll("^-+", "");
        return slug.substring(0, Math.min(LONGEST_ID, slug.length()));
    }
}
