package andon.corpus.query;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

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
            case Query.Phrase phrase -> quote(phrase.text()) + (phrase.gap() == 0 ? "" : "~" + phrase.gap());
            case Query.Title title -> "title:" + print(title.text());
            case Query.EntityValue entity -> field(entity.field()) + value(entity.value());
            case Query.HasThreat threat -> "threat:" + threat.category().word();
            case Query.SeverityIs severity ->
                "severity:" + Compared.sign(severity.comparison())
                        + severity.severity().word();
            case Query.Language language -> "lang:" + language.code();
            case Query.Kind kind -> "kind:" + kind.kind().word();
            case Query.Source source -> "source:" + source.id();
            case Query.Author author -> "author:" + value(author.name());
            case Query.Time time ->
                field(time.field()) + (time.from() == null ? "" : time.from()) + ".."
                        + (time.to() == null ? "" : time.to());
            case Query.VersionIs version -> "version:" + Compared.sign(version.comparison()) + version.version();
            case Query.Stated stated ->
                field(stated.statement()) + stated.value().toLowerCase(Locale.ROOT);
            case Query.Price price ->
                "price:" + amount(price.from()) + ".." + amount(price.to())
                        + price.currency().toLowerCase(Locale.ROOT);
            case Query.Mirror mirror -> "mirror:" + (mirror.mirror() ? "yes" : "no");
        };
    }

    private static String inner(Query query) {
        return query instanceof Query.And || query instanceof Query.Or ? "(" + print(query) + ")" : print(query);
    }

    private static String field(Enum<?> field) {
        return field.name().toLowerCase(Locale.ROOT) + ":";
    }

    private static String amount(@Nullable BigDecimal amount) {
        return amount == null ? "" : amount.toPlainString();
    }

    static String value(String value) {
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
