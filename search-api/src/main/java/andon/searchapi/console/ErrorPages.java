package andon.searchapi.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The last resort for errors that no controller handled: a problem detail for programs, a page for people. */
@Controller
class ErrorPages implements ErrorController {
    @RequestMapping("/error")
    Object error(HttpServletRequest request, Locale locale) {
        HttpStatus status = status(request);
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String root = request.getContextPath();
        if (path instanceof String address
                && (address.startsWith(root + "/api/") || address.startsWith(root + "/taxii2/"))) {
            ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, explanation(status));
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(problem);
        }
        ModelAndView page = new ModelAndView("console/error");
        ExtendedModelMap model = new ExtendedModelMap();
        ConsoleModel.add(model, request, locale);
        page.addAllObjects(model);
        page.addObject("status", status.value());
        page.setStatus(status);
        return page;
    }

    private static HttpStatus status(HttpServletRequest request) {
        HttpStatus status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? HttpStatus.resolve(code)
                : null;
        return status == null ? HttpStatus.NOT_FOUND : status;
    }

    private static String explanation(HttpStatus status) {
        return status.is4xxClientError()
                ? "The request could not be understood; check its address, method and body against /v3/api-docs."
                : "Something failed on our side and was logged. Try again later.";
    }
}
