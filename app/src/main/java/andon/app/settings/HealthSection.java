package andon.app.settings;

import andon.crawler.health.HealthSettings;
import java.time.Duration;

/** When a source is called unwell. */
public record HealthSection(
        Duration every,
        int visits,
        double errorBudget,
        int fewestLooks,
        int missedVisits,
        Duration grace,
        int readings,
        int memory,
        int fewestPages,
        Duration silence) {
    public HealthSection {
        Bounds.requireSpan("health.every", every, Duration.ofSeconds(1), Duration.ofHours(1), "1s to 1h");
        settings(visits, errorBudget, fewestLooks, missedVisits, grace, readings, memory, fewestPages, silence);
    }

    public HealthSettings settings() {
        return settings(visits, errorBudget, fewestLooks, missedVisits, grace, readings, memory, fewestPages, silence);
    }

    private static HealthSettings settings(
            int visits,
            double errorBudget,
            int fewestLooks,
            int missedVisits,
            Duration grace,
            int readings,
            int memory,
            int fewestPages,
            Duration silence) {
        return new HealthSettings(
                visits, errorBudget, fewestLooks, missedVisits, grace, readings, memory, fewestPages, silence);
    }
}
