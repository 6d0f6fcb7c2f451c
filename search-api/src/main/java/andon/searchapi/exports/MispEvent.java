package andon.searchapi.exports;

import andon.vocabulary.Severity;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A document, or an alert about one, as an event of the MISP core format. Numbers are strings there.
 *
 * @param threatLevelId 1 high, 2 medium, 3 low, 4 undefined
 * @param analysis 0: initial, 2: complete
 * @param distribution 0 your organisation only, 1 this community, 2 connected communities, 3 all
 * @param creator null if the instance is to name whose key adds it
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MispEvent(
        String uuid,
        String info,
        String date,
        String timestamp,
        String threatLevelId,
        String analysis,
        String distribution,
        boolean published,
        @JsonProperty("Orgc") @Nullable Creator creator,
        @JsonProperty("Tag") List<Tag> tags,
        @JsonProperty("Attribute") List<Attribute> attributes) {

    /** The least severe is the highest number; 4 is undefined. */
    public static String threatLevel(@Nullable Severity severity) {
        return switch (severity) {
            case null -> "4";
            case LOW -> "3";
            case MEDIUM -> "2";
            case HIGH, CRITICAL -> "1";
        };
    }

    public record Creator(String name, String uuid) {}

    public record Tag(String name) {}

    /** @param distribution 5: as the event's */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Attribute(
            String uuid,
            String type,
            String category,
            String value,
            boolean toIds,
            String comment,
            String timestamp,
            String distribution) {}
}
