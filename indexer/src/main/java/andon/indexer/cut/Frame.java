package andon.indexer.cut;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * What a page's times are read against.
 *
 * @param captured what relative times count from
 * @param zone the board's own, where it states one; else UTC
 * @param order how it writes dates of numbers
 */
record Frame(Instant captured, ZoneOffset zone, DateOrder order) {
    static Frame of(Instant captured) {
        return new Frame(captured, ZoneOffset.UTC, DateOrder.UNKNOWN);
    }

    LocalDate today() {
        return captured.atOffset(zone).toLocalDate();
    }
}
