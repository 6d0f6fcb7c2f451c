package andon.app.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * What is imported into the knowledge base by itself.
 *
 * @param places files, and https addresses of files
 */
public record KnowledgeSection(Duration every, List<String> places) {
    private static final int MOST = 200;

    public KnowledgeSection {
        places = List.copyOf(places);
        Bounds.requireSpan("knowledge.every", every, Duration.ofMinutes(10), Duration.ofDays(90), "10m to 90d");
        if (places.size() > MOST) {
            throw new IllegalArgumentException("knowledge.places must be at most " + MOST);
        }
        places.stream().filter(p -> p.startsWith("http:")).findFirst().ifPresent(p -> {
            throw new IllegalArgumentException("knowledge.places: '" + p + "' is not https");
        });
        places.stream().filter(p -> p.startsWith("https:")).forEach(URI::create);
    }
}
