package andon.app.settings;

import andon.searchapi.alerts.OperatorMail;
import andon.searchapi.requests.BusinessCalendar;
import andon.searchapi.requests.Priority;
import andon.searchapi.requests.QuotaSettings;
import andon.searchapi.requests.RequestType;
import andon.searchapi.requests.SlaSettings;
import andon.vocabulary.OrganisationId;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How customers' requests are worked on.
 *
 * @param serviceLevels by the words of type and priority
 * @param watch how often it is looked whether a team must be told something
 * @param teams the e-mail addresses of each team
 * @param language in which they are told: en or ja
 * @param quota how much an organisation may ask
 * @param review whether an answer is given by another analyst than the one who wrote it last
 */
public record RequestsSection(
        Calendar calendar,
        Map<String, Map<String, Level>> serviceLevels,
        double forecast,
        double warning,
        Duration watch,
        Map<String, List<String>> teams,
        String language,
        Allowance quota,
        boolean review) {
    private static final String CLOSED = "closed";
    private static final Set<String> LANGUAGES = Set.of("en", "ja");

    public RequestsSection {
        if (!LANGUAGES.contains(language)) {
            throw new IllegalArgumentException("requests.language must be en or ja, not '" + language + "'");
        }
        Bounds.requireSpan("requests.watch", watch, Duration.ofSeconds(1), Duration.ofHours(1), "1s to 1h");
        // Refuses what is out of bounds, with what the bounds are.
        levels(calendar, serviceLevels, forecast, warning);
        limits(calendar, quota);
        Set<String> known = new HashSet<>();
        for (RequestType type : RequestType.values()) {
            known.add(type.team());
        }
        for (Map.Entry<String, List<String>> team : teams.entrySet()) {
            if (!known.contains(team.getKey())) {
                throw new IllegalArgumentException(
                        "requests.teams: there is no team '" + team.getKey() + "', only " + sorted(known));
            }
            if (team.getValue().size() > OperatorMail.MOST_OPERATORS) {
                throw new IllegalArgumentException(
                        "requests.teams: at most " + OperatorMail.MOST_OPERATORS + " addresses for a team");
            }
            team.getValue().stream().filter(a -> !a.contains("@")).findFirst().ifPresent(a -> {
                throw new IllegalArgumentException("requests.teams: '" + a + "' is no e-mail address");
            });
        }
        teams = Map.copyOf(teams);
        serviceLevels = Map.copyOf(serviceLevels);
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }

    /**
     * When the teams work.
     *
     * @param zone an IANA time zone
     * @param hours by the words of the days, {@code 09:00-18:00} or {@code closed}
     * @param holidays days such as 2026-12-25
     */
    public record Calendar(String zone, Map<String, String> hours, List<String> holidays) {
        public BusinessCalendar read() {
            EnumMap<DayOfWeek, BusinessCalendar.Hours> week = new EnumMap<>(DayOfWeek.class);
            for (Map.Entry<String, String> day : hours.entrySet()) {
                DayOfWeek known = word("requests.calendar.hours", day.getKey(), DayOfWeek.values());
                if (!CLOSED.equals(day.getValue())) {
                    week.put(known, BusinessCalendar.Hours.parse(day.getValue()));
                }
            }
            Set<LocalDate> closed = new HashSet<>();
            for (String day : holidays) {
                try {
                    closed.add(LocalDate.parse(day));
                } catch (DateTimeParseException e) {
                    throw new IllegalArgumentException(
                            "requests.calendar.holidays: '" + day + "' is no day such as 2026-12-25", e);
                }
            }
            try {
                return new BusinessCalendar(ZoneId.of(zone), week, closed);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "requests.calendar.zone: '" + zone + "' is no time zone such as Asia/Tokyo", e);
            }
        }
    }

    /**
     * How much an organisation may ask.
     *
     * @param requests null: as much as it likes
     * @param period {@code day}, {@code week} or {@code month}
     * @param organisations other numbers, by the organisations' ids
     */
    public record Allowance(@Nullable Integer requests, String period, Map<String, Integer> organisations) {
        public Allowance {
            organisations = Map.copyOf(organisations);
        }
    }

    public QuotaSettings limits() {
        return limits(calendar, quota);
    }

    private static QuotaSettings limits(Calendar calendar, Allowance quota) {
        Map<OrganisationId, Integer> single = new HashMap<>();
        quota.organisations().forEach((id, requests) -> single.put(new OrganisationId(id), requests));
        return new QuotaSettings(
                quota.requests(),
                word("requests.quota.period", quota.period(), QuotaSettings.Period.values()),
                calendar.read().zone(),
                single);
    }

    /** In open time. */
    public record Level(Duration firstReply, Duration answer) {
        public Level {
            if (firstReply == null || answer == null) {
                throw new IllegalArgumentException("a service level needs first-reply and answer");
            }
        }
    }

    /** In which language teams are told. */
    public Locale locale() {
        return Locale.of(language);
    }

    public SlaSettings levels() {
        return levels(calendar, serviceLevels, forecast, warning);
    }

    private static SlaSettings levels(
            Calendar calendar, Map<String, Map<String, Level>> serviceLevels, double forecast, double warning) {
        EnumMap<RequestType, Map<Priority, SlaSettings.Target>> targets = new EnumMap<>(RequestType.class);
        // In a fixed order, so that of two mistakes always the same is told.
        for (Map.Entry<String, Map<String, Level>> type : new TreeMap<>(serviceLevels).entrySet()) {
            EnumMap<Priority, SlaSettings.Target> ofType = new EnumMap<>(Priority.class);
            for (Map.Entry<String, Level> priority : new TreeMap<>(type.getValue()).entrySet()) {
                ofType.put(
                        word("requests.service-levels", priority.getKey(), Priority.values()),
                        new SlaSettings.Target(
                                priority.getValue().firstReply(),
                                priority.getValue().answer()));
            }
            targets.put(word("requests.service-levels", type.getKey(), RequestType.values()), ofType);
        }
        return new SlaSettings(calendar.read(), targets, forecast, warning);
    }

    private static <E extends Enum<E>> E word(String key, String word, E[] values) {
        return Arrays.stream(values)
                .filter(value ->
                        value.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(key + ": there is no '" + word + "', only "
                        + String.join(
                                ", ",
                                Arrays.stream(values)
                                        .map(v -> v.name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', '-'))
                                        .toList())));
    }
}
