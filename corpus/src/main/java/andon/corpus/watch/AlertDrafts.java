package andon.corpus.watch;

import andon.corpus.watch.AskedValues.Asked;
import andon.vocabulary.Asset;
import andon.vocabulary.AssetType;
import andon.vocabulary.Document;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Words alerts: what a document says about an owner's assets, and why. */
final class AlertDrafts {
    /** More are counted, but not explained one by one. */
    static final int MAX_WHY = 100;

    private final JdbcClient sql;

    AlertDrafts(JdbcClient sql) {
        this.sql = sql;
    }

    /** Whom an alert is for. */
    record Addressee(long subscription, String subscriptionName, OrganisationId owner) {}

    /**
     * @param mentions of the owner's assets in the document
     * @param values those of them that are news
     */
    Alert alert(String id, Addressee to, Document document, List<Mention> mentions, List<String> values, Instant now) {
        List<Mention> told = mentions.stream()
                .filter(mention -> values.contains(mention.matchedValue()))
                .sorted(Comparator.comparing(Mention::span))
                .toList();
        String text = document.searchableText();
        Span first = told.isEmpty() ? new Span(0, 0) : told.getFirst().span();
        return alert(id, to, document, values, first, why(told, text), now);
    }

    /** @param news what the document has of an analyst's query, and what of that is news */
    Alert asked(String id, Addressee to, Document document, List<Asked> news, Selection selection, Instant now) {
        String text = document.searchableText();
        List<Asked> told = news.stream()
                .sorted(Comparator.comparing((Asked asked) -> asked.place().length() == 0)
                        .thenComparing(Asked::place))
                .toList();
        String query = selection.query().isBlank() ? "*" : AskedValues.oneLine(selection.query());
        List<Match> why = told.stream()
                .map(asked -> new Match(
                        asked.value(),
                        0,
                        AssetType.KEYWORD,
                        query,
                        MatchRule.QUERY.word(),
                        MatchRule.QUERY.confidence(),
                        points(text, asked.place())))
                .toList();
        List<String> values = told.stream().map(Asked::value).toList();
        return alert(id, to, document, values, told.getFirst().place(), why, now);
    }

    private static Alert alert(
            String id, Addressee to, Document document, List<String> values, Span first, List<Match> why, Instant now) {
        return new Alert(
                id,
                to.subscription(),
                to.subscriptionName(),
                to.owner(),
                document.id(),
                document.source().value(),
                document.title(),
                document.severity(),
                document.threats().stream()
                        .map(threat -> threat.category().word())
                        .distinct()
                        .toList(),
                values,
                Excerpt.around(document.searchableText(), first),
                now,
                why,
                News.NEW_DOCUMENT,
                "");
    }

    private List<Match> why(List<Mention> told, String text) {
        List<Mention> some = told.stream().limit(MAX_WHY).toList();
        Map<Long, Asset> assets = assets(some);
        List<Match> why = new ArrayList<>();
        for (Mention mention : some) {
            Asset asset = assets.get(mention.assetId());
            if (asset != null) {
                why.add(new Match(
                        mention.matchedValue(),
                        asset.id(),
                        asset.type(),
                        asset.value(),
                        mention.rule(),
                        MatchRule.ofWord(mention.rule())
                                .map(MatchRule::confidence)
                                .orElse(1.0),
                        points(text, mention.span())));
            }
        }
        return why;
    }

    private static Span points(String text, Span span) {
        int start = text.codePointCount(0, Math.min(span.start(), text.length()));
        return new Span(
                start,
                start
                        + text.codePointCount(
                                Math.min(span.start(), text.length()), Math.min(span.end(), text.length())));
    }

    private Map<Long, Asset> assets(List<Mention> mentions) {
        Map<Long, Asset> found = new HashMap<>();
        Set<Long> ids = mentions.stream().map(Mention::assetId).collect(Collectors.toSet());
        if (!ids.isEmpty()) {
            sql.sql("select id, owner, type, asset_value from asset where id in (:ids)")
                    .param("ids", ids)
                    .query((RowCallbackHandler) row -> found.put(
                            row.getLong(1),
                            new Asset(
                                    row.getLong(1),
                                    new OrganisationId(row.getString(2)),
                                    AssetType.ofWord(row.getString(3)).orElseThrow(),
                                    row.getString(4),
                                    true)));
        }
        return found;
    }
}
