package andon.searchapi.requests;

import andon.corpus.query.Query;
import andon.corpus.query.Query.EntityField;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What a first look searches the documents for.
 *
 * @param words the same in words, for people
 */
public record FirstLookQuery(Query query, String words) {
    private static final int MAX_WORDS = 500;

    public static FirstLookQuery of(Question question) {
        return switch (question) {
            case Question.DarkWebSearch q -> darkWebSearch(q);
            case Question.ThreatReport q -> threatReport(q);
            case Question.MalwareSample q -> malwareSample(q);
            case Question.MalwareContext q -> new FirstLookQuery(any(of(q.indicator())), words(q.indicator()));
            case Question.Vulnerability q ->
                new FirstLookQuery(new Query.EntityValue(EntityField.CVE, q.cve()), q.cve());
        };
    }

    /** The brand as words or as a recognised organisation, or anything of the domain; first seen in the period. */
    private static FirstLookQuery darkWebSearch(Question.DarkWebSearch q) {
        List<Query> any = new ArrayList<>();
        any.add(new Query.Phrase(q.brand()));
        any.add(new Query.EntityValue(EntityField.ORG, q.brand()));
        String domain = q.domain();
        if (domain != null) {
            any.add(new Query.EntityValue(EntityField.DOMAIN, domain));
            any.add(new Query.EntityValue(EntityField.EMAIL, "*@" + domain));
            any.add(new Query.EntityValue(EntityField.CREDENTIAL, domain));
        }
        Instant from = q.from().atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant to = q.to().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return new FirstLookQuery(
                new Query.And(List.of(new Query.Or(any), new Query.Time(Query.TimeField.SEEN, from, to))),
                "\"" + q.brand() + "\"" + (domain == null ? "" : ", " + domain + ", *@" + domain) + "; " + q.from()
                        + " – " + q.to());
    }

    private static FirstLookQuery threatReport(Question.ThreatReport q) {
        List<Query> any = new ArrayList<>();
        any.add(new Query.Phrase(q.reference()));
        StringBuilder words = new StringBuilder("\"").append(q.reference()).append('"');
        for (Indicator indicator : q.indicators()) {
            any.addAll(of(indicator));
            words.append(", ").append(words(indicator));
        }
        return new FirstLookQuery(
                any(any), words.length() <= MAX_WORDS ? words.toString() : words.substring(0, MAX_WORDS) + "…");
    }

    private static FirstLookQuery malwareSample(Question.MalwareSample q) {
        return q.isHash()
                ? new FirstLookQuery(new Query.EntityValue(EntityField.HASH, q.sample()), q.sample())
                : new FirstLookQuery(new Query.Phrase("sample " + q.sample()), q.subject());
    }

    private static List<Query> of(Indicator indicator) {
        String value = indicator.value();
        return switch (indicator.kind()) {
            case HASH -> List.of(new Query.EntityValue(EntityField.HASH, value));
            case URL -> List.of(new Query.EntityValue(EntityField.URL, value));
            case IP -> List.of(new Query.EntityValue(EntityField.IP, value));
            case DOMAIN -> List.of(new Query.EntityValue(EntityField.DOMAIN, value));
            case FAMILY -> List.of(new Query.EntityValue(EntityField.MALWARE, value), new Query.Phrase(value));
        };
    }

    private static Query any(List<Query> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Query.Or(parts);
    }

    private static String words(Indicator indicator) {
        return indicator.kind() == Indicator.Kind.FAMILY ? "\"" + indicator.value() + "\"" : indicator.value();
    }
}
