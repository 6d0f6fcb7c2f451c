package andon.crawler.frontier;

import java.time.Duration;

/**
 * Why a page was not captured, for the acknowledgement.
 *
 * @param code stable metric code, at most 40 characters
 * @param rest how long the page rests before it is tried again; zero for at once
 * @param tries how often it may be tried in this visit, all told; the page is given up after that
 * @param reach what else is concerned
 */
public record Failure(String code, Duration rest, int tries, Reach reach) {
    /** How far a failure reaches. */
    public enum Reach {
        PAGE,
        /** The host could not be reached: its source rests, longer each time, and the visit ends when it goes on. */
        HOST,
        /** The site lets nobody in for a while: the source rests as long as the page. */
        GATE
    }

    public Failure {
        if (code.isEmpty() || code.length() > 40 || rest.isNegative() || tries < 1) {
            throw new IllegalArgumentException("not a failure: " + code + ", " + rest + ", " + tries);
        }
    }

    /** A page that will not be better when it is tried again in this visit. */
    public static Failure skip(String code) {
        return new Failure(code, Duration.ZERO, 1, Reach.PAGE);
    }
}
