package andon.searchapi.exposed;

/**
 * How much an organisation may check.
 *
 * @param evaluationsPerHour passwords evaluated, 1 to 1,000,000: what somebody can guess at most who holds a customer's key
 * @param rangesPerHour ranges fetched, 1 to 1,000,000
 */
public record ExposureSettings(int evaluationsPerHour, int rangesPerHour) {
    private static final int MOST = 1_000_000;

    public ExposureSettings {
        check("evaluations-per-hour", evaluationsPerHour);
        check("ranges-per-hour", rangesPerHour);
    }

    public static ExposureSettings defaults() {
        return new ExposureSettings(10_000, 20_000);
    }

    private static void check(String name, int value) {
        if (value < 1 || value > MOST) {
            throw new IllegalArgumentException(name + " must be 1 to " + MOST + ", not " + value);
        }
    }
}
