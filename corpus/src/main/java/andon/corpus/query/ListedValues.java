package andon.corpus.query;

import andon.corpus.query.Query.Comparison;
import andon.corpus.query.Query.Statement;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Severity;
import andon.vocabulary.ThreatCategory;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The values that a field has a list of, or a form for: what each of them asks. */
final class ListedValues {
    static final List<String> THREATS = Stream.concat(
                    Arrays.stream(ThreatCategory.values()).map(ThreatCategory::word), Stream.of("none"))
            .toList();
    static final List<String> SEVERITIES =
            Arrays.stream(Severity.values()).map(Severity::word).toList();
    static final List<String> KINDS =
            Arrays.stream(DocumentKind.values()).map(DocumentKind::word).toList();
    static final List<String> YES_OR_NO = List.of("yes", "no");
    /** ISO 3166-1 alpha-2, in small letters. */
    static final Set<String> COUNTRIES = countries();

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Query ANY_THREAT = new Query.SeverityIs(Comparison.AT_LEAST, Severity.LOW);

    private ListedValues() {}

    private static Set<String> countries() {
        Set<String> codes = new TreeSet<>();
        for (String code : Locale.getISOCountries()) {
            codes.add(code.toLowerCase(Locale.ROOT));
        }
        return codes;
    }

    /** The values that a field is known to have without asking the index, the likely first. */
    static Collection<String> offers(Field field) {
        return switch (field) {
            case Field.OfEntity entity -> List.of("*");
            case Field.OfTime time -> List.of("24h", "7d", "30d", "12w");
            case Field.Plain plain ->
                switch (plain) {
                    case HAS -> Field.ownedNames();
                    case THREAT ->
                        Stream.concat(THREATS.stream(), Stream.of("*")).toList();
                    case SEVERITY ->
                        Stream.concat(Stream.of(">=high", ">=medium"), SEVERITIES.reversed().stream())
                                .toList();
                    case COUNTRY -> COUNTRIES;
                    case KIND -> KINDS;
                    case MIRROR -> YES_OR_NO;
                    case VERSION -> List.of(">=2");
                    case AUTHOR -> List.of("*");
                    case TITLE, ACCESS, PRICE, SOURCE, LANG -> List.of();
                };
        };
    }

    static Query threat(String word, int column) throws QuerySyntaxException {
        if (word.equals("none")) {
            return new Query.Not(ANY_THREAT);
        }
        if (word.equals("*")) {
            return ANY_THREAT;
        }
        return new Query.HasThreat(ThreatCategory.ofWord(word)
                .orElseThrow(() -> QuerySyntaxException.unknown(
                        column, "one of " + String.join(", ", THREATS) + " or *", word, THREATS)));
    }

    static Query severity(String word, int column) throws QuerySyntaxException {
        Compared compared = Compared.of(word);
        return new Query.SeverityIs(
                compared.comparison(),
                Severity.ofWord(compared.value())
                        .orElseThrow(() -> QuerySyntaxException.unknown(
                                column,
                                "low, medium, high or critical, with >= or <= before it if wanted",
                                word,
                                SEVERITIES)));
    }

    static Query kind(String word, int column) throws QuerySyntaxException {
        for (DocumentKind kind : DocumentKind.values()) {
            if (kind.word().equals(word)) {
                return new Query.Kind(kind);
            }
        }
        throw QuerySyntaxException.unknown(column, "post, listing, article, paste or page", word, KINDS);
    }

    static Query language(String word, int column) throws QuerySyntaxException {
        expect(LANGUAGE, word, column, "a language code such as en, ru, zh, ja or und");
        return new Query.Language(word);
    }

    static Query source(String word, int column) throws QuerySyntaxException {
        expect(SLUG, word, column, "a source's id of a-z, 0-9 and '-'");
        return new Query.Source(word);
    }

    static Query country(String word, int column) throws QuerySyntaxException {
        if (!COUNTRIES.contains(word)) {
            throw QuerySyntaxException.unexpected(column, "an ISO 3166 country code such as jp, us or de", word);
        }
        return new Query.Stated(Statement.COUNTRY, word.toUpperCase(Locale.ROOT));
    }

    static Query access(String word, int column) throws QuerySyntaxException {
        expect(SLUG, word, column, "a kind of access such as rdp, vpn or domain-admin");
        return new Query.Stated(Statement.ACCESS, word);
    }

    static Query mirror(String word, int column) throws QuerySyntaxException {
        if (!YES_OR_NO.contains(word)) {
            throw QuerySyntaxException.unexpected(column, "yes or no", word);
        }
        return new Query.Mirror(word.equals("yes"));
    }

    private static void expect(Pattern form, String word, int column, String expectation) throws QuerySyntaxException {
        if (!form.matcher(word).matches()) {
            throw QuerySyntaxException.unexpected(column, expectation, word);
        }
    }
}
