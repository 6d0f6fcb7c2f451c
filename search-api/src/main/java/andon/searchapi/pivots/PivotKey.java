package andon.searchapi.pivots;

import andon.corpus.query.Query;
import andon.corpus.query.Query.EntityField;
import andon.corpus.text.Addresses;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The one value that a pivot turns on. Never a secret, and no pattern: those are searched for. */
public sealed interface PivotKey {
    /** In UTF-16 units; longer values are cut in the index. */
    int MAX_VALUE = 1_024;

    String AUTHOR = "author";
    /** How many of a card's first digits are kept in the clear, at least and at most. */
    int MIN_BIN = 6;

    int MAX_BIN = 8;

    record OfEntity(EntityField field, String value) implements PivotKey {
        @Override
        public String type() {
            return word(field);
        }

        @Override
        public Query query() {
            return new Query.EntityValue(field, value);
        }
    }

    /** The author of documents, by name. */
    record OfAuthor(String value) implements PivotKey {
        @Override
        public String type() {
            return AUTHOR;
        }

        @Override
        public Query query() {
            return new Query.Author(value);
        }
    }

    /** The word that stands before the colon in queries: {@code org}, {@code author}. */
    String type();

    String value();

    /** What finds all documents that have the value. */
    Query query();

    static String word(EntityField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    /** {@code author} and the entity fields. */
    static List<String> types() {
        return Stream.concat(
                        Stream.of(AUTHOR), Arrays.stream(EntityField.values()).map(PivotKey::word))
                .toList();
    }

    /**
     * @param type one of {@link #types}, or an entity type's own word such as {@code email-addr}
     * @throws IllegalArgumentException if there is no such type, or the value cannot be pivoted on
     */
    static PivotKey of(String type, String value) {
        String stripped = value.strip();
        if (stripped.isEmpty() || stripped.length() > MAX_VALUE) {
            throw new IllegalArgumentException("value must have 1 to " + MAX_VALUE + " characters.");
        }
        if (!isPlain(stripped)) {
            throw new IllegalArgumentException(
                    "A pivot turns on one whole value; search for patterns with '*', and never for masked secrets.");
        }
        return type.equals(AUTHOR) ? new OfAuthor(stripped) : new OfEntity(field(type), stripped);
    }

    private static boolean isPlain(String value) {
        return value.indexOf('*') < 0 && value.indexOf('•') < 0;
    }

    private static EntityField field(String type) {
        return Arrays.stream(EntityField.values())
                .filter(field -> word(field).equals(type))
                .findFirst()
                .or(() -> EntityType.ofWord(type).map(PivotKey::field))
                .orElseThrow(
                        () -> new IllegalArgumentException("type must be one of " + types() + ", not '" + type + "'."));
    }

    private static EntityField field(EntityType type) {
        return Arrays.stream(EntityField.values())
                .filter(field -> field.types().contains(type))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " is in no field"));
    }

    /** What to pivot on for an entity as a document has it: of secrets what may be said. Empty if nothing is left. */
    static Optional<PivotKey> of(Entity entity) {
        String value = switch (entity.type()) {
            case CREDENTIAL -> Addresses.login(entity);
            case PAYMENT_CARD -> firstDigits(entity.value());
            case API_KEY -> entity.detector().replaceFirst("^api-key-", "");
            default -> entity.value();
        };
        return value.isBlank() || value.length() > MAX_VALUE || !isPlain(value)
                ? Optional.empty()
                : Optional.of(new OfEntity(field(entity.type()), value.strip()));
    }

    /** For an author as written; empty if it cannot be pivoted on. */
    static Optional<PivotKey> ofAuthor(String name) {
        return name.isBlank() || name.length() > MAX_VALUE || !isPlain(name)
                ? Optional.empty()
                : Optional.of(new OfAuthor(name.strip()));
    }

    private static String firstDigits(String card) {
        String digits = card.replaceAll("[ -]", "");
        int known = 0;
        while (known < Math.min(digits.length(), MAX_BIN)
                && digits.charAt(known) >= '0'
                && digits.charAt(known) <= '9') {
            known++;
        }
        return known < MIN_BIN ? "" : digits.substring(0, known);
    }
}
