package andon.app.demo;

import java.util.List;

/**
 * How an observation compares with the truth, claim by claim.
 *
 * @param claims in the order of the data's way
 */
public record Verdict(List<Claim> claims) {
    public Verdict {
        claims = List.copyOf(claims);
    }

    public boolean met() {
        return claims.stream().allMatch(Claim::met);
    }

    /**
     * One claim.
     *
     * @param name what should hold
     * @param expected how many planted things it is about
     * @param found how many of them were found
     * @param missed what was planted and not found, a line each
     * @param wrong what was found and not planted, a line each
     */
    public record Claim(String name, int expected, int found, List<String> missed, List<String> wrong) {
        public Claim {
            missed = List.copyOf(missed);
            wrong = List.copyOf(wrong);
        }

        public boolean met() {
            return missed.isEmpty() && wrong.isEmpty();
        }
    }
}
