package andon.corpus.query;

import java.util.Locale;
import java.util.stream.Collectors;

/** Prints a query in the language that it was parsed from: what the parser made, parses back to an equal query. */
public final class QueryPrinter {
    private QueryPrinter() {}

    public static String print(Query query) {
        return switch (query) {
            case Query.All all -> "*";
            case Query.And and -> and.parts().stream().map(QueryPrinter::inner).collect(Collectors.joining(" "));
            case Query.Or or -> or.parts().stream().map(QueryPrinter::inner).collect(Collectors.joining(" OR "));
            case Query.Not not -> "-" + inner(not.part());
            case Query.Word word -> word.text() + (word.prefix() ? "*" : "");
            case Query.Phrase phrase -> quote(phrase.text());
            case Query.EntityValue entity -> field(entity.field()) + value(entity.value());
            case Query.HasThreat threat -> "threat:" + threat.category().word();
            case Query.SeverityIs severity ->
                "severity:" + symbol(severity.comparison())
                        + severity.severity().word();
            case Query.Language language -> "lang:" + language.code();
            case Query.Kind kind -> "kind:" + kind.kind().word();
            case Query.Source source -> "source:" + source.id();
            case Query.Author author -> "author:" + value(author.name());
            case Query.Time time ->
                field(time.field()) + (time.from() == null ? "" : time.from()) + ".."
                        + (time.to() == null ? "" : time.to());
            case Query.Mirror mirror -> "mirror:" + (mirror.mirror() ? "yes" : "no");
        };
    }

    private static String inner(Query query) {
        return query instanceof Query.And || query instanceof Query.Or ? "(" + print(query) + ")" : print(query);
    }

    private static String field(Enum<?> field) {
        return field.name().toLowerCase(Locale.ROOT) + ":";
    }

    private static String symbol(Query.Comparison comparison) {
        return switch (comparison) {
            case AT_LEAST -> ">=";
            case AT_MOST -> "<=";
            case EQUAL -> "";
        };
    }

    private static String value(String value) {
        return value.codePoints().noneMatch(Characters::endsRun) ? value : quote(value);
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '\\' || Characters.meaning(c) == '"') {
                quoted.append('\\');
            }
            quoted.appendCodePoint(c);
        });
        return quoted.append('"').toString();
    }
}
