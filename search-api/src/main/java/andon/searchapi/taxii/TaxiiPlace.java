package andon.searchapi.taxii;

import andon.corpus.watch.Alerts.Raised;
import andon.searchapi.access.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a collection was read.
 *
 * @param done the last alert whose objects were all given
 * @param skipped how many objects of the next alert were given already
 */
record TaxiiPlace(Raised done, int skipped) {
    private static final Pattern FORM = Pattern.compile("(-?\\d{1,19})_([0-9a-z]{0,64})_(\\d{1,6})");

    static TaxiiPlace after(Instant added) {
        return new TaxiiPlace(Raised.lastAt(added), 0);
    }

    /** What {@link #toString} wrote. */
    static TaxiiPlace parse(String next) {
        Matcher form = FORM.matcher(next);
        if (!form.matches()) {
            throw Problem.invalid("next must be what an answer gave as next.");
        }
        try {
            Instant at = Instant.EPOCH.plus(Long.parseLong(form.group(1)), ChronoUnit.MICROS);
            return new TaxiiPlace(new Raised(at, form.group(2)), Integer.parseInt(form.group(3)));
        } catch (ArithmeticException | NumberFormatException | java.time.DateTimeException e) {
            throw Problem.invalid("next must be what an answer gave as next.");
        }
    }

    @Override
    public String toString() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, done.at()) + "_" + done.id() + "_" + skipped;
    }
}
