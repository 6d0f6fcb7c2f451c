package andon.searchapi.access;

import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.IndexUnavailableException;
import andon.corpus.index.SearchTooSlowException;
import andon.corpus.index.TimelineTooFineException;
import andon.corpus.query.QuerySyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every failure of an API call into a problem detail that says what was wrong. */
@RestControllerAdvice(annotations = org.springframework.web.bind.annotation.RestController.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class ApiErrors extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    ProblemDetail querySyntax(QuerySyntaxException e) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "The query cannot be read at " + e.getMessage());
        problem.setTitle("Query syntax");
        problem.setProperty("column", e.column());
        return problem;
    }

    @ExceptionHandler
    ProblemDetail cursor(InvalidCursorException e) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                e.expired()
                        ? "The cursor has expired: it was given out more than 30 days ago. Start again without one."
                        : "The cursor was not given out by this search. Start again without one, and pass 'next' as it came.");
    }

    @ExceptionHandler
    ProblemDetail tooSlow(SearchTooSlowException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail tooFine(TimelineTooFineException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ProblemDetail unavailable(IndexUnavailableException e) {
        log.error("The search index cannot be used", e);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE, "The search index cannot be used now. Try again in a minute.");
    }

    @ExceptionHandler
    ProblemDetail bug(Exception e) {
        log.error("An API call failed", e);
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR, "Something failed on our side and was logged. Try again later.");
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<String> errors = e.getBindingResult().getFieldErrors().stream()
                .map(error -> error.getField() + " " + error.getDefaultMessage())
                .sorted()
                .toList();
        ProblemDetail problem = e.getBody();
        problem.setDetail("Not accepted: " + String.join("; ", errors) + ".");
        problem.setProperty("errors", errors);
        return handleExceptionInternal(e, problem, headers, status, request);
    }
}
