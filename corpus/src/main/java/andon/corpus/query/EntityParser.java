package andon.corpus.query;

import andon.corpus.query.Query.EntityField;
import andon.corpus.text.NameKey;
import com.google.common.net.InetAddresses;
import java.util.regex.Pattern;

/** Parses the values of entity fields and names, in which {@code *} stands for any run of characters. */
final class EntityParser {
    private static final Pattern CVE = Pattern.compile("CVE-[0-9]{4}-[0-9]{4,10}", Pattern.CASE_INSENSITIVE);
    private static final Pattern TECHNIQUE = Pattern.compile("T[0-9]{4}(\\.[0-9]{3})?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HASH =
            Pattern.compile("[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}", Pattern.CASE_INSENSITIVE);
    private static final Pattern BIN = Pattern.compile("[0-9]{6,8}");

    private final Budget budget;

    EntityParser(Budget budget) {
        this.budget = budget;
    }

    Query.EntityValue entity(EntityField field, String raw, int column) throws QuerySyntaxException {
        String value = wildcards(raw.strip(), column);
        boolean any = value.equals("*");
        boolean wild = value.indexOf('*') >= 0;
        switch (field) {
            case IP -> expect(any || isAddress(value), column, "an IP address or a range such as 203.0.113.0/24", raw);
            case CVE -> expect(wild || CVE.matcher(value).matches(), column, "a form such as CVE-2026-1234", raw);
            case TECHNIQUE ->
                expect(
                        wild || TECHNIQUE.matcher(value).matches(),
                        column,
                        "an ATT&CK id such as T1566 or T1566.001",
                        raw);
            case HASH ->
                expect(wild || HASH.matcher(value).matches(), column, "an MD5, SHA-1 or SHA-256 in hexadecimal", raw);
            case CARD ->
                expect(
                        any || BIN.matcher(value).matches(),
                        column,
                        "the first 6 to 8 digits of a card number (no more of it is kept) or *",
                        raw);
            default -> name(value, column, "a value with a letter or digit", raw);
        }
        return new Query.EntityValue(field, value);
    }

    Query.Author author(String raw, int column) throws QuerySyntaxException {
        String name = wildcards(raw, column);
        name(name, column, "a name with a letter or digit", raw);
        return new Query.Author(name);
    }

    private static void name(String value, int column, String expectation, String raw) throws QuerySyntaxException {
        expect(value.equals("*") || !NameKey.of(value).isEmpty(), column, expectation, raw);
    }

    private static void expect(boolean met, int column, String expectation, String value) throws QuerySyntaxException {
        if (!met) {
            throw QuerySyntaxException.unexpected(column, expectation, value);
        }
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
            budget.wildcards(stars, column);
            long beside = plain.codePoints().filter(Character::isLetterOrDigit).count();
            if (!plain.equals("*") && beside < QueryParser.MIN_BESIDE_WILDCARD) {
                throw new QuerySyntaxException(
                        column,
                        "expected at least " + QueryParser.MIN_BESIDE_WILDCARD + " letters or digits beside '*'");
            }
        }
        return plain;
    }
}
