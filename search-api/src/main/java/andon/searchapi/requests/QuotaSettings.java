package andon.searchapi.requests;

import andon.vocabulary.OrganisationId;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How many requests an organisation may file.
 *
 * @param requests in a period, 1 to {@value #MOST}; null: as many as it likes
 * @param zone where a period's first day begins
 * @param organisations other numbers for single organisations
 */
public record QuotaSettings(
        @Nullable Integer requests, Period period, ZoneId zone, Map<OrganisationId, Integer> organisations) {
    public static final int MOST = 100_000;

    private static final int USUAL = 100;

    public QuotaSettings {
        organisations = Map.copyOf(organisations);
        if (requests != null) {
            require(requests);
        }
        organisations.values().forEach(QuotaSettings::require);
    }

    private static void require(int requests) {
        if (requests < 1 || requests > MOST) {
            throw new IllegalArgumentException("a quota must be 1 to " + MOST + " requests, not " + requests);
        }
    }

    /** For how long a quota counts, from the first day on. */
    public enum Period {
        DAY,
        WEEK,
        MONTH;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Period> ofWord(String word) {
            return Arrays.stream(values()).filter(p -> p.word().equals(word)).findFirst();
        }

        LocalDate first(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
            };
        }

        LocalDate next(LocalDate first) {
            return switch (this) {
                case DAY -> first.plusDays(1);
                case WEEK -> first.plusWeeks(1);
                case MONTH -> first.plusMonths(1);
            };
        }
    }

    /** A hundred a calendar month, UTC. */
    public static QuotaSettings defaults() {
        return new QuotaSettings(USUAL, Period.MONTH, ZoneId.of("UTC"), Map.of());
    }

    OptionalInt of(OrganisationId organisation) {
        Integer own = organisations.get(organisation);
        if (own != null) {
            return OptionalInt.of(own);
        }
        return requests == null ? OptionalInt.empty() : OptionalInt.of(requests);
    }
}
