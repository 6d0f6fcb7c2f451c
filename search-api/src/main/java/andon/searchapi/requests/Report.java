package andon.searchapi.requests;

import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Accounts;
import andon.searchapi.accounts.Organisation;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * A request with its answer as one HTML file that needs nothing else: to be kept, printed and sent on. All text in it is
 * escaped and masked.
 */
@Component
public class Report {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Requests requests;
    private final Accounts accounts;
    private final AuditLog audit;
    private final ITemplateEngine templates;
    private final String style = resource("report.css");

    Report(Requests requests, Accounts accounts, AuditLog audit, ITemplateEngine templates) {
        this.requests = requests;
        this.accounts = accounts;
        this.audit = audit;
        this.templates = templates;
    }

    /** What the template formats times with. */
    public static final class Times {
        public String at(Instant instant) {
            return TIME.format(instant);
        }
    }

    /** @param language {@code ja} for Japanese; anything else is English */
    public ResponseEntity<String> of(Viewer viewer, long id, String language) {
        Request request = requests.request(viewer, id);
        Locale locale = "ja".equals(language) ? Locale.JAPANESE : Locale.ENGLISH;
        Context context = new Context(locale);
        context.setVariable("css", style);
        context.setVariable("times", new Times());
        context.setVariable("language", locale.getLanguage());
        context.setVariable("request", request);
        context.setVariable("form", QuestionForm.of(request.question()));
        context.setVariable("casework", requests.casework(viewer, id));
        context.setVariable("look", requests.firstLook(viewer, id));
        context.setVariable("madeAt", requests.now());
        context.setVariable(
                "organisation",
                accounts.organisation(request.organisation())
                        .map(Organisation::name)
                        .orElse(request.organisation().value()));
        audit.record(viewer, Action.REPORT, "request " + id, locale.getLanguage());
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; frame-ancestors 'none'; style-src '" + hash() + "'")
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"andon-request-" + id + ".html\"")
                .body(templates.process("report", context));
    }

    /** Lets exactly this style sheet through the browser's content security policy. */
    private String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Report.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the class path lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
