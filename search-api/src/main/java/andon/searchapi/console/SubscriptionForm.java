package andon.searchapi.console;

import andon.searchapi.access.Problem;
import andon.searchapi.alerts.ChannelWish;
import andon.searchapi.alerts.SubscriptionJson;
import andon.searchapi.alerts.SubscriptionWish;
import andon.searchapi.alerts.TimingJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as its page's fields were filled in; what is empty was left out.
 *
 * @param languages codes, parted by commas or blanks
 * @param sources ids, parted by commas or blanks
 * @param mutedUntil a day: the mute ends when it begins
 */
record SubscriptionForm(
        @Nullable String name,
        @Nullable String q,
        @Nullable String minimumSeverity,
        @Nullable List<String> categories,
        @Nullable String languages,
        @Nullable String sources,
        @Nullable List<String> kinds,
        @Nullable List<String> news,
        @Nullable String cadence,
        @Nullable String at,
        @Nullable String day,
        @Nullable String zone,
        @Nullable String quietFrom,
        @Nullable String quietTo,
        @Nullable String mutedUntil,
        @Nullable String urgentFrom,
        @Nullable String language) {
    private static final int MAX_FIELD = 10_000;

    static SubscriptionForm empty(Locale locale) {
        return new SubscriptionForm(
                "",
                "",
                "",
                List.of(),
                "",
                "",
                List.of(),
                List.of(),
                "at-once",
                "09:00",
                "monday",
                "UTC",
                "",
                "",
                "",
                "",
                locale.getLanguage().equals("ja") ? "ja" : "en");
    }

    static SubscriptionForm of(SubscriptionJson s) {
        TimingJson t = s.timing();
        return new SubscriptionForm(
                s.name(),
                s.query(),
                s.minimumSeverity(),
                s.categories(),
                String.join(", ", s.languages()),
                String.join(", ", s.sources()),
                s.kinds(),
                s.news(),
                t.cadence(),
                t.at() == null ? "09:00" : t.at(),
                t.day() == null ? "monday" : t.day(),
                t.zone(),
                t.quietFrom(),
                t.quietTo(),
                t.mutedUntil() == null || t.zone() == null
                        ? ""
                        : t.mutedUntil()
                                .atZone(ZoneId.of(t.zone()))
                                .toLocalDate()
                                .toString(),
                t.urgentFrom(),
                t.language());
    }

    SubscriptionWish wish(ChannelWish channels) {
        TimingJson timing = new TimingJson(
                given(cadence),
                given(at),
                given(day),
                given(zone),
                given(quietFrom),
                given(quietTo),
                muted(),
                given(urgentFrom),
                given(language));
        return new SubscriptionWish(
                name == null ? "" : name,
                given(q),
                given(minimumSeverity),
                categories,
                words(languages),
                words(sources),
                kinds,
                news,
                timing,
                channels.webhook(),
                channels.email(),
                channels.slack(),
                channels.teams(),
                channels.syslog(),
                channels.misp(),
                channels.feed());
    }

    /** Once they were checked. */
    ZoneId clocks() {
        String given = given(zone);
        return ZoneId.of(given == null ? "UTC" : given);
    }

    private @Nullable Instant muted() {
        String day = given(mutedUntil);
        if (day == null) {
            return null;
        }
        try {
            return LocalDate.parse(day).atStartOfDay(clocks()).toInstant();
        } catch (DateTimeException e) {
            throw Problem.invalid("A mute ends on a day such as 2026-12-31, in a time zone such as Asia/Tokyo.");
        }
    }

    static @Nullable String given(@Nullable String field) {
        if (field != null && field.length() > MAX_FIELD) {
            throw Problem.invalid("A field has at most " + MAX_FIELD + " characters.");
        }
        return field == null || field.isBlank() ? null : field.strip();
    }

    private static List<String> words(@Nullable String field) {
        String text = given(field);
        return text == null ? List.of() : Arrays.asList(text.split("[\\s,、，]+"));
    }
}
