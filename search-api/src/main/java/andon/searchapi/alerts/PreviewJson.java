package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.News;
import andon.corpus.watch.SubscriptionPreview;
import andon.corpus.watch.SubscriptionPreview.Week;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription would have told.
 *
 * @param documents how many documents match; alerts are fewer where mirrors and reposts say the same again
 * @param complete whether all were counted; if not, the first seen were
 * @param byNews how many alerts of each kind of news that is wanted
 * @param changesKnownSince what happened to documents before (edits, offers, their end) was not noted and is not counted
 * @param weeks from Monday on by the clocks of the subscription's zone
 * @param examples the newest
 */
record PreviewJson(
        Instant from,
        Instant to,
        long documents,
        long alerts,
        boolean complete,
        Map<String, Long> byNews,
        Instant changesKnownSince,
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
            List<WhyJson> why,
            String event,
            String detail) {
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
                    WhyJson.of(alert),
                    alert.event().word(),
                    alert.detail());
        }
    }

    private static Map<String, Long> byNews(Map<News, Long> counted) {
        Map<String, Long> words = new LinkedHashMap<>();
        counted.forEach((news, alerts) -> words.put(news.word(), alerts));
        return words;
    }

    static PreviewJson of(SubscriptionPreview.Result result) {
        return new PreviewJson(
                result.from(),
                result.to(),
                result.documents(),
                result.alerts(),
                result.complete(),
                byNews(result.byNews()),
                result.changesSince(),
                result.weeks(),
                result.examples().stream().map(Example::of).toList());
    }
}
