package andon.crawler.frontier;

import java.time.Duration;

/**
 * Why a page was not captured, for the acknowledgement.
 *
 * @param code stable metric code, at most 40 characters
 * @param rest how long the page rests before it is tried again; zero for at once
 * @param tries how often it may be tried in this visit, all told; the page is given up after that
 * @param hostFailed whether it was the host that could not be reached
 */
public record Failure(String code, Duration rest, int tries, boolean hostFailed) {
    public Failure {
        if (code.isEmpty() || code.length() > 40 || rest.isNegative() || tries < 1) {
            throw new IllegalArgumentException("not a failure: " + code + ", " + rest + ", " + tries);
        }
    }

    /** A page that will not be better when it is tried again in this visit. */
    public static Failure skip(String code) {
        return new Failure(code, Duration.ZERO, 1, false);
    }
}
