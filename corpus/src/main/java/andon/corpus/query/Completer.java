package andon.corpus.query;

import andon.corpus.query.QueryCompletion.Kind;
import andon.corpus.query.QueryCompletion.Known;
import andon.corpus.query.QueryCompletion.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Reads a query up to the caret, as loosely as it is written, to say what may stand there. */
final class Completer {
    private final int[] input;
    private final int caret;
    /** Where the word or field at the caret begins, behind a {@code -}. */
    private int token;
    /** Where the quote at the caret begins; -1 outside quotes. */
    private int quote = -1;
    /** Whether something stands before the token that an operator can join it to. */
    private boolean joinable;

    Completer(int[] input, int caret) {
        this.input = input;
        this.caret = caret;
        scan();
    }

    private void scan() {
        boolean operand = false;
        for (int i = 0; i < caret; i++) {
            int c = Characters.meaning(input[i]);
            if (quote >= 0) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quote = -1;
                }
                continue;
            }
            if (c == '"') {
                quote = i;
                operand = true;
            } else if (Characters.isSpace(c) || c == '(' || c == ')') {
                joinable = c == ')'
                        || (c != '(' && operand && !isOperator(token, i))
                        || (c != '(' && joinable && i == token);
                operand = false;
                token = i + 1;
            } else if (c == '-' && i == token) {
                token = i + 1;
            } else {
                operand = true;
            }
        }
    }

    private boolean isOperator(int from, int to) {
        return List.of("OR", "AND", "NOT").contains(plain(from, to));
    }

    private String text(int from, int to) {
        return new String(input, Math.min(from, to), Math.max(0, to - from));
    }

    private String plain(int from, int to) {
        return Characters.meaning(text(from, to));
    }

    QueryCompletion complete() {
        int colon = token;
        while (colon < caret && Characters.isLetter(input[colon])) {
            colon++;
        }
        if (colon == caret) {
            return names();
        }
        boolean named = colon > token && Characters.meaning(input[colon]) == ':';
        Field field = named ? Field.ofName(plain(token, colon).toLowerCase(Locale.ROOT)) : null;
        boolean inValue = quote < 0 ? isRun(colon + 1, caret) : quote == colon + 1;
        return field == null || !inValue ? nothing() : values(field, colon + 1);
    }

    private boolean isRun(int from, int to) {
        for (int i = from; i < to; i++) {
            if (Characters.endsRun(input[i])) {
                return false;
            }
        }
        return true;
    }

    private QueryCompletion nothing() {
        return new QueryCompletion(caret, caret, List.of(), null);
    }

    private QueryCompletion names() {
        String written = plain(token, caret);
        String prefix = written.toLowerCase(Locale.ROOT);
        List<Offer> offers = new ArrayList<>();
        Stream<String> operators = joinable ? Stream.of("OR", "AND", "NOT") : Stream.of("NOT");
        // In small letters they would be words.
        operators
                .filter(operator -> !written.isEmpty() && operator.startsWith(written))
                .forEach(operator -> offers.add(new Offer(operator, Kind.OPERATOR)));
        Field.ALL.keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> offers.add(new Offer(name + ":", Kind.FIELD)));
        int end = caret;
        while (end < input.length && Characters.isLetter(input[end])) {
            end++;
        }
        end += end < input.length && Characters.meaning(input[end]) == ':' ? 1 : 0;
        return new QueryCompletion(token, end, offers, null);
    }

    private QueryCompletion values(Field field, int from) {
        boolean listed = isListed(field);
        int start = from;
        for (int i = from; listed && quote < 0 && i < caret; i++) {
            start = isComma(input[i]) ? i + 1 : start;
        }
        int end = caret;
        while (end < input.length
                && (quote < 0 ? !Characters.endsRun(input[end]) : Characters.meaning(input[end]) != '"')
                && !(listed && isComma(input[end]))) {
            end++;
        }
        end += quote >= 0 && end < input.length && Characters.meaning(input[end]) == '"' ? 1 : 0;
        String prefix = text(quote < 0 ? start : quote + 1, caret);
        Kind kind = field instanceof Field.OfTime ? Kind.TIME : Kind.VALUE;
        List<Offer> offers = ListedValues.offers(field).stream()
                .filter(value -> value.startsWith(Characters.meaning(prefix).toLowerCase(Locale.ROOT)))
                .map(value -> new Offer(value, kind))
                .toList();
        return new QueryCompletion(start, end, offers, hasKnown(field) ? new Known(name(field), prefix) : null);
    }

    private static boolean isComma(int c) {
        return c == ',' || c == '，' || c == '、';
    }

    private static boolean isListed(Field field) {
        return field instanceof Field.Plain plain
                && switch (plain) {
                    case HAS, THREAT, SEVERITY, COUNTRY, ACCESS, SOURCE, KIND, LANG -> true;
                    case AUTHOR, TITLE, PRICE, MIRROR, VERSION -> false;
                };
    }

    /** Cards are apart: only beginnings of them are kept, and those belong to banks. */
    private static boolean hasKnown(Field field) {
        return switch (field) {
            case Field.OfEntity(Query.EntityField entity) ->
                entity != Query.EntityField.CARD && entity != Query.EntityField.IP;
            case Field.OfTime time -> false;
            case Field.Plain plain ->
                plain == Field.Plain.AUTHOR || plain == Field.Plain.SOURCE || plain == Field.Plain.LANG;
        };
    }

    private static String name(Field field) {
        return switch (field) {
            case Field.OfEntity(Query.EntityField entity) -> Field.word(entity);
            case Field.OfTime(Query.TimeField time) -> Field.word(time);
            case Field.Plain plain -> Field.word(plain);
        };
    }
}
