package andon.searchapi.requests;

/**
 * How answers are reviewed.
 *
 * @param secondAnalyst whether an answer must be given by another analyst than the one who wrote it last
 */
public record ReviewSettings(boolean secondAnalyst) {
    public static ReviewSettings defaults() {
        return new ReviewSettings(true);
    }
}
