package andon.searchapi.documents;

import andon.corpus.query.QueryCompletion;
import andon.searchapi.access.Viewer;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Completion of queries, for programs and for the console's search box, which has no key but a session. */
@RestController
class CompletionsController {
    private final Completions completions;
    private final MessageSource messages;

    CompletionsController(Completions completions, MessageSource messages) {
        this.completions = completions;
        this.messages = messages;
    }

    /** @param label what it is, in the reader's language; empty where the offer speaks for itself */
    record Offer(String insert, String kind, String label) {}

    /**
     * @param start the first code point that an offer takes the place of, counted from 0
     * @param end the one after the last
     */
    record Answer(int start, int end, List<Offer> offers) {}

    @GetMapping({"/api/v1/documents/completions", "/completions"})
    Answer completions(
            Viewer viewer,
            Locale locale,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int at) {
        QueryCompletion found = completions.at(viewer, q, at);
        return new Answer(
                found.start(),
                found.end(),
                found.offers().stream()
                        .map(offer -> new Offer(
                                offer.insert(), offer.kind().name().toLowerCase(Locale.ROOT), label(offer, locale)))
                        .toList());
    }

    private String label(QueryCompletion.Offer offer, Locale locale) {
        String key = "complete." + offer.insert().replace(":", "");
        return switch (offer.kind()) {
            case FIELD, OPERATOR -> messages.getMessage(key, null, locale);
            case VALUE, TIME -> "";
        };
    }
}
