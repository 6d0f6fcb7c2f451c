package andon.corpus.index;

import andon.corpus.query.Query.EntityField;
import andon.corpus.text.Addresses;
import andon.corpus.text.Masks;
import andon.corpus.text.NameKey;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import com.ibm.icu.text.Normalizer2;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The terms under which entities are found. One rule holds for all fields: a value without {@code *} must equal a term,
 * one with {@code *} must match a term. IP addresses are apart: they are numbers.
 */
public final class EntityTerms {
    /** Longer terms are cut; queries are shorter. */
    public static final int MAX_TERM = 1_024;

    private static final int MIN_BIN = 6;
    private static final int MAX_BIN = 8;

    private static final Normalizer2 CASE_AND_WIDTH = Normalizer2.getNFKCCasefoldInstance();

    /** In which fields entities of a type have terms. */
    private static final Map<EntityType, List<EntityField>> FIELDS = new EnumMap<>(EntityType.class);

    static {
        for (EntityType type : EntityType.values()) {
            FIELDS.put(
                    type,
                    Arrays.stream(EntityField.values())
                            .filter(field -> field != EntityField.IP && belongs(type, field))
                            .toList());
        }
    }

    private EntityTerms() {}

    public static Map<EntityField, Set<String>> of(Document document) {
        Map<EntityField, Set<String>> terms = new EnumMap<>(EntityField.class);
        for (Entity entity : document.entities()) {
            for (EntityField field : FIELDS.getOrDefault(entity.type(), List.of())) {
                Set<String> all = terms.computeIfAbsent(field, f -> new TreeSet<>());
                of(entity, field).forEach(term -> all.add(cut(term)));
            }
        }
        return terms;
    }

    /** Under {@code domain:} stands every entity that names a host of the domain, not only bare domains. */
    public static boolean belongs(EntityType type, EntityField field) {
        return field.types().contains(type)
                || (field == EntityField.DOMAIN
                        && (type == EntityType.URL || type == EntityType.EMAIL_ADDR || type == EntityType.CREDENTIAL));
    }

    /** The terms of one entity in one field that it belongs to. */
    public static Set<String> of(Entity entity, EntityField field) {
        return switch (field) {
            case ORG, ACTOR, MALWARE -> names(entity.value());
            case DOMAIN, ONION -> {
                Set<String> terms = new TreeSet<>();
                Addresses.domain(entity).ifPresent(domain -> terms.addAll(Addresses.withParents(domain)));
                Addresses.service(entity).ifPresent(service -> terms.addAll(Addresses.withParents(service)));
                yield terms;
            }
            case EMAIL -> address(fold(entity.value()), entity);
            case CREDENTIAL -> {
                Set<String> terms = address(fold(Addresses.login(entity)), entity);
                Addresses.service(entity).ifPresent(service -> terms.addAll(Addresses.withParents(service)));
                yield terms;
            }
            case TECHNIQUE -> {
                String id = fold(entity.value());
                int dot = id.indexOf('.');
                yield dot < 0 ? Set.of(id) : Set.of(id, id.substring(0, dot));
            }
            case HANDLE -> {
                String handle = fold(entity.value());
                String bare = handle.substring(handle.lastIndexOf(':') + 1);
                yield Set.copyOf(List.of(handle, bare.startsWith("@") ? bare.substring(1) : bare));
            }
            case PHONE, IBAN, PGP -> Set.of(packed(entity.value()));
            case IP, CVE, HASH, BTC, ETH, XMR, URL -> Set.of(fold(entity.value()));
            case CARD -> firstDigits(entity.value().replace(" ", "").replace("-", ""));
            case APIKEY -> Set.of(entity.detector().replaceFirst("^api-key-", ""));
        };
    }

    /** The whole address, {@code @} with its domain, and the domain with its parents. */
    private static Set<String> address(String whole, Entity entity) {
        Set<String> terms = new TreeSet<>();
        terms.add(whole);
        Addresses.domain(entity).ifPresent(domain -> {
            terms.add("@" + domain);
            terms.addAll(Addresses.withParents(domain));
        });
        return terms;
    }

    /** The beginnings by which cards are told apart, as far as they are kept in the clear. */
    private static Set<String> firstDigits(String card) {
        int known = 0;
        while (known < card.length() && card.charAt(known) >= '0' && card.charAt(known) <= '9') {
            known++;
        }
        Set<String> beginnings = new TreeSet<>();
        for (int length = MIN_BIN; length <= Math.min(MAX_BIN, known); length++) {
            beginnings.add(card.substring(0, length));
        }
        return beginnings;
    }

    public static Set<String> names(String name) {
        Set<String> keys = NameKey.all(Masks.strip(name));
        return keys.isEmpty() ? Set.of(fold(name)) : keys;
    }

    /** Case and width; without what is left of secrets. */
    public static String fold(String value) {
        return CASE_AND_WIDTH.normalize(Masks.strip(value)).strip();
    }

    /** Without what people put between groups of digits. */
    public static String packed(String value) {
        return fold(value).replaceAll("[\\s().-]", "");
    }

    public static String cut(String term) {
        return term.length() <= MAX_TERM ? term : term.substring(0, MAX_TERM);
    }
}
