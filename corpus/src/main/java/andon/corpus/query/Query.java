package andon.corpus.query;

import andon.vocabulary.DocumentKind;
import andon.vocabulary.EntityType;
import andon.vocabulary.Severity;
import andon.vocabulary.ThreatCategory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A parsed query. Times are resolved when it is parsed, so that every engine sees the same instants. */
public sealed interface Query {
    /** The same query with each clause, all that is not {@link And}, {@link Or} or {@link Not}, replaced; in their order. */
    default Query withClauses(UnaryOperator<Query> replacement) {
        return switch (this) {
            case And and ->
                new And(and.parts().stream()
                        .map(part -> part.withClauses(replacement))
                        .toList());
            case Or or ->
                new Or(or.parts().stream()
                        .map(part -> part.withClauses(replacement))
                        .toList());
            case Not not -> new Not(not.part().withClauses(replacement));
            default -> replacement.apply(this);
        };
    }

    /** The clauses in their order. */
    default List<Query> clauses() {
        return switch (this) {
            case And and ->
                and.parts().stream().flatMap(part -> part.clauses().stream()).toList();
            case Or or ->
                or.parts().stream().flatMap(part -> part.clauses().stream()).toList();
            case Not not -> not.part().clauses();
            default -> List.of(this);
        };
    }

    /** Matches every document. */
    record All() implements Query {}

    /** All parts must match; at least two. */
    record And(List<Query> parts) implements Query {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /** One part at least must match; at least two. */
    record Or(List<Query> parts) implements Query {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    record Not(Query part) implements Query {}

    /** What is asked of words. */
    sealed interface Text extends Query {}

    /** A word of the searchable text, in any of its forms; a trailing {@code *} was written if {@code prefix}. */
    record Word(String text, boolean prefix) implements Text {}

    /**
     * Words in this order.
     *
     * @param gap how many other words may stand between the first and the last of them in all, 0 (side by side) to
     *     {@link QueryParser#MAX_GAP}; each character of a script without spaces counts as a word, and characters of one
     *     run always stand side by side
     */
    record Phrase(String text, int gap) implements Text {
        /** Words side by side. */
        public Phrase(String text) {
            this(text, 0);
        }
    }

    /** The text is found within the title. */
    record Title(Text text) implements Query {}

    /** An entity's value; {@code *} stands for any run of characters. Domains match with their subdomains. */
    record EntityValue(EntityField field, String value) implements Query {}

    record HasThreat(ThreatCategory category) implements Query {}

    /** The document's highest severity compared with a bound. */
    record SeverityIs(Comparison comparison, Severity severity) implements Query {}

    record Language(String code) implements Query {}

    record Kind(DocumentKind kind) implements Query {}

    record Source(String id) implements Query {}

    /** An author's name, folded. */
    record Author(String name) implements Query {}

    /** From {@code from} (inclusive) up to {@code to} (exclusive); null on an open end. */
    record Time(
            TimeField field,
            @Nullable Instant from,
            @Nullable Instant to) implements Query {}

    /** How often the document's own words were changed, plus one. */
    record VersionIs(Comparison comparison, int version) implements Query {}

    /** What a threat's author states about it: see {@code ThreatFacts}. */
    record Stated(Statement statement, String value) implements Query {}

    /** A price in {@code currency} (upper case) from {@code from} to {@code to}, both included; null on an open end. */
    record Price(
            String currency,
            @Nullable BigDecimal from,
            @Nullable BigDecimal to) implements Query {
        public Price {
            from = shortest(from);
            to = shortest(to);
        }

        private static @Nullable BigDecimal shortest(@Nullable BigDecimal amount) {
            BigDecimal shortest = amount == null ? null : amount.stripTrailingZeros();
            return shortest != null && shortest.scale() < 0 ? shortest.setScale(0) : shortest;
        }
    }

    /** Whether the document was found on a mirror of its source's first address. */
    record Mirror(boolean mirror) implements Query {}

    enum Comparison {
        AT_LEAST,
        AT_MOST,
        EQUAL
    }

    enum TimeField {
        /** First seen by Andon. */
        SEEN,
        /** Written, as the page says. */
        POSTED,
        /** Last changed as seen by Andon. */
        CHANGED
    }

    enum Statement {
        /** The target's country, ISO 3166-1 alpha-2 in upper case. */
        COUNTRY,
        /** A kind of access on offer: {@code rdp}, {@code vpn} and so on. */
        ACCESS
    }

    /** The names before the colon and the entity types behind them. */
    enum EntityField {
        ORG(EntityType.ORGANIZATION),
        DOMAIN(EntityType.DOMAIN_NAME),
        EMAIL(EntityType.EMAIL_ADDR),
        CREDENTIAL(EntityType.CREDENTIAL),
        IP(EntityType.IPV4_ADDR, EntityType.IPV6_ADDR),
        CVE(EntityType.CVE),
        HASH(EntityType.MD5, EntityType.SHA1, EntityType.SHA256),
        BTC(EntityType.BTC_ADDRESS),
        ETH(EntityType.ETH_ADDRESS),
        XMR(EntityType.XMR_ADDRESS),
        ONION(EntityType.ONION_ADDRESS),
        ACTOR(EntityType.THREAT_ACTOR),
        MALWARE(EntityType.MALWARE),
        TECHNIQUE(EntityType.ATTACK_PATTERN),
        HANDLE(EntityType.MESSAGING_HANDLE),
        URL(EntityType.URL),
        PHONE(EntityType.PHONE_NUMBER),
        IBAN(EntityType.IBAN),
        /** By its first digits, which are all that is kept of it in the clear. */
        CARD(EntityType.PAYMENT_CARD),
        PGP(EntityType.PGP_KEY),
        /** By who issued it; nothing of a key itself can be searched. */
        APIKEY(EntityType.API_KEY);

        private final List<EntityType> types;

        EntityField(EntityType... types) {
            this.types = List.of(types);
        }

        public List<EntityType> types() {
            return types;
        }
    }
}
