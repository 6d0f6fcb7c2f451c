package andon.searchapi.console;

import andon.corpus.index.IndexUnavailableException;
import andon.searchapi.access.ProblemWords;
import andon.searchapi.accounts.User;
import andon.searchapi.requests.Report;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.ModelAndView;

/** What every page needs, and the page for what went wrong. */
@ControllerAdvice(basePackageClasses = ConsoleModel.class)
class ConsoleModel {
    private static final Logger log = LoggerFactory.getLogger(ConsoleModel.class);
    private static final String RETRY_SECONDS = "60";

    /** Who reads the page, in the form that templates ask. */
    record Reader(String name, String role) {
        public boolean is(String asked) {
            return role.equals(asked);
        }

        public boolean worksRequests() {
            return is("analyst");
        }

        public boolean seesRequests() {
            return !is("operator");
        }

        public boolean seesSources() {
            return is("analyst") || is("operator");
        }
    }

    @ModelAttribute
    void common(Model model, HttpServletRequest request, Locale locale) {
        add(model, request, locale);
    }

    static void add(Model model, HttpServletRequest request, Locale locale) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof User user) {
            model.addAttribute("reader", new Reader(user.name(), user.role().word()));
        }
        model.addAttribute("times", new Report.Times());
        model.addAttribute("language", locale.getLanguage().equals("ja") ? "ja" : "en");
        model.addAttribute("path", request.getRequestURI());
    }

    /** A problem that a service reported: its page says the same as the API would. */
    @ExceptionHandler
    ModelAndView problem(org.springframework.web.ErrorResponseException e, HttpServletRequest request, Locale locale) {
        return page(e, request, locale);
    }

    @ExceptionHandler
    ModelAndView badInput(
            org.springframework.web.method.annotation.MethodArgumentTypeMismatchException e,
            HttpServletRequest request,
            Locale locale) {
        return page(
                ErrorResponse.create(e, HttpStatusCode.valueOf(400), "'" + e.getName() + "' has no value of its kind."),
                request,
                locale);
    }

    /** The search engine is away: what that means, and that nothing is lost by it. */
    @ExceptionHandler
    ModelAndView indexAway(
            IndexUnavailableException e, HttpServletRequest request, HttpServletResponse response, Locale locale) {
        log.error("The search index cannot be used", e);
        ModelAndView page = new ModelAndView("console/index-away");
        ExtendedModelMap model = new ExtendedModelMap();
        add(model, request, locale);
        page.addAllObjects(model);
        page.addObject("sent", !request.getMethod().equals("GET"));
        page.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
        response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        return page;
    }

    private static ModelAndView page(ErrorResponse problem, HttpServletRequest request, Locale locale) {
        ModelAndView page = new ModelAndView("console/error");
        ExtendedModelMap model = new ExtendedModelMap();
        add(model, request, locale);
        page.addAllObjects(model);
        page.addObject("status", problem.getStatusCode().value());
        page.addObject("detail", ProblemWords.here(problem));
        page.setStatus(problem.getStatusCode());
        return page;
    }
}
