package andon.crawler.candidates;

/**
 * How many candidates may become sources without being asked for, where the source that links to them says
 * {@code follow: true}.
 *
 * @param perDay in any 24 hours, 0 to {@link #MOST}
 * @param inAll since the database was made, 0 to {@link #MOST}; 0 means that nothing is followed
 */
public record FollowBudget(int perDay, int inAll) {
    public static final int MOST = 10_000;
    /** The default: only an operator makes a source. */
    public static final FollowBudget OFF = new FollowBudget(0, 0);

    public FollowBudget {
        if (perDay < 0 || perDay > MOST || inAll < 0 || inAll > MOST) {
            throw new IllegalArgumentException("candidates to follow must be 0 to " + MOST);
        }
    }

    boolean isOff() {
        return perDay == 0 || inAll == 0;
    }
}
