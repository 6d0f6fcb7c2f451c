package andon.corpus.query;

import andon.corpus.query.Query.EntityField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Parses the values behind the fields' names, with the column at which a value begins. */
final class FieldParser {
    private final TimeParser times;
    private final EntityParser entities;
    private final Budget budget;

    FieldParser(Instant now, Budget budget) {
        this.times = new TimeParser(now);
        this.entities = new EntityParser(budget);
        this.budget = budget;
    }

    /** Every field but {@code title:}, whose value is text. */
    Query parse(Field field, String written, int column) throws QuerySyntaxException {
        String value = hasFixedForm(field) ? Characters.meaning(written) : written;
        return switch (field) {
            case Field.OfEntity(EntityField entity) -> entities.entity(entity, value, column);
            case Field.OfTime(Query.TimeField time) -> times.parse(time, value, column);
            case Field.Plain plain ->
                switch (plain) {
                    case AUTHOR -> entities.author(value, column);
                    case HAS -> list(value, column, this::has);
                    case THREAT -> list(value, column, ListedValues::threat);
                    case SEVERITY -> list(value, column, ListedValues::severity);
                    case COUNTRY -> list(value, column, ListedValues::country);
                    case ACCESS -> list(value, column, ListedValues::access);
                    case SOURCE -> list(value, column, ListedValues::source);
                    case KIND -> list(value, column, ListedValues::kind);
                    case LANG -> list(value, column, ListedValues::language);
                    case MIRROR -> ListedValues.mirror(value.strip().toLowerCase(Locale.ROOT), column);
                    case PRICE -> NumberParser.price(value.strip(), column);
                    case VERSION -> NumberParser.version(value.strip(), column);
                    case TITLE -> throw new IllegalArgumentException("the title's value is text");
                };
        };
    }

    /** Other values stay as they were written: each index folds them with what it compares them to. */
    private static boolean hasFixedForm(Field field) {
        return switch (field) {
            case Field.OfEntity(EntityField entity) ->
                switch (entity) {
                    case IP, CVE, TECHNIQUE, HASH, CARD -> true;
                    case ORG, ACTOR, MALWARE, DOMAIN, EMAIL, CREDENTIAL, ONION, URL, HANDLE -> false;
                    case BTC, ETH, XMR, IBAN, PHONE, PGP, APIKEY -> false;
                };
            case Field.OfTime time -> true;
            case Field.Plain plain -> plain != Field.Plain.AUTHOR && plain != Field.Plain.TITLE;
        };
    }

    private interface ValueParser {
        Query parse(String word, int column) throws QuerySyntaxException;
    }

    /** One value, or several parted by commas of which one must be met. */
    private Query list(String value, int column, ValueParser parser) throws QuerySyntaxException {
        List<Query> parts = new ArrayList<>();
        int at = column;
        for (String part : value.split("[,，、]", -1)) {
            if (!parts.isEmpty()) {
                budget.clause(at);
            }
            parts.add(parser.parse(part.strip().toLowerCase(Locale.ROOT), at));
            at += part.codePointCount(0, part.length()) + 1;
        }
        // As deep as what it is spelled out to: alternatives in parentheses, none as a negation.
        int deep = (parts.size() > 1 ? 1 : 0) + (parts.stream().anyMatch(Query.Not.class::isInstance) ? 1 : 0);
        for (int i = 0; i < deep; i++) {
            budget.enter(column);
        }
        for (int i = 0; i < deep; i++) {
            budget.leave();
        }
        return parts.size() == 1 ? parts.getFirst() : new Query.Or(parts);
    }

    private Query has(String word, int column) throws QuerySyntaxException {
        List<String> known = Field.ownedNames();
        Field field = known.contains(word) ? Field.ofName(word) : null;
        if (field == null) {
            throw QuerySyntaxException.unknown(column, "one of " + String.join(", ", known), word, known);
        }
        return parse(field, "*", column);
    }
}
