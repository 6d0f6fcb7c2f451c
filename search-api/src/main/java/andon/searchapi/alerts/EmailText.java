package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import andon.corpus.watch.Alerts.Recipient;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Words an alert for e-mail: a subject that says what happened, plain text, and the same as plain HTML. */
record EmailText(String subject, String plain, String html) {
    static EmailText of(Alert alert, Recipient recipient, String consoleAddress) {
        AlertWords words = AlertWords.of(alert, recipient, consoleAddress);
        Phrases phrases = new Phrases(recipient.language());
        String plain = """
                %s

                %s

                %s
                %s

                %s
                """.formatted(
                        words.subject(),
                        words.facts().entrySet().stream()
                                .map(fact -> phrases.say("alert.fact", fact.getKey(), fact.getValue()))
                                .collect(Collectors.joining("\n")),
                        phrases.say("alert.around"),
                        words.excerpt(),
                        phrases.say("alert.read.at", words.link()));
        String html = """
                <!doctype html>
                <html lang="%s"><body style="font-family:sans-serif;color:#2b2622;max-width:40rem">
                <h1 style="font-size:1.15rem;border-left:4px solid #c8690f;padding-left:.6rem">%s</h1>
                <p>%s</p>
                <blockquote style="background:#f6f1ea;margin:0;padding:.8rem;white-space:pre-wrap">%s</blockquote>
                <p>%s <a href="%s">%s</a></p>
                </body></html>
                """.formatted(
                        recipient.language().toLanguageTag(),
                        escape(words.subject()),
                        words.facts().entrySet().stream()
                                .map(fact -> "<b>" + escape(phrases.say("alert.fact", fact.getKey(), "")) + "</b> "
                                        + escape(fact.getValue()))
                                .collect(Collectors.joining("<br>\n")),
                        escape(words.excerpt()),
                        escape(phrases.say("alert.masked")),
                        escape(words.link()),
                        escape(phrases.say("alert.read")));
        return new EmailText(words.subject(), plain, html);
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
