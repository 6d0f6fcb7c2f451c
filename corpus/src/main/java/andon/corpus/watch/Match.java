package andon.corpus.watch;

import andon.vocabulary.AssetType;
import andon.vocabulary.Span;

/**
 * Why a value is news: which asset was found by which rule.
 *
 * @param value the watched value, normalised; of an analyst's query ({@link MatchRule#QUERY}) the part that matches
 * @param assetId 0 for a query
 * @param assetType {@link AssetType#KEYWORD} for a query
 * @param asset its asset's value; for a query its text
 * @param rule a {@link MatchRule}'s word
 * @param confidence 0 to 1: how sure it is that the asset is meant
 * @param place where in the document's searchable text, in code points: its first place
 */
public record Match(
        String value, long assetId, AssetType assetType, String asset, String rule, double confidence, Span place) {
    private static final int FIELDS = 8;

    /** As a line with tabs between; no part holds either. */
    String line() {
        return String.join(
                "\t",
                value,
                Long.toString(assetId),
                assetType.word(),
                asset,
                rule,
                Double.toString(confidence),
                Integer.toString(place.start()),
                Integer.toString(place.end()));
    }

    static Match ofLine(String line) {
        String[] parts = line.split("\t", FIELDS);
        return new Match(
                parts[0],
                Long.parseLong(parts[1]),
                AssetType.ofWord(parts[2]).orElseThrow(),
                parts[3],
                parts[4],
                Double.parseDouble(parts[5]),
                new Span(Integer.parseInt(parts[6]), Integer.parseInt(parts[7])));
    }
}
