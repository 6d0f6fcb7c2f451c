package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Match;
import java.util.List;
import java.util.Locale;

/** Says in a reader's language why an alert was raised: which asset, found by which rule, how surely. */
public final class Explanations {
    private Explanations() {}

    /** One line for each value, in the order of the text. */
    public static List<String> of(Alert alert, Locale language) {
        Phrases phrases = new Phrases(language);
        return alert.why().stream().map(match -> line(match, phrases)).toList();
    }

    static String line(Match match, Phrases phrases) {
        return phrases.say("why", match.value(), phrases.say("rule." + match.rule(), match.asset()), (int)
                Math.floor(100 * match.confidence() + 1e-9));
    }
}
