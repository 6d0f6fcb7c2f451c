package andon.searchapi.console;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityListTest {
    @Test
    void eachValueStandsOnceWithItsPlacesAndItsHighestConfidenceTheSurestFirst() {
        var list = EntityList.of(List.of(
                entity(EntityType.DOMAIN_NAME, "b.example", 0, "domain", 0.8),
                entity(EntityType.ORGANIZATION, "Acme", 20, "org-tagger", 0.65),
                entity(EntityType.DOMAIN_NAME, "a.example", 40, "domain", 0.8),
                entity(EntityType.ORGANIZATION, "Acme", 60, "org-watched", 0.9),
                entity(EntityType.ORGANIZATION, "Zeta", 80, "org-legal-form", 0.95)));
        assertThat(list.keySet()).containsExactly(EntityType.DOMAIN_NAME.word(), EntityType.ORGANIZATION.word());
        assertThat(list.get(EntityType.ORGANIZATION.word()))
                .containsExactly(
                        new EntityList.Line("Zeta", 0.95, 1, "org-legal-form", "/entities/org?value=Zeta"),
                        new EntityList.Line("Acme", 0.9, 2, "org-watched", "/entities/org?value=Acme"));
        assertThat(list.get(EntityType.DOMAIN_NAME.word()))
                .extracting(EntityList.Line::value)
                .containsExactly("a.example", "b.example");
    }

    private static Entity entity(EntityType type, String value, int at, String detector, double confidence) {
        return new Entity(type, value, new Span(at, at + value.length()), detector, confidence);
    }
}
