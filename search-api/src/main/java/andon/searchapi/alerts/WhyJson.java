package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Match;
import java.util.List;
import java.util.Locale;

/**
 * Why a value is news.
 *
 * @param value the watched value, normalised
 * @param asset the asset's id, with its type and value
 * @param rule the rule that found it, with how sure it is then that the asset is meant (0 to 1)
 * @param start where in the document's title, a line break and its text, in code points
 * @param explanation the same in a sentence
 */
record WhyJson(
        String value,
        long asset,
        String assetType,
        String assetValue,
        String rule,
        double confidence,
        int start,
        int end,
        String explanation) {
    static List<WhyJson> of(Alert alert) {
        Phrases phrases = new Phrases(Locale.ENGLISH);
        return alert.why().stream().map(match -> of(match, phrases)).toList();
    }

    private static WhyJson of(Match match, Phrases phrases) {
        return new WhyJson(
                match.value(),
                match.assetId(),
                match.assetType().word(),
                match.asset(),
                match.rule(),
                match.confidence(),
                match.place().start(),
                match.place().end(),
                Explanations.line(match, phrases));
    }
}
