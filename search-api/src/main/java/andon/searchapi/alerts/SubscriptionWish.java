package andon.searchapi.alerts;

import andon.corpus.watch.News;
import andon.corpus.watch.Selection;
import andon.corpus.watch.Subscriptions;
import andon.searchapi.access.Problem;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.SourceId;
import andon.vocabulary.ThreatCategory;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as its owner asks for it.
 *
 * @param query in Andon's query language; every mention if it is left out
 * @param categories only threats of these categories; all if it is left out, as below
 * @param languages only documents in these languages
 * @param sources only documents of these sources
 * @param kinds only documents of these kinds
 * @param news {@code new-document}, {@code value-added}, {@code victim-revealed}, {@code offer-changed}, {@code gone}; the
 *     first three if it is left out
 * @param timing at once if it is left out
 * @param webhook and the others: where to deliver; at least one when a subscription is made, ignored when it is changed
 */
public record SubscriptionWish(
        @NotBlank @Size(max = 100) String name,
        @Nullable String query,
        @Nullable String minimumSeverity,
        @Nullable @Size(max = Selection.MAX_EACH) List<String> categories,
        @Nullable @Size(max = Selection.MAX_EACH) List<String> languages,
        @Nullable @Size(max = Selection.MAX_EACH) List<String> sources,
        @Nullable @Size(max = Selection.MAX_EACH) List<String> kinds,
        @Nullable @Size(max = Selection.MAX_EACH) List<String> news,
        @Nullable @Valid TimingJson timing,
        @Nullable @Size(max = 2000) String webhook,
        @Nullable @Size(max = 254) String email,
        @Nullable @Size(max = 2000) String slack,
        @Nullable @Size(max = 2000) String teams,
        @Nullable @Size(max = 260) String syslog,
        @Nullable @Valid MispWish misp,
        @Nullable Boolean feed) {
    /** All but the channels, checked; what cannot be is a problem for the caller. */
    Subscriptions.Wish checked() {
        return new Subscriptions.Wish(name, selection(), (timing == null ? TimingJson.NONE : timing).timing());
    }

    Selection selection() {
        return Problem.invalidIfRefused(() -> new Selection(
                Objects.requireNonNullElse(query, ""),
                TimingJson.severity("minimumSeverity", minimumSeverity),
                set(
                        categories,
                        word -> ThreatCategory.ofWord(word)
                                .orElseThrow(
                                        () -> new IllegalArgumentException("There is no category '" + word + "'."))),
                set(languages, Function.identity()),
                set(sources, SourceId::new),
                set(
                        kinds,
                        word -> DocumentKind.ofWord(word)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "kinds must be post, listing, article, paste or page, not '" + word + "'."))),
                set(
                        news,
                        word -> News.ofWord(word)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "news must be new-document, value-added, victim-revealed, offer-changed or gone, not '"
                                                + word + "'.")))));
    }

    private static <T> Set<T> set(@Nullable List<String> words, Function<String, T> value) {
        Set<T> values = new LinkedHashSet<>();
        if (words != null) {
            words.forEach(word -> values.add(value.apply(word)));
        }
        return values;
    }

    ChannelWish channels() {
        return new ChannelWish(webhook, email, slack, teams, syslog, misp, feed);
    }
}
