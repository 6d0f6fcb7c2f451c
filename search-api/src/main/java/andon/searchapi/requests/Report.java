package andon.searchapi.requests;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Accounts;
import andon.searchapi.accounts.Organisation;
import andon.searchapi.accounts.Role;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.documents.DocumentSearch;
import andon.vocabulary.DocumentId;
import andon.vocabulary.Tlp;
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
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * A request with its answer as one file that needs nothing else, to be kept, printed and sent on: HTML, PDF, JSON or STIX
 * 2.1. All text in it is masked, and escaped where something could run.
 */
@Component
public class Report {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Requests requests;
    private final DocumentSearch search;
    private final ReportPdf pdf;
    private final Accounts accounts;
    private final AuditLog audit;
    private final ITemplateEngine templates;
    private final String style = resource("report.css");

    Report(
            Requests requests,
            DocumentSearch search,
            Accounts accounts,
            AuditLog audit,
            ITemplateEngine templates,
            MessageSource messages,
            ObjectProvider<ReportFonts> fonts) {
        this.requests = requests;
        this.search = search;
        this.pdf = new ReportPdf(messages, fonts.getIfAvailable(ReportFonts::usual));
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

    /**
     * How a report is wanted.
     *
     * @param language {@code ja} for Japanese; anything else is English
     * @param tlp null: the request's own
     * @param version of the answer; null: the present one, or what there is so far
     */
    public record Asked(
            ReportFormat format,
            String language,
            @Nullable Tlp tlp,
            @Nullable Integer version) {
        /** Reads the words of an address. */
        public static Asked of(String format, String language, @Nullable String tlp, @Nullable Integer version) {
            return new Asked(
                    ReportFormat.ofWord(format)
                            .orElseThrow(() -> Problem.invalid(
                                    "format must be one of " + ReportFormat.words() + ", not '" + format + "'.")),
                    language,
                    tlp == null ? null : Filing.label(tlp),
                    version);
        }
    }

    public ResponseEntity<byte[]> of(Viewer viewer, long id, Asked asked) {
        ReportContent content = content(viewer, id, asked);
        byte[] written = switch (asked.format()) {
            case HTML -> html(content);
            case PDF -> pdf.write(content);
            case JSON -> ReportJson.write(content);
            case STIX -> ReportStix.write(content);
        };
        audit.record(
                viewer,
                Action.REPORT,
                "request " + id,
                asked.format().word() + " " + content.language().getLanguage() + " "
                        + content.tlp().label()
                        + (content.answer() == null
                                ? ""
                                : " version " + content.answer().version()));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(asked.format().mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, asked.format().disposition(id));
        if (asked.format() == ReportFormat.HTML) {
            answer.header(
                    "Content-Security-Policy",
                    "default-src 'none'; frame-ancestors 'none'; style-src '" + hash() + "'");
        }
        return answer.body(written);
    }

    private ReportContent content(Viewer viewer, long id, Asked asked) {
        Request request = requests.request(viewer, id);
        Casework present = requests.casework(viewer, id);
        Answer answer = answer(viewer, request, asked);
        Casework casework =
                answer == null ? present : asked.version() == null ? answer.with(present) : answer.content();
        return new ReportContent(
                request,
                accounts.organisation(request.organisation())
                        .map(Organisation::name)
                        .orElse(request.organisation().value()),
                casework,
                answer,
                requests.firstLook(viewer, id),
                casework.findings().stream()
                        .map(Casework.Finding::documentId)
                        .distinct()
                        .flatMap(document -> search.listed(viewer, new DocumentId(document)).stream())
                        .toList(),
                requests.now(),
                "ja".equals(asked.language()) ? Locale.JAPANESE : Locale.ENGLISH,
                label(request, asked.tlp()));
    }

    private @Nullable Answer answer(Viewer viewer, Request request, Asked asked) {
        if (asked.version() != null) {
            return requests.answer(viewer, request.id(), asked.version());
        }
        List<Answer> all = requests.answers(viewer, request.id());
        // A customer has the last answer also while the next is written.
        return viewer.is(Role.CUSTOMER) && !all.isEmpty()
                ? all.getLast()
                : requests.standingAnswer(request).orElse(null);
    }

    /** A report may go less far than its request allows, and never farther. */
    private static Tlp label(Request request, @Nullable Tlp asked) {
        if (asked != null && asked.compareTo(request.tlp()) < 0) {
            throw Problem.invalid(
                    "Request " + request.id() + " is " + request.tlp().label()
                            + ": its report can have this label or a stricter one, not " + asked.label() + ".");
        }
        return asked == null ? request.tlp() : asked;
    }

    private byte[] html(ReportContent content) {
        Context context = new Context(content.language());
        context.setVariable("css", style);
        context.setVariable("times", new Times());
        context.setVariable("language", content.language().getLanguage());
        context.setVariable("tlp", content.tlp().label());
        context.setVariable("request", content.request());
        context.setVariable("form", QuestionForm.of(content.request().question()));
        context.setVariable("casework", content.casework());
        context.setVariable("look", content.look());
        context.setVariable("answer", content.answer());
        context.setVariable("answeredAt", content.answeredAt());
        context.setVariable("markdown", new Markdown());
        context.setVariable("madeAt", content.madeAt());
        context.setVariable("organisation", content.organisation());
        return templates.process("report", context).getBytes(StandardCharsets.UTF_8);
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
