package andon.searchapi.console;

import andon.searchapi.access.Problem;
import andon.searchapi.access.ProblemWords;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Role;
import andon.searchapi.requests.Admiralty;
import andon.searchapi.requests.Answer;
import andon.searchapi.requests.AttachmentAnswer;
import andon.searchapi.requests.CountermeasureState;
import andon.searchapi.requests.Countermeasures;
import andon.searchapi.requests.Filing;
import andon.searchapi.requests.FirstLook;
import andon.searchapi.requests.Ladder;
import andon.searchapi.requests.Markdown;
import andon.searchapi.requests.Playbooks;
import andon.searchapi.requests.Priority;
import andon.searchapi.requests.Question;
import andon.searchapi.requests.QuestionForm;
import andon.searchapi.requests.Report;
import andon.searchapi.requests.Request;
import andon.searchapi.requests.RequestState;
import andon.searchapi.requests.RequestType;
import andon.searchapi.requests.Requests;
import andon.searchapi.requests.Triage;
import andon.searchapi.requests.Uploads;
import andon.vocabulary.DocumentId;
import andon.vocabulary.Tlp;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The request queue, a request, and the forms on it. */
@Controller
@RequestMapping("/requests")
class RequestConsole {
    private static final int DEFAULT_PERIOD_DAYS = 90;
    private static final int CHART_HEIGHT = 60;
    private static final int CHART_WIDTH = 280;
    private static final double NARROWEST_BAR = 1.5;
    private static final double WIDEST_BAR = 12;

    private final Requests requests;
    private final Triage triage;
    private final Countermeasures countermeasures;
    private final Report report;

    RequestConsole(Requests requests, Triage triage, Countermeasures countermeasures, Report report) {
        this.requests = requests;
        this.countermeasures = countermeasures;
        this.triage = triage;
        this.report = report;
    }

    /** A day's bar in the timeline, in SVG units. */
    record Bar(String x, String y, String width, String height, String label) {}

    @GetMapping
    String queue(Viewer viewer, Model model) {
        List<Request> queue = requests.queue(viewer);
        model.addAttribute("requests", queue);
        model.addAttribute("quota", requests.quota(viewer).orElse(null));
        model.addAttribute("standings", queue.stream().collect(Collectors.toMap(Request::id, requests::standing)));
        model.addAttribute("now", requests.now());
        return "console/requests";
    }

    @GetMapping("/new")
    String form(
            Viewer viewer,
            Model model,
            @RequestParam(defaultValue = "dark-web-search") String type,
            @RequestParam(required = false) @Nullable Long sample) {
        LocalDate today = requests.now().atOffset(ZoneOffset.UTC).toLocalDate();
        QuestionForm form = new QuestionForm(
                null,
                null,
                null,
                today.minusDays(DEFAULT_PERIOD_DAYS).toString(),
                today.toString(),
                null,
                null,
                sample == null ? null : sample.toString(),
                null,
                null,
                null,
                null);
        return filingPage(viewer, model, new Filing(type, null, null, form));
    }

    /** What was typed is in the model, so that a refused form comes back as it was. */
    private String filingPage(Viewer viewer, Model model, Filing filing) {
        model.addAttribute("quota", requests.quota(viewer).orElse(null));
        model.addAttribute("types", RequestType.values());
        model.addAttribute("labels", Tlp.values());
        model.addAttribute("type", filing.requestType());
        model.addAttribute("filing", filing);
        return "console/request-new";
    }

    @PostMapping
    Object file(
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            QuestionForm form,
            @RequestParam(defaultValue = "dark-web-search") String type,
            @RequestParam(defaultValue = "routine") String priority,
            @RequestParam(defaultValue = "amber") String tlp) {
        Filing filing = new Filing(type, priority, tlp, form);
        try {
            return redirect(requests.file(viewer, filing.urgency(), filing.label(), filing.question())
                    .id());
        } catch (ErrorResponseException e) {
            response.setStatus(e.getStatusCode().value());
            model.addAttribute("problem", ProblemWords.here(e));
            return filingPage(viewer, model, filing);
        }
    }

    @GetMapping("/{id}")
    String one(
            Viewer viewer,
            Model model,
            Locale locale,
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean template) {
        Request request = requests.request(viewer, id);
        FirstLook look = requests.firstLook(viewer, id);
        model.addAttribute("request", request);
        model.addAttribute("form", QuestionForm.of(request.question()));
        model.addAttribute("casework", requests.casework(viewer, id));
        model.addAttribute("look", look);
        List<Answer> answers = requests.answers(viewer, id);
        model.addAttribute("answers", answers);
        model.addAttribute("answered", request.answeredAt() != null || !answers.isEmpty());
        model.addAttribute("markdown", new Markdown());
        model.addAttribute("ladder", Ladder.values());
        model.addAttribute("draft", template ? countermeasures.template(viewer, id, locale) : "");
        model.addAttribute("locale", locale);
        model.addAttribute("plays", viewer.is(Role.ANALYST) ? plays(look) : List.of());
        model.addAttribute("bars", bars(request.question(), look));
        model.addAttribute("now", requests.now());
        model.addAttribute("standing", requests.standing(request));
        model.addAttribute("history", triage.history(viewer, id));
        model.addAttribute("labels", Tlp.values());
        model.addAttribute("priorities", Priority.values());
        model.addAttribute("analysts", viewer.is(Role.ANALYST) ? triage.analysts() : List.of());
        model.addAttribute("steps", request.state().next(viewer.user().role()));
        model.addAttribute("measureStates", CountermeasureState.values());
        return "console/request";
    }

    @GetMapping("/{id}/report")
    ResponseEntity<byte[]> report(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "html") String format,
            @RequestParam(defaultValue = "en") String lang,
            @RequestParam(required = false) @Nullable String tlp,
            @RequestParam(required = false) @Nullable Integer version) {
        return report.of(viewer, id, Report.Asked.of(format, lang, tlp, version));
    }

    @PostMapping("/{id}/state")
    String move(Viewer viewer, @PathVariable long id, @RequestParam String state) {
        RequestState to =
                RequestState.ofWord(state).orElseThrow(() -> Problem.invalid("There is no state '" + state + "'."));
        requests.move(viewer, id, to);
        return redirect(id);
    }

    @PostMapping("/{id}/messages")
    String write(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam String body,
            @RequestParam(defaultValue = "true") boolean question,
            @RequestParam(required = false) @Nullable List<MultipartFile> file) {
        requests.write(viewer, id, body, file == null ? List.of() : Uploads.of(file), question);
        return redirect(id) + "#messages";
    }

    @GetMapping("/{id}/attachments/{attachment}")
    ResponseEntity<byte[]> attachment(Viewer viewer, @PathVariable long id, @PathVariable long attachment) {
        return AttachmentAnswer.of(requests.attachment(viewer, id, attachment));
    }

    @PostMapping("/{id}/findings")
    String pin(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam String document,
            @RequestParam String note,
            @RequestParam(required = false) @Nullable String passage) {
        requests.pin(viewer, id, Problem.invalidIfRefused(() -> new DocumentId(document.strip())), note, passage);
        return redirect(id) + "#findings";
    }

    @PostMapping("/{id}/findings/{finding}/judgement")
    String judge(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable long finding,
            @RequestParam String judgement,
            @RequestParam String admiralty) {
        requests.judge(
                viewer,
                id,
                finding,
                Ladder.ofWord(judgement)
                        .orElseThrow(() -> Problem.invalid("judgement must be one of " + Ladder.words() + ".")),
                Problem.invalidIfRefused(() -> Admiralty.parse(admiralty)));
        return redirect(id) + "#findings";
    }

    @PostMapping("/{id}/commentary")
    String comment(Viewer viewer, @PathVariable long id, @RequestParam String body) {
        requests.comment(viewer, id, body);
        return redirect(id) + "#commentary";
    }

    /** What counters the threats of the first look comes first. */
    private List<Playbooks.Play> plays(FirstLook look) {
        List<String> seen = look.threats().stream().map(FirstLook.Count::value).toList();
        return countermeasures.playbooks().all().stream()
                .sorted(Comparator.comparing(p -> !seen.contains(p.threat().word())))
                .toList();
    }

    private static String redirect(long id) {
        return "redirect:/requests/" + id;
    }

    /** One bar for each day that has documents, where it stands in the period that was asked for or is covered. */
    private static List<Bar> bars(Question question, FirstLook look) {
        if (look.timeline().isEmpty()) {
            return List.of();
        }
        LocalDate from = look.timeline().getFirst().day();
        LocalDate to = look.takenAt().atOffset(ZoneOffset.UTC).toLocalDate();
        if (question instanceof Question.DarkWebSearch search) {
            from = search.from();
            to = search.to();
        }
        long most = look.timeline().stream()
                .mapToLong(FirstLook.Day::documents)
                .max()
                .orElse(1);
        double step = (double) CHART_WIDTH / (ChronoUnit.DAYS.between(from, to) + 1);
        double width = Math.clamp(step * 0.8, NARROWEST_BAR, WIDEST_BAR);
        List<Bar> bars = new ArrayList<>();
        for (FirstLook.Day day : look.timeline()) {
            double x = step * ChronoUnit.DAYS.between(from, day.day());
            double height = (double) CHART_HEIGHT * day.documents() / most;
            bars.add(new Bar(
                    decimal(Math.clamp(x, 0, CHART_WIDTH - width)),
                    decimal(CHART_HEIGHT - height),
                    decimal(width),
                    decimal(height),
                    day.day() + ": " + day.documents()));
        }
        return bars;
    }

    private static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
