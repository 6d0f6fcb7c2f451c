package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Words an alert for e-mail: a subject that says what happened, plain text, and the same as plain HTML. */
record EmailText(String subject, String plain, String html) {
    static EmailText of(Alert alert, String consoleAddress) {
        AlertWords words = AlertWords.of(alert, consoleAddress);
        String plain = """
                %s

                %s

                The words around it (secrets are masked):
                %s

                Read it in Andon: %s
                """.formatted(
                        words.subject(),
                        words.facts().entrySet().stream()
                                .map(fact -> fact.getKey() + ": " + fact.getValue())
                                .collect(Collectors.joining("\n")),
                        words.excerpt(),
                        words.link());
        String html = """
                <!doctype html>
                <html lang="en"><body style="font-family:sans-serif;color:#2b2622;max-width:40rem">
                <h1 style="font-size:1.15rem;border-left:4px solid #c8690f;padding-left:.6rem">%s</h1>
                <p>%s</p>
                <blockquote style="background:#f6f1ea;margin:0;padding:.8rem;white-space:pre-wrap">%s</blockquote>
                <p>Secrets are masked. <a href="%s">Read it in Andon</a></p>
                </body></html>
                """.formatted(
                        escape(words.subject()),
                        words.facts().entrySet().stream()
                                .map(fact -> "<b>" + fact.getKey() + ":</b> " + escape(fact.getValue()))
                                .collect(Collectors.joining("<br>\n")),
                        escape(words.excerpt()),
                        escape(words.link()));
        return new EmailText(words.subject(), plain, html);
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
