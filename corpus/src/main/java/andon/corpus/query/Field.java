package andon.corpus.query;

import andon.corpus.query.Query.EntityField;
import andon.corpus.query.Query.TimeField;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that may stand before a colon. */
sealed interface Field {
    /** All fields by name, in the order in which they are told. */
    Map<String, Field> ALL = all();

    record OfEntity(EntityField entity) implements Field {}

    record OfTime(TimeField time) implements Field {}

    enum Plain implements Field {
        AUTHOR,
        TITLE,
        HAS,
        THREAT,
        SEVERITY,
        COUNTRY,
        ACCESS,
        PRICE,
        SOURCE,
        KIND,
        LANG,
        MIRROR,
        VERSION
    }

    static @Nullable Field ofName(String name) {
        return ALL.get(name);
    }

    /** Those after which {@code has:} may ask. */
    static List<String> ownedNames() {
        return ALL.entrySet().stream()
                .filter(field -> field.getValue() instanceof OfEntity
                        || field.getValue() == Plain.AUTHOR
                        || field.getValue() == Plain.THREAT)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, Field> all() {
        Map<String, Field> all = new LinkedHashMap<>();
        for (EntityField entity : EntityField.values()) {
            all.put(word(entity), new OfEntity(entity));
        }
        for (Plain plain : Plain.values()) {
            all.put(word(plain), plain);
        }
        for (TimeField time : TimeField.values()) {
            all.put(word(time), new OfTime(time));
        }
        return Collections.unmodifiableMap(all);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
