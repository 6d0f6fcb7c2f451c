package andon.corpus.index;

import andon.corpus.index.Ownership.Own;
import andon.corpus.query.Query.EntityField;
import andon.corpus.text.Addresses;
import andon.corpus.text.NameKey;
import andon.corpus.text.PersonalText;
import andon.corpus.text.Rewritten.Stretch;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which of a document's values are personal to others than its reader, and what takes their place.
 *
 * <p>The kinds: e-mail addresses, accounts of credentials, phone numbers, payment cards, IBANs and messaging handles.
 * Shown of them are the domain, the card's first six digits (they name the bank), the country of the IBAN. A handle or an
 * address that is the author's own name stays; so does a handle with nobody's data on its line or beside it: it is how
 * the author wants to be reached. What is not personal stays: names of organisations, hosts, hashes, wallets. Names and
 * addresses of persons are no values: {@link PersonMask}.
 */
final class PersonalValues {
    private static final Set<EntityType> TYPES = EnumSet.of(
            EntityType.EMAIL_ADDR,
            EntityType.CREDENTIAL,
            EntityType.PHONE_NUMBER,
            EntityType.PAYMENT_CARD,
            EntityType.IBAN,
            EntityType.MESSAGING_HANDLE);

    /** Fields in which a value may be asked for only by one who can read it. */
    private static final Set<EntityField> FIELDS = EnumSet.of(
            EntityField.EMAIL,
            EntityField.CREDENTIAL,
            EntityField.PHONE,
            EntityField.CARD,
            EntityField.IBAN,
            EntityField.HANDLE,
            EntityField.URL,
            // What a detector takes for one of these may be a name in a row of persons.
            EntityField.ORG,
            EntityField.ACTOR,
            EntityField.MALWARE);

    private static final int BIN = 6;
    private static final int COUNTRY = 2;

    private final Set<Entity> hidden = Collections.newSetFromMap(new IdentityHashMap<>());
    /** By their beginnings, without overlaps. */
    private final TreeMap<Integer, Integer> kept = new TreeMap<>();

    private PersonalValues() {}

    static boolean isPersonal(Facet facet) {
        return facet instanceof Facet.Values values && FIELDS.contains(values.field());
    }

    static boolean isPersonal(EntityField field) {
        return FIELDS.contains(field);
    }

    static PersonalValues of(Document document, Own own) {
        PersonalValues values = new PersonalValues();
        List<Entity> personal = document.entities().stream()
                .filter(entity -> TYPES.contains(entity.type()))
                .toList();
        List<Entity> others = new ArrayList<>();
        for (Entity entity : personal) {
            if (own.is(entity) || isAuthor(entity, document.author())) {
                values.keep(entity.span());
            } else {
                others.add(entity);
            }
        }
        // A name beside a login does not make it its owner's.
        values.hide(others, EntityType.CREDENTIAL, EntityType.EMAIL_ADDR);
        own.names().forEach(values::keep);
        values.hide(others, EntityType.PHONE_NUMBER, EntityType.PAYMENT_CARD, EntityType.IBAN);
        values.handles(document.searchableText(), others);
        return values;
    }

    private void hide(List<Entity> others, EntityType first, EntityType... more) {
        Set<EntityType> types = EnumSet.of(first, more);
        others.stream()
                .filter(entity -> types.contains(entity.type()) && !isKept(entity.span()))
                .forEach(hidden::add);
    }

    private static boolean isAuthor(Entity entity, @Nullable String author) {
        if (author == null) {
            return false;
        }
        String value = entity.value();
        return switch (entity.type()) {
            case MESSAGING_HANDLE ->
                NameKey.of(value.substring(value.lastIndexOf(':') + 1)).equals(NameKey.of(author));
            case EMAIL_ADDR ->
                value.indexOf('@') > 0
                        && NameKey.of(value.substring(0, value.indexOf('@'))).equals(NameKey.of(author));
            default -> false;
        };
    }

    private void handles(String text, List<Entity> others) {
        BitSet rows = new BitSet();
        LineStarts lines = new LineStarts(text);
        for (Entity entity : hidden) {
            rows.set(lines.line(entity.span().start()), lines.line(entity.span().end()) + 1);
        }
        for (Entity entity : others) {
            if (entity.type() == EntityType.MESSAGING_HANDLE && !isKept(entity.span())) {
                int line = lines.line(entity.span().start());
                int near = rows.nextSetBit(Math.max(0, line - 1));
                if (near >= 0 && near <= line + 1) {
                    hidden.add(entity);
                } else {
                    keep(entity.span());
                }
            }
        }
    }

    private void keep(Span span) {
        if (span.length() == 0) {
            return;
        }
        int start = span.start();
        int end = span.end();
        for (Map.Entry<Integer, Integer> before = kept.lowerEntry(end);
                before != null && before.getValue() > start;
                before = kept.lowerEntry(end)) {
            start = Math.min(start, before.getKey());
            end = Math.max(end, before.getValue());
            kept.remove(before.getKey());
        }
        kept.put(start, end);
    }

    /** Whether something of the span is the reader's or the author's. */
    boolean isKept(Span span) {
        Map.Entry<Integer, Integer> before = kept.lowerEntry(span.end());
        return before != null && before.getValue() > span.start();
    }

    /** What of the reader's and the author's stays, in order. */
    List<Span> kept() {
        return kept.entrySet().stream()
                .map(span -> new Span(span.getKey(), span.getValue()))
                .toList();
    }

    /** What of others is masked. */
    List<Span> hidden() {
        return hidden.stream().map(Entity::span).toList();
    }

    boolean isHidden(Entity entity) {
        return hidden.contains(entity);
    }

    /** What stands in the text in place of each. */
    List<Stretch> stretches(String text) {
        return hidden.stream()
                .map(entity -> new Stretch(entity.span(), written(entity, text)))
                .toList();
    }

    private static String written(Entity entity, String text) {
        if (entity.type() == EntityType.MESSAGING_HANDLE) {
            return text.startsWith("@", entity.span().start()) ? "@" + PersonalText.DOTS : PersonalText.DOTS;
        }
        return masked(entity);
    }

    /** The value as others than its owner see it. */
    static String masked(Entity entity) {
        String value = entity.value();
        return switch (entity.type()) {
            case EMAIL_ADDR ->
                Addresses.domain(entity)
                        .map(domain -> PersonalText.DOTS + "@" + domain)
                        .orElse(PersonalText.DOTS);
            case CREDENTIAL ->
                Addresses.domain(entity)
                        .map(domain -> PersonalText.DOTS + "@" + domain + ":" + PersonalText.DOTS)
                        .orElse(PersonalText.DOTS + ":" + PersonalText.DOTS);
            case PAYMENT_CARD -> {
                String digits = value.replace(" ", "").replace("-", "");
                yield digits.matches("[0-9]{6}.*") ? digits.substring(0, BIN) + PersonalText.DOTS : PersonalText.DOTS;
            }
            case IBAN -> value.length() > COUNTRY ? value.substring(0, COUNTRY) + PersonalText.DOTS : PersonalText.DOTS;
            case MESSAGING_HANDLE -> value.substring(0, value.indexOf(':') + 1) + PersonalText.DOTS;
            default -> PersonalText.DOTS;
        };
    }
}
