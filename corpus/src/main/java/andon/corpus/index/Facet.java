package andon.corpus.index;

import andon.corpus.query.Query.EntityField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What documents are counted by. One rule holds for all: a value's count is the number of documents that the same search
 * finds when it is narrowed to that value.
 */
public sealed interface Facet {
    Facet SOURCE = Attribute.SOURCE;
    Facet KIND = Attribute.KIND;
    Facet LANGUAGE = Attribute.LANGUAGE;
    Facet THREAT = Attribute.THREAT;
    Facet SEVERITY = Attribute.SEVERITY;
    Facet ENTITY_TYPE = Attribute.ENTITY_TYPE;
    Facet AUTHOR = Attribute.AUTHOR;

    /** What a document is or states as a whole. Authors are counted by the key of their name. */
    enum Attribute implements Facet {
        SOURCE,
        KIND,
        LANGUAGE,
        THREAT,
        SEVERITY,
        ENTITY_TYPE,
        AUTHOR;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The values of one entity field. */
    record Values(EntityField field) implements Facet {
        @Override
        public String word() {
            return field.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The word that requests and answers use: {@code entity-type}, {@code org}. */
    String word();

    /** The attributes. */
    static List<Facet> attributes() {
        return List.of(Attribute.values());
    }

    /** The attributes, then the entity fields. */
    static List<Facet> all() {
        List<Facet> all = new ArrayList<>(attributes());
        Arrays.stream(EntityField.values()).map(Values::new).forEach(all::add);
        return List.copyOf(all);
    }

    static Optional<Facet> ofWord(String word) {
        return all().stream().filter(facet -> facet.word().equals(word)).findFirst();
    }
}
