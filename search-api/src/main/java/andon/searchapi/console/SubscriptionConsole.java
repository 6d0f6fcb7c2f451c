package andon.searchapi.console;

import andon.corpus.query.QuerySyntaxException;
import andon.corpus.watch.Alert;
import andon.corpus.watch.News;
import andon.corpus.watch.Subscription.Channel.Misp.Distribution;
import andon.corpus.watch.SubscriptionPreview;
import andon.searchapi.access.ProblemWords;
import andon.searchapi.access.Viewer;
import andon.searchapi.alerts.ChannelJson;
import andon.searchapi.alerts.ChannelWish;
import andon.searchapi.alerts.Explanations;
import andon.searchapi.alerts.Subscribing;
import andon.searchapi.alerts.SubscriptionChannels;
import andon.searchapi.alerts.SubscriptionJson;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Severity;
import andon.vocabulary.ThreatCategory;
import andon.vocabulary.Tlp;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
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
    private static final int PREVIEW_DAYS = 90;
    private static final ChannelWish NOWHERE = new ChannelWish(null, null, null, null, null, null, null);

    private final Subscribing subscribing;
    private final SubscriptionChannels channels;

    SubscriptionConsole(Subscribing subscribing, SubscriptionChannels channels) {
        this.subscribing = subscribing;
        this.channels = channels;
    }

    /** A week of a preview. */
    record Week(LocalDate from, long alerts) {}

    @GetMapping("/new-subscription")
    String fresh(Model model, Locale locale) {
        model.addAllAttributes(page(SubscriptionForm.empty(locale), ChannelForm.EMPTY));
        return PAGE;
    }

    @PostMapping("/subscriptions")
    ModelAndView create(
            Viewer viewer, @ModelAttribute("form") SubscriptionForm form, @ModelAttribute("where") ChannelForm where) {
        SubscriptionJson made;
        try {
            made = subscribing.create(viewer, form.wish(where.wish()));
        } catch (QuerySyntaxException e) {
            return again(page(form, where), ProblemWords.here(String.valueOf(e.getMessage())));
        } catch (ErrorResponseException e) {
            return again(page(form, where), ProblemWords.here(e));
        }
        if (made.webhookSecret() == null && made.feedPath() == null) {
            return new ModelAndView(new RedirectView("/subscriptions/" + made.id(), true));
        }
        // The only page that shows them.
        return new ModelAndView(PAGE, page(viewer, made))
                .addObject("webhookSecret", made.webhookSecret())
                .addObject("feedPath", made.feedPath());
    }

    @GetMapping("/subscriptions/{id}")
    ModelAndView one(Viewer viewer, @PathVariable long id) {
        return new ModelAndView(PAGE, page(viewer, known(viewer, id)));
    }

    @PostMapping("/subscriptions/{id}")
    ModelAndView change(Viewer viewer, @PathVariable long id, @ModelAttribute("form") SubscriptionForm form) {
        SubscriptionJson known = known(viewer, id);
        try {
            subscribing.change(viewer, id, form.wish(NOWHERE));
            return new ModelAndView(new RedirectView("/subscriptions/" + id, true));
        } catch (QuerySyntaxException e) {
            return again(page(viewer, known, form), ProblemWords.here(String.valueOf(e.getMessage())));
        } catch (ErrorResponseException e) {
            return again(page(viewer, known, form), ProblemWords.here(e));
        }
    }

    @PostMapping("/subscriptions/{id}/channels")
    ModelAndView addChannel(Viewer viewer, @PathVariable long id, @ModelAttribute("where") ChannelForm where) {
        return changed(viewer, id, where, wish -> channels.add(viewer, id, wish));
    }

    @PostMapping("/subscriptions/{id}/channels/{channel}")
    ModelAndView changeChannel(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable long channel,
            @ModelAttribute("where") ChannelForm where) {
        return changed(viewer, id, where, wish -> channels.change(viewer, id, channel, wish));
    }

    private ModelAndView changed(Viewer viewer, long id, ChannelForm where, Function<ChannelWish, ChannelJson> change) {
        SubscriptionJson known = known(viewer, id);
        ChannelJson made;
        try {
            made = change.apply(where.wish());
        } catch (ErrorResponseException e) {
            if (e.getStatusCode().value() == HttpStatus.NOT_FOUND.value()) {
                throw e;
            }
            return again(page(viewer, known), ProblemWords.here(e));
        }
        if (made.webhookSecret() == null && made.feedPath() == null) {
            return new ModelAndView(new RedirectView("/subscriptions/" + id, true));
        }
        return new ModelAndView(PAGE, page(viewer, known))
                .addObject("webhookSecret", made.webhookSecret())
                .addObject("feedPath", made.feedPath());
    }

    @PostMapping("/subscriptions/{id}/channels/{channel}/removal")
    ModelAndView removeChannel(Viewer viewer, @PathVariable long id, @PathVariable long channel) {
        SubscriptionJson known = known(viewer, id);
        try {
            channels.remove(viewer, id, channel);
        } catch (ErrorResponseException e) {
            if (e.getStatusCode().value() == HttpStatus.NOT_FOUND.value()) {
                throw e;
            }
            return again(page(viewer, known), ProblemWords.here(e));
        }
        return new ModelAndView(new RedirectView("/subscriptions/" + id, true));
    }

    /** The same page with what this would have told; nothing is stored. */
    @PostMapping("/subscription-preview")
    ModelAndView preview(
            Viewer viewer,
            @ModelAttribute("form") SubscriptionForm form,
            @ModelAttribute("where") ChannelForm where,
            @RequestParam(required = false) @Nullable Long id,
            Locale locale) {
        Map<String, Object> shown = id == null ? page(form, where) : page(viewer, known(viewer, id), form);
        SubscriptionPreview.Result result;
        try {
            result = subscribing.preview(viewer, form.wish(NOWHERE), PREVIEW_DAYS);
        } catch (QuerySyntaxException e) {
            return again(shown, ProblemWords.here(String.valueOf(e.getMessage())));
        } catch (ErrorResponseException e) {
            return again(shown, ProblemWords.here(e));
        }
        ModelAndView page = new ModelAndView(PAGE, shown);
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

    private SubscriptionJson known(Viewer viewer, long id) {
        return SubscriptionJson.of(subscribing.one(viewer, id));
    }

    private static ModelAndView again(Map<String, Object> shown, @Nullable String wrong) {
        ModelAndView page = new ModelAndView(PAGE, shown);
        page.addObject("wrong", wrong);
        page.setStatus(HttpStatus.BAD_REQUEST);
        return page;
    }

    private Map<String, Object> page(Viewer viewer, SubscriptionJson known) {
        return page(viewer, known, SubscriptionForm.of(known));
    }

    private Map<String, Object> page(Viewer viewer, SubscriptionJson known, SubscriptionForm form) {
        Map<String, Object> page = page(form, ChannelForm.EMPTY);
        page.put("subscription", known);
        page.put("channels", channels.of(viewer, known.id()));
        return page;
    }

    private static Map<String, Object> page(SubscriptionForm form, ChannelForm where) {
        return new HashMap<>(Map.of(
                "form",
                form,
                "where",
                where,
                "tlps",
                Arrays.stream(Tlp.values()).map(Tlp::word).toList(),
                "distributions",
                Arrays.stream(Distribution.values()).map(Distribution::word).toList(),
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
