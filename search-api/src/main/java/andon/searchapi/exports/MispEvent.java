package andon.searchapi.exports;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A document as an event of the MISP core format. Numbers are strings there.
 *
 * @param threatLevelId 1 high, 2 medium, 3 low, 4 undefined
 * @param analysis 2: complete
 * @param distribution 0: your organisation only; whoever imports it decides anew
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record MispEvent(
        String uuid,
        String info,
        String date,
        String timestamp,
        String threatLevelId,
        String analysis,
        String distribution,
        boolean published,
        @JsonProperty("Orgc") Creator creator,
        @JsonProperty("Tag") List<Tag> tags,
        @JsonProperty("Attribute") List<Attribute> attributes) {

    record Creator(String name, String uuid) {}

    record Tag(String name) {}

    /** @param distribution 5: as the event's */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Attribute(
            String uuid,
            String type,
            String category,
            String value,
            boolean toIds,
            String comment,
            String timestamp,
            String distribution) {}
}
