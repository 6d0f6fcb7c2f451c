package andon.corpus.query;

import andon.corpus.query.Query.Comparison;
import andon.corpus.query.Query.EntityField;
import andon.corpus.query.Query.Statement;
import andon.corpus.query.Query.TimeField;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Severity;
import andon.vocabulary.ThreatCategory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes trees that the parser could have made. */
final class RandomQueries {
    private static final String[] WORDS = {"acme", "情報", "доступ", "12:30", "a.b", "OR", "é\u0301x", "c++", "-x", "not"
    };
    private static final String[] TEXTS = {"initial access", "a \"b\" \\", "«x»", " 情報 流出 ", "a:b OR (c)", "“q”"};
    private static final String[] NAMES = {"Acme Corp", "dark*", "x)y", "a\\b", "\"q\"", "*", "-x", "アクメ（株）"};

    private final Random random;

    RandomQueries(long seed) {
        this.random = new Random(seed);
    }

    private <T> T one(T[] of) {
        return of[random.nextInt(of.length)];
    }

    Query query(int depth) {
        return switch (random.nextInt(depth == 0 ? 14 : 18)) {
            case 0 -> new Query.All();
            case 1 -> text();
            case 2 -> new Query.Title(text());
            case 3, 4 -> entity();
            case 5 -> new Query.HasThreat(one(ThreatCategory.values()));
            case 6 -> new Query.SeverityIs(one(Comparison.values()), one(Severity.values()));
            case 7 -> new Query.Language(one(new String[] {"en", "und"}));
            case 8 -> new Query.Kind(one(DocumentKind.values()));
            case 9 -> new Query.Source("night-market");
            case 10 -> new Query.Author(one(NAMES));
            case 11 -> time();
            case 12 ->
                random.nextBoolean()
                        ? new Query.VersionIs(one(Comparison.values()), random.nextInt(1_000_000_000))
                        : new Query.Mirror(random.nextBoolean());
            case 13 ->
                random.nextBoolean()
                        ? price()
                        : random.nextBoolean()
                                ? new Query.Stated(Statement.COUNTRY, "JP")
                                : new Query.Stated(Statement.ACCESS, "domain-admin");
            case 14 -> new Query.Not(query(depth - 1));
            case 15 -> new Query.And(several(depth));
            default -> new Query.Or(several(depth));
        };
    }

    private List<Query> several(int depth) {
        List<Query> parts = new ArrayList<>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            parts.add(query(depth - 1));
        }
        return parts;
    }

    private Query.Text text() {
        boolean prefix = random.nextInt(4) == 0;
        return switch (random.nextInt(3)) {
            case 0 -> new Query.Word(prefix ? "vpn" : WORDS[random.nextInt(5)], prefix);
            case 1 -> new Query.Phrase(one(TEXTS), random.nextInt(QueryParser.MAX_GAP + 1));
            default -> new Query.Phrase(one(WORDS));
        };
    }

    private Query entity() {
        EntityField field = one(EntityField.values());
        String value = switch (field) {
            case IP -> one(new String[] {"10.0.0.0/8", "::1", "*"});
            case CVE -> one(new String[] {"cve-2026-1234", "CVE-2026-*"});
            case TECHNIQUE -> "T1566.001";
            case HASH -> one(new String[] {"d41d8cd98f00b204e9800998ecf8427e", "d41d*"});
            case CARD -> one(new String[] {"411111", "*"});
            default -> one(NAMES);
        };
        return new Query.EntityValue(field, value);
    }

    private Query time() {
        Instant from = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000) * 1_000L);
        Instant to = from.plusNanos(1_000L * (1 + random.nextInt(1_000_000)));
        int open = random.nextInt(3);
        return new Query.Time(one(TimeField.values()), open == 0 ? null : from, open == 1 ? null : to);
    }

    private Query price() {
        BigDecimal from = BigDecimal.valueOf(random.nextInt(1_000_000), random.nextInt(9));
        int open = random.nextInt(4);
        return new Query.Price(
                one(new String[] {"USD", "BTC"}),
                open == 0 ? null : from,
                open == 1 ? null : from.add(BigDecimal.valueOf(random.nextInt(100))));
    }
}
