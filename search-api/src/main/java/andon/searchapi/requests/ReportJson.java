package andon.searchapi.requests;

import andon.vocabulary.Tlp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A report for programs. What is in it stays; new fields may come.
 *
 * @param form names this form
 * @param tlp the TLP 2.0 label
 * @param question the fields that this type of request has
 * @param answerVersion which version of the answer it is; null: it is a draft
 * @param reviewedBy the analyst who gave it
 * @param commentary in Markdown (CommonMark)
 * @param findings each cites its capture: time, address, WARC record, SHA-256
 * @param searchedFor what Andon looked for when the request was filed
 * @param facts what the knowledge base and samples said then, each with its source and date
 * @param coverage how fresh each source was then
 */
record ReportJson(
        String form,
        String language,
        Instant madeAt,
        String tlp,
        long request,
        String customer,
        String type,
        String state,
        String priority,
        String subject,
        QuestionForm question,
        String filedBy,
        Instant filedAt,
        @Nullable Instant answeredAt,
        @Nullable Integer answerVersion,
        @Nullable String reviewedBy,
        List<Casework.Commentary> commentary,
        List<Casework.Finding> findings,
        List<Casework.Countermeasure> countermeasures,
        String searchedFor,
        long documentsFound,
        Instant searchedAt,
        List<FirstLook.Facts> facts,
        List<FirstLook.Coverage> coverage) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static byte[] write(ReportContent content) {
        Request request = content.request();
        Tlp tlp = content.tlp();
        return JSON.writeValueAsBytes(new ReportJson(
                "andon-report-1",
                content.language().getLanguage(),
                content.madeAt(),
                tlp.label(),
                request.id(),
                content.organisation(),
                request.type().word(),
                request.state().word(),
                request.priority().word(),
                request.question().subject(),
                QuestionForm.of(request.question()),
                request.filedBy(),
                request.filedAt(),
                content.answeredAt(),
                content.answer() == null ? null : content.answer().version(),
                content.answer() == null ? null : content.answer().answeredBy(),
                content.casework().commentary(),
                content.casework().findings(),
                content.casework().countermeasures(),
                content.look().searched(),
                content.look().documents(),
                content.look().takenAt(),
                content.look().facts(),
                content.look().coverage()));
    }
}
