package andon.searchapi.alerts;

import andon.corpus.watch.Alerts.Delivery;
import andon.vocabulary.Severity;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/** Words a digest for e-mail: what a person reads on a phone in the morning, and the same as plain text. */
record DigestText(String subject, String plain, String html) {
    static DigestText of(Delivery delivery, String consoleAddress) {
        DigestWords words = DigestWords.of(delivery, consoleAddress);
        Phrases phrases = new Phrases(delivery.recipient().language());
        return new DigestText(words.subject(), plain(words, phrases), html(words, phrases));
    }

    private static String plain(DigestWords words, Phrases phrases) {
        StringBuilder text = new StringBuilder(words.subject()).append('\n');
        text.append(words.summary()).append('\n').append(words.period()).append('\n');
        int number = 1;
        for (DigestWords.Group group : words.groups()) {
            text.append('\n').append("== ").append(group.heading()).append(" ==\n");
            for (DigestWords.Entry entry : group.entries()) {
                text.append('\n')
                        .append(number++)
                        .append(". ")
                        .append(phrases.say("digest.line", entry.title(), entry.watched()))
                        .append('\n');
                for (String line : new String[] {entry.about(), entry.why(), entry.excerpt(), entry.link()}) {
                    text.append(line.isEmpty() ? "" : "   " + line + "\n");
                }
            }
        }
        text.append('\n').append(phrases.say("alert.masked")).append('\n');
        text.append(phrases.say("digest.why", words.subscriptionName(), words.subscriptionLink()));
        return text.append('\n').toString();
    }

    private static String html(DigestWords words, Phrases phrases) {
        StringBuilder html = new StringBuilder("""
                <!doctype html>
                <html lang="%s"><body style="font-family:sans-serif;color:#2b2622;max-width:40rem;line-height:1.5">
                <h1 style="font-size:1.15rem;border-left:4px solid #c8690f;padding-left:.6rem">%s</h1>
                <p>%s<br><span style="color:#6d6357">%s</span></p>
                """.formatted(
                        phrases.locale().toLanguageTag(),
                        escape(words.subject()),
                        escape(words.summary()),
                        escape(words.period())));
        for (DigestWords.Group group : words.groups()) {
            html.append("<h2 style=\"font-size:1rem;margin:1.4rem 0 .4rem;color:")
                    .append(colour(group.severity()))
                    .append("\">")
                    .append(escape(group.heading()))
                    .append("</h2>\n");
            for (DigestWords.Entry entry : group.entries()) {
                html.append("""
                        <div style="border-top:1px solid #e6ddd0;padding:.6rem 0">
                        <a href="%s" style="color:#a9540b;font-weight:bold">%s</a> – %s<br>
                        <span style="color:#6d6357;font-size:.9rem">%s%s</span>
                        <blockquote style="background:#f6f1ea;margin:.4rem 0 0;padding:.5rem .7rem;white-space:pre-wrap">%s</blockquote>
                        </div>
                        """.formatted(
                                escape(entry.link()),
                                escape(entry.title()),
                                escape(entry.watched()),
                                escape(entry.about()),
                                entry.why().isEmpty() ? "" : "<br>" + escape(entry.why()),
                                escape(entry.excerpt())));
            }
        }
        return html.append("""
                <p><a href="%s">%s</a></p>
                <p style="color:#6d6357;font-size:.9rem">%s %s <a href="%s">%s</a></p>
                </body></html>
                """.formatted(
                                escape(words.alertsLink()),
                                escape(phrases.say("digest.open")),
                                escape(phrases.say("alert.masked")),
                                escape(phrases.say("digest.subscribed", words.subscriptionName())),
                                escape(words.subscriptionLink()),
                                escape(phrases.say("digest.change"))))
                .toString();
    }

    private static String colour(@Nullable Severity severity) {
        return severity == null
                ? "#2b2622"
                : switch (severity) {
                    case CRITICAL -> "#a3202c";
                    case HIGH -> "#b4530a";
                    case MEDIUM -> "#7a6410";
                    case LOW -> "#4b6572";
                };
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
