package andon.searchapi.assets;

import andon.searchapi.lists.ListFile;
import andon.searchapi.lists.ListReport;
import andon.vocabulary.AssetType;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The assets that a list names. A table has the columns {@code type} and {@code value}; of MISP's attributes those are taken
 * that say what a company owns, the others are passed over and counted.
 */
final class AssetList {
    private static final Set<String> COLUMNS = Set.of("type", "value");
    private static final String TYPES =
            Arrays.stream(AssetType.values()).map(AssetType::word).collect(Collectors.joining(", "));

    private AssetList() {}

    /** One that is to be proposed. */
    record Wanted(int place, AssetType type, String value) {}

    /** Notes what is wrong with the list and what is passed over. */
    static List<Wanted> of(ListFile file, ListReport.Notes notes) {
        return switch (file) {
            case ListFile.Table table -> table(table, notes);
            case ListFile.Events events -> {
                notes.passOver("deleted", events.deleted());
                yield events.attributes().stream()
                        .flatMap(attribute -> attribute(attribute.first(), notes).stream())
                        .toList();
            }
        };
    }

    private static List<Wanted> table(ListFile.Table table, ListReport.Notes notes) {
        if (!table.columns().containsAll(COLUMNS)) {
            notes.wrong(1, "the header row must name the columns type and value");
            return List.of();
        }
        table.columns().stream()
                .filter(column -> !COLUMNS.contains(column))
                .forEach(column -> notes.passOver("column " + column));
        return table.rows().stream().flatMap(row -> row(row, notes).stream()).toList();
    }

    private static Optional<Wanted> row(ListFile.Row row, ListReport.Notes notes) {
        String word = row.cells().getOrDefault("type", "");
        String value = row.cells().getOrDefault("value", "");
        Optional<AssetType> type = AssetType.ofWord(word);
        if (type.isEmpty()) {
            notes.wrong(row.line(), "type must be one of " + TYPES + ", not '" + shown(word) + "'");
        } else if (value.isEmpty()) {
            notes.wrong(row.line(), "value is empty");
        }
        return value.isEmpty() ? Optional.empty() : type.map(t -> new Wanted(row.line(), t, value));
    }

    private static String shown(String word) {
        return word.length() <= 40 ? word : word.substring(0, 40) + "…";
    }

    private static Optional<Wanted> attribute(ListFile.Attribute attribute, ListReport.Notes notes) {
        int place = attribute.number();
        String value = attribute.value();
        return switch (attribute.type()) {
            case "domain", "hostname", "onion-address" -> Optional.of(new Wanted(place, AssetType.DOMAIN, value));
            case "url", "uri", "link" -> host(place, value, notes);
            case "email", "email-src", "email-dst" ->
                Optional.of(new Wanted(place, AssetType.EMAIL_DOMAIN, value.substring(value.lastIndexOf('@') + 1)));
            case "ip-src", "ip-dst" -> Optional.of(new Wanted(place, AssetType.IP_RANGE, value));
            case "target-org" -> Optional.of(new Wanted(place, AssetType.NAME, value));
            case "full-name" -> Optional.of(new Wanted(place, AssetType.EXECUTIVE, value));
            case "bin" -> Optional.of(new Wanted(place, AssetType.CARD_BIN, value));
            default -> {
                notes.passOver(attribute.type().isEmpty() ? "without a type" : shown(attribute.type()));
                yield Optional.empty();
            }
        };
    }

    private static Optional<Wanted> host(int place, String url, ListReport.Notes notes) {
        try {
            String host = URI.create(url).getHost();
            if (host != null) {
                return Optional.of(new Wanted(place, AssetType.DOMAIN, host));
            }
        } catch (IllegalArgumentException e) {
            // Said below, like one without a host.
        }
        notes.wrong(place, "the address names no host");
        return Optional.empty();
    }
}
