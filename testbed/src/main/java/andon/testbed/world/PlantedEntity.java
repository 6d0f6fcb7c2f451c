package andon.testbed.world;

import andon.vocabulary.EntityType;

/**
 * A typed value that the author of a planted text meant.
 *
 * @param value normalised; for a credential the account alone ({@code user@host}), for a card its digits
 */
public record PlantedEntity(EntityType type, String value) {}
