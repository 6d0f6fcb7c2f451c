package andon.crawler.health;

import andon.crawler.frontier.Visit;
import java.util.Map;

/**
 * A visit and how often each outcome occurred in it.
 *
 * @param outcomes by code
 */
record VisitSummary(Visit visit, Map<String, Long> outcomes) {
    VisitSummary {
        outcomes = Map.copyOf(outcomes);
    }
}
