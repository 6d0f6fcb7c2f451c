package andon.searchapi.access;

import andon.searchapi.deposits.Deposits;
import andon.searchapi.knowledge.Knowledge;
import andon.searchapi.samples.Samples;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies that are too long, or of which nobody says how long they are, before anything reads them. */
public final class BodyLimitFilter extends OncePerRequestFilter {
    /** The longest text that is taken is 20,000 characters; escaped in JSON that is at most six times as much. */
    static final int MAX_BYTES = 128 * 1024;
    /** A whole sources file may be larger. */
    static final int MAX_FILE_BYTES = 4 << 20;

    /** A message with all files that it may have, and what a form puts around them. */
    public static final int MAX_UPLOAD_BYTES = 26 << 20;

    private static final Pattern FORMS =
            Pattern.compile("(/api/v1)?/requests/[0-9]+/messages|/samples|/deposits|/watch-lists|/source-lists");
    private static final String FILE = "/api/v1/sources";
    private static final String WATCH_LISTS = "/api/v1/watch-lists";
    private static final String SAMPLES = "/api/v1/samples";
    private static final String DEPOSITS = "/api/v1/deposits";
    private static final String KNOWLEDGE = "/api/v1/knowledge/versions";

    private final ProblemWriter problems;

    BodyLimitFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    private static long most(HttpServletRequest request) {
        String path = request.getRequestURI();
        return switch (path) {
            case FILE, WATCH_LISTS -> MAX_FILE_BYTES;
            case DEPOSITS -> Deposits.BOUNDS.fileBytes();
            case KNOWLEDGE -> Knowledge.MAX_FILE_BYTES;
            case SAMPLES -> Samples.MAX_BYTES;
            default -> isFormWithFiles(request, path) ? MAX_UPLOAD_BYTES : MAX_BYTES;
        };
    }

    private static boolean isFormWithFiles(HttpServletRequest request, String path) {
        String type = request.getContentType();
        return type != null
                && type.startsWith("multipart/form-data")
                && FORMS.matcher(path).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long most = most(request);
        if (request.getContentLengthLong() > most) {
            problems.write(
                    request,
                    response,
                    HttpStatus.CONTENT_TOO_LARGE,
                    "A body may have " + most + " bytes at most; this one says it has " + request.getContentLengthLong()
                            + ".");
        } else if (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null) {
            problems.write(
                    request, response, HttpStatus.LENGTH_REQUIRED, "Send the body with a Content-Length header.");
        } else {
            chain.doFilter(request, response);
        }
    }
}
