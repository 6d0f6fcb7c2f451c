package andon.corpus.query;

import andon.corpus.query.Query.Comparison;
import andon.corpus.query.Query.EntityField;
import andon.corpus.query.Query.TimeField;
import andon.corpus.text.NameKey;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Severity;
import andon.vocabulary.ThreatCategory;
import com.google.common.net.InetAddresses;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Parses the values behind the fields' names, with the column at which a value begins. */
final class FieldParser {
    private static final Map<String, EntityField> ENTITIES = Arrays.stream(EntityField.values())
            .collect(Collectors.toMap(
                    field -> field.name().toLowerCase(Locale.ROOT), field -> field, (a, b) -> a, LinkedHashMap::new));
    private static final Map<String, TimeField> TIMES = Arrays.stream(TimeField.values())
            .collect(Collectors.toMap(
                    field -> field.name().toLowerCase(Locale.ROOT), field -> field, (a, b) -> a, LinkedHashMap::new));
    private static final String OTHERS = "threat, severity, lang, kind, source, author, mirror";
    private static final String NAMES =
            String.join(", ", ENTITIES.keySet()) + ", " + OTHERS + ", " + String.join(", ", TIMES.keySet());

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern CVE = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,10}", Pattern.CASE_INSENSITIVE);
    private static final Pattern TECHNIQUE = Pattern.compile("T[0-9]{4}(\\.[0-9]{3})?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HASH =
            Pattern.compile("[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}", Pattern.CASE_INSENSITIVE);

    private final TimeParser times;
    private int wildcards;

    FieldParser(Instant now) {
        this.times = new TimeParser(now);
    }

    static boolean isField(String name) {
        return Arrays.asList(NAMES.split(", ")).contains(name);
    }

    static String names() {
        return NAMES;
    }

    Query parse(String name, String value, int column) throws QuerySyntaxException {
        EntityField entity = ENTITIES.get(name);
        if (entity != null) {
            return entity(entity, value, column);
        }
        TimeField time = TIMES.get(name);
        if (time != null) {
            return times.parse(time, value, column);
        }
        String word = value.toLowerCase(Locale.ROOT);
        return switch (name) {
            case "threat" -> threat(word, column);
            case "severity" -> severity(word, column);
            case "lang" -> {
                expect(
                        LANGUAGE.matcher(word).matches(),
                        column,
                        "a language code such as en, ru, zh, ja or und",
                        value);
                yield new Query.Language(word);
            }
            case "kind" -> kind(word, column);
            case "source" -> {
                expect(SLUG.matcher(word).matches(), column, "a source's id of a-z, 0-9 and '-'", value);
                yield new Query.Source(word);
            }
            case "author" -> {
                String author = wildcards(value, column);
                expect(
                        author.equals("*") || !NameKey.of(author).isEmpty(),
                        column,
                        "a name with a letter or digit",
                        value);
                yield new Query.Author(author);
            }
            default -> {
                expect(word.equals("yes") || word.equals("no"), column, "yes or no", value);
                yield new Query.Mirror(word.equals("yes"));
            }
        };
    }

    private Query entity(EntityField field, String raw, int column) throws QuerySyntaxException {
        String value = wildcards(raw.strip(), column);
        boolean wild = value.indexOf('*') >= 0;
        switch (field) {
            case IP ->
                expect(
                        value.equals("*") || isAddress(value),
                        column,
                        "an IP address or a range such as 203.0.113.0/24",
                        raw);
            case CVE -> expect(wild || CVE.matcher(value).matches(), column, "a form such as CVE-2026-1234", raw);
            case TECHNIQUE ->
                expect(
                        wild || TECHNIQUE.matcher(value).matches(),
                        column,
                        "an ATT&CK id such as T1566 or T1566.001",
                        raw);
            case HASH ->
                expect(wild || HASH.matcher(value).matches(), column, "an MD5, SHA-1 or SHA-256 in hexadecimal", raw);
            default ->
                expect(
                        value.equals("*") || !NameKey.of(value).isEmpty(),
                        column,
                        "a value with a letter or digit",
                        raw);
        }
        return new Query.EntityValue(field, value);
    }

    /** Whether {@code value} is an IP address or a CIDR range; never asks a name server. */
    private static boolean isAddress(String value) {
        int slash = value.indexOf('/');
        String address = slash < 0 ? value : value.substring(0, slash);
        if (address.indexOf('%') >= 0 || !InetAddresses.isInetAddress(address)) {
            return false;
        }
        int bits = InetAddresses.forString(address).getAddress().length * 8;
        String prefix = slash < 0 ? "0" : value.substring(slash + 1);
        return prefix.matches("[0-9]{1,3}") && Integer.parseInt(prefix) <= bits;
    }

    /** The value with {@code *} in its ASCII form, several in a row as one. */
    private String wildcards(String value, int column) throws QuerySyntaxException {
        String plain = value.replace('＊', '*').replaceAll("\\*+", "*");
        int stars = (int) plain.chars().filter(c -> c == '*').count();
        if (stars > 0) {
            countWildcards(stars, column);
            long beside = plain.codePoints().filter(Character::isLetterOrDigit).count();
            if (!plain.equals("*") && beside < QueryParser.MIN_BESIDE_WILDCARD) {
                throw new QuerySyntaxException(
                        column,
                        "expected at least " + QueryParser.MIN_BESIDE_WILDCARD + " letters or digits beside '*'");
            }
        }
        return plain;
    }

    void countWildcards(int more, int column) throws QuerySyntaxException {
        wildcards += more;
        if (wildcards > QueryParser.MAX_WILDCARDS) {
            throw new QuerySyntaxException(column, "expected at most " + QueryParser.MAX_WILDCARDS + " '*' in a query");
        }
    }

    private static Query threat(String word, int column) throws QuerySyntaxException {
        if (word.equals("none")) {
            return new Query.Not(new Query.SeverityIs(Comparison.AT_LEAST, Severity.LOW));
        }
        if (word.equals("*")) {
            return new Query.SeverityIs(Comparison.AT_LEAST, Severity.LOW);
        }
        String all =
                Arrays.stream(ThreatCategory.values()).map(ThreatCategory::word).collect(Collectors.joining(", "));
        return new Query.HasThreat(ThreatCategory.ofWord(word)
                .orElseThrow(() -> unexpected(column, "one of " + all + ", none or *", word)));
    }

    private static Query severity(String text, int column) throws QuerySyntaxException {
        String word =
                text.replace("≥", ">=").replace("≤", "<=").replace("＞＝", ">=").replace("＜＝", "<=");
        Comparison comparison = word.startsWith(">=")
                ? Comparison.AT_LEAST
                : word.startsWith("<=") ? Comparison.AT_MOST : Comparison.EQUAL;
        String name = comparison == Comparison.EQUAL ? word : word.substring(2);
        return new Query.SeverityIs(
                comparison,
                Severity.ofWord(name)
                        .orElseThrow(() -> unexpected(
                                column, "low, medium, high or critical, with >= or <= before it if wanted", text)));
    }

    private static Query kind(String word, int column) throws QuerySyntaxException {
        for (DocumentKind kind : DocumentKind.values()) {
            if (kind.word().equals(word)) {
                return new Query.Kind(kind);
            }
        }
        throw unexpected(column, "post, listing, article, paste or page", word);
    }

    static void expect(boolean met, int column, String expectation, String value) throws QuerySyntaxException {
        if (!met) {
            throw unexpected(column, expectation, value);
        }
    }

    static QuerySyntaxException unexpected(int column, String expectation, String value) {
        return new QuerySyntaxException(column, "expected " + expectation + ", but found '" + value + "'");
    }
}
