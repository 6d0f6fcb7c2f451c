package andon.searchapi.alerts;

import andon.corpus.watch.Alert;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** Words an alert for e-mail: a subject that says what happened, plain text, and the same as plain HTML. */
record EmailText(String subject, String plain, String html) {
    private static final int MAX_SUBJECT = 140;
    private static final int MAX_VALUES = 5;

    static EmailText of(Alert alert, String consoleAddress) {
        String values = alert.values().stream().limit(MAX_VALUES).collect(Collectors.joining(", "))
                + (alert.values().size() > MAX_VALUES
                        ? " and " + (alert.values().size() - MAX_VALUES) + " more"
                        : "");
        String what = alert.categories().isEmpty()
                ? "New mention"
                : capital(alert.categories().getFirst().replace('-', ' '));
        String severity =
                alert.severity() == null ? "" : "[" + capital(alert.severity().word()) + "] ";
        String title = alert.title() == null ? "an untitled document" : "\u201c" + alert.title() + "\u201d";
        String subject = cut(oneLine(severity + what + ": " + values + " in " + title));
        String link = consoleAddress + "/documents/" + alert.document();
        String plain = """
                %s

                Watched: %s
                Found in: %s
                Threat: %s
                Severity: %s
                Subscription: %s
                Raised: %s

                The words around it (secrets are masked):
                %s

                Read it in Andon: %s
                """.formatted(
                        subject,
                        values,
                        title,
                        alert.categories().isEmpty() ? "none recognised" : String.join(", ", alert.categories()),
                        alert.severity() == null ? "none" : alert.severity().word(),
                        alert.subscriptionName(),
                        alert.raisedAt(),
                        alert.excerpt(),
                        link);
        String html = """
                <!doctype html>
                <html lang="en"><body style="font-family:sans-serif;color:#2b2622;max-width:40rem">
                <h1 style="font-size:1.15rem;border-left:4px solid #c8690f;padding-left:.6rem">%s</h1>
                <p><b>Watched:</b> %s<br><b>Found in:</b> %s<br><b>Threat:</b> %s<br><b>Subscription:</b> %s<br>
                <b>Raised:</b> %s</p>
                <blockquote style="background:#f6f1ea;margin:0;padding:.8rem;white-space:pre-wrap">%s</blockquote>
                <p>Secrets are masked. <a href="%s">Read it in Andon</a></p>
                </body></html>
                """.formatted(
                        escape(subject),
                        escape(values),
                        escape(title),
                        escape(String.join(", ", alert.categories())),
                        escape(alert.subscriptionName()),
                        alert.raisedAt(),
                        escape(alert.excerpt()),
                        escape(link));
        return new EmailText(subject, plain, html);
    }

    /** Line breaks in a subject would be headers of their own; page text is not trusted. */
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= MAX_SUBJECT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_SUBJECT - 1)) + "…";
    }

    private static String capital(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
