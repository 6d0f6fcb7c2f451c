package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.SubscriptionPreview;
import andon.corpus.watch.SubscriptionPreview.Week;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription would have told.
 *
 * @param documents how many documents match; alerts are fewer where mirrors and reposts say the same again
 * @param complete whether all were counted; if not, the first seen were
 * @param weeks from Monday on by the clocks of the subscription's zone
 * @param examples the newest
 */
record PreviewJson(
        Instant from,
        Instant to,
        long documents,
        long alerts,
        boolean complete,
        List<Week> weeks,
        List<Example> examples) {
    record Example(
            String document,
            String source,
            @Nullable String title,
            @Nullable String severity,
            List<String> categories,
            List<String> values,
            String excerpt,
            Instant firstSeen,
            List<WhyJson> why) {
        static Example of(Alert alert) {
            return new Example(
                    alert.document().value(),
                    alert.source(),
                    alert.title(),
                    alert.severity() == null ? null : alert.severity().word(),
                    alert.categories(),
                    alert.values(),
                    alert.excerpt(),
                    alert.raisedAt(),
                    WhyJson.of(alert));
        }
    }

    static PreviewJson of(SubscriptionPreview.Result result) {
        return new PreviewJson(
                result.from(),
                result.to(),
                result.documents(),
                result.alerts(),
                result.complete(),
                result.weeks(),
                result.examples().stream().map(Example::of).toList());
    }
}
