package andon.searchapi.exposed;

/**
 * What a client must keep to.
 *
 * @param blinded elements of one call
 * @param ranges ranges of one call
 */
record ExposureLimits(int blinded, int ranges, int evaluationsPerHour, int rangesPerHour) {
    static ExposureLimits of(ExposureSettings settings) {
        return new ExposureLimits(
                ExposureCheck.MAX_BLINDED,
                ExposureCheck.MAX_RANGES,
                settings.evaluationsPerHour(),
                settings.rangesPerHour());
    }
}
