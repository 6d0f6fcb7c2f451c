package andon.searchapi.console;

import andon.corpus.query.QuerySyntaxException;
import andon.corpus.watch.Alert;
import andon.corpus.watch.News;
import andon.corpus.watch.SubscriptionPreview;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.alerts.Explanations;
import andon.searchapi.alerts.Subscribing;
import andon.searchapi.alerts.SubscriptionJson;
import andon.searchapi.alerts.SubscriptionWish;
import andon.searchapi.alerts.TimingJson;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Severity;
import andon.vocabulary.ThreatCategory;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** A customer's subscriptions: made, looked at, changed, muted and removed. */
@Controller
class SubscriptionConsole {
    private static final String PAGE = "console/subscription";
    private static final int MAX_FIELD = 10_000;
    private static final int PREVIEW_DAYS = 90;

    private final Subscribing subscribing;

    SubscriptionConsole(Subscribing subscribing) {
        this.subscribing = subscribing;
    }

    /**
     * The page's fields as they were filled in; what is empty was left out.
     *
     * @param languages codes, parted by commas or blanks
     * @param sources ids, parted by commas or blanks
     * @param mutedUntil a day: the mute ends when it begins
     */
    record Form(
            @Nullable String name,
            @Nullable String q,
            @Nullable String minimumSeverity,
            @Nullable List<String> categories,
            @Nullable String languages,
            @Nullable String sources,
            @Nullable List<String> kinds,
            @Nullable List<String> news,
            @Nullable String cadence,
            @Nullable String at,
            @Nullable String day,
            @Nullable String zone,
            @Nullable String quietFrom,
            @Nullable String quietTo,
            @Nullable String mutedUntil,
            @Nullable String urgentFrom,
            @Nullable String language,
            @Nullable String email,
            @Nullable String webhook,
            @Nullable String slack,
            @Nullable String teams,
            @Nullable String syslog,
            @Nullable Boolean feed) {
        static Form empty(Locale locale) {
            return new Form(
                    "",
                    "",
                    "",
                    List.of(),
                    "",
                    "",
                    List.of(),
                    List.of(),
                    "at-once",
                    "09:00",
                    "monday",
                    "UTC",
                    "",
                    "",
                    "",
                    "",
                    locale.getLanguage().equals("ja") ? "ja" : "en",
                    "",
                    "",
                    "",
                    "",
                    "",
                    false);
        }

        static Form of(SubscriptionJson s) {
            TimingJson t = s.timing();
            return new Form(
                    s.name(),
                    s.query(),
                    s.minimumSeverity(),
                    s.categories(),
                    String.join(", ", s.languages()),
                    String.join(", ", s.sources()),
                    s.kinds(),
                    s.news(),
                    t.cadence(),
                    t.at() == null ? "09:00" : t.at(),
                    t.day() == null ? "monday" : t.day(),
                    t.zone(),
                    t.quietFrom(),
                    t.quietTo(),
                    t.mutedUntil() == null || t.zone() == null
                            ? ""
                            : t.mutedUntil()
                                    .atZone(ZoneId.of(t.zone()))
                                    .toLocalDate()
                                    .toString(),
                    t.urgentFrom(),
                    t.language(),
                    "",
                    "",
                    "",
                    "",
                    "",
                    false);
        }

        SubscriptionWish wish() {
            TimingJson timing = new TimingJson(
                    given(cadence),
                    given(at),
                    given(day),
                    given(zone),
                    given(quietFrom),
                    given(quietTo),
                    muted(),
                    given(urgentFrom),
                    given(language));
            return new SubscriptionWish(
                    name == null ? "" : name,
                    given(q),
                    given(minimumSeverity),
                    categories,
                    words(languages),
                    words(sources),
                    kinds,
                    news,
                    timing,
                    given(webhook),
                    given(email),
                    given(slack),
                    given(teams),
                    given(syslog),
                    feed);
        }

        /** Once they were checked. */
        ZoneId clocks() {
            String given = given(zone);
            return ZoneId.of(given == null ? "UTC" : given);
        }

        private @Nullable Instant muted() {
            String day = given(mutedUntil);
            if (day == null) {
                return null;
            }
            try {
                return LocalDate.parse(day).atStartOfDay(clocks()).toInstant();
            } catch (DateTimeException e) {
                throw Problem.invalid("A mute ends on a day such as 2026-12-31, in a time zone such as Asia/Tokyo.");
            }
        }

        private static @Nullable String given(@Nullable String field) {
            if (field != null && field.length() > MAX_FIELD) {
                throw Problem.invalid("A field has at most " + MAX_FIELD + " characters.");
            }
            return field == null || field.isBlank() ? null : field.strip();
        }

        private static List<String> words(@Nullable String field) {
            String text = given(field);
            return text == null ? List.of() : Arrays.asList(text.split("[\\s,、，]+"));
        }
    }

    /** A week of a preview. */
    record Week(LocalDate from, long alerts) {}

    @GetMapping("/new-subscription")
    String fresh(Model model, Locale locale) {
        model.addAllAttributes(page(Form.empty(locale)));
        return PAGE;
    }

    @PostMapping("/subscriptions")
    ModelAndView create(Viewer viewer, @ModelAttribute("form") Form form) {
        SubscriptionJson made;
        try {
            made = subscribing.create(viewer, form.wish());
        } catch (QuerySyntaxException e) {
            return again(form, null, e.getMessage());
        } catch (ErrorResponseException e) {
            return again(form, null, e.getBody().getDetail());
        }
        if (made.webhookSecret() == null && made.feedPath() == null) {
            return new ModelAndView(new RedirectView("/subscriptions/" + made.id(), true));
        }
        // The only page that shows them.
        ModelAndView page = new ModelAndView(PAGE, page(Form.of(made)));
        page.addObject("subscription", made);
        return page;
    }

    @GetMapping("/subscriptions/{id}")
    String one(Viewer viewer, Model model, @PathVariable long id) {
        SubscriptionJson known = SubscriptionJson.of(subscribing.one(viewer, id));
        model.addAllAttributes(page(Form.of(known)));
        model.addAttribute("subscription", known);
        return PAGE;
    }

    @PostMapping("/subscriptions/{id}")
    ModelAndView change(Viewer viewer, @PathVariable long id, @ModelAttribute("form") Form form) {
        SubscriptionJson known = SubscriptionJson.of(subscribing.one(viewer, id));
        try {
            subscribing.change(viewer, id, form.wish());
            return new ModelAndView(new RedirectView("/subscriptions/" + id, true));
        } catch (QuerySyntaxException e) {
            return again(form, known, e.getMessage());
        } catch (ErrorResponseException e) {
            return again(form, known, e.getBody().getDetail());
        }
    }

    /** The same page with what this would have told; nothing is stored. */
    @PostMapping("/subscription-preview")
    ModelAndView preview(
            Viewer viewer,
            @ModelAttribute("form") Form form,
            @RequestParam(required = false) @Nullable Long id,
            Locale locale) {
        SubscriptionJson known = id == null ? null : SubscriptionJson.of(subscribing.one(viewer, id));
        SubscriptionPreview.Result result;
        try {
            result = subscribing.preview(viewer, form.wish(), PREVIEW_DAYS);
        } catch (QuerySyntaxException e) {
            return again(form, known, e.getMessage());
        } catch (ErrorResponseException e) {
            return again(form, known, e.getBody().getDetail());
        }
        ModelAndView page = new ModelAndView(PAGE, page(form));
        page.addObject("subscription", known);
        page.addObject("preview", result);
        ZoneId zone = form.clocks();
        page.addObject(
                "weeks",
                result.weeks().stream()
                        .map(week -> new Week(week.start().atZone(zone).toLocalDate(), week.alerts()))
                        .toList());
        page.addObject(
                "most",
                result.weeks().stream()
                        .mapToLong(SubscriptionPreview.Week::alerts)
                        .max()
                        .orElse(0));
        page.addObject("why", explained(result.examples(), locale));
        return page;
    }

    static Map<String, List<String>> explained(List<Alert> alerts, Locale locale) {
        Locale language = locale.getLanguage().equals("ja") ? Locale.JAPANESE : Locale.ENGLISH;
        Map<String, List<String>> why = new HashMap<>();
        alerts.forEach(alert -> why.put(alert.id(), Explanations.of(alert, language)));
        return why;
    }

    @PostMapping("/subscriptions/{id}/removal")
    RedirectView remove(Viewer viewer, @PathVariable long id) {
        subscribing.remove(viewer, id);
        return new RedirectView("/alerts", true);
    }

    private static ModelAndView again(Form form, @Nullable SubscriptionJson known, @Nullable String wrong) {
        ModelAndView page = new ModelAndView(PAGE, page(form));
        page.addObject("subscription", known);
        page.addObject("wrong", wrong);
        page.setStatus(HttpStatus.BAD_REQUEST);
        return page;
    }

    private static Map<String, Object> page(Form form) {
        return new HashMap<>(Map.of(
                "form",
                form,
                "severities",
                Arrays.stream(Severity.values()).map(Severity::word).toList(),
                "allCategories",
                Arrays.stream(ThreatCategory.values()).map(ThreatCategory::word).toList(),
                "allKinds",
                Arrays.stream(DocumentKind.values()).map(DocumentKind::word).toList(),
                "allNews",
                Arrays.stream(News.values()).map(News::word).toList(),
                "days",
                Arrays.stream(DayOfWeek.values())
                        .map(day -> day.name().toLowerCase(Locale.ROOT))
                        .toList()));
    }
}
