package andon.corpus.index;

import andon.corpus.query.Query;
import andon.corpus.query.Query.EntityField;
import andon.vocabulary.Severity;
import andon.vocabulary.Threat;
import com.google.common.net.InetAddresses;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds those of many stored queries that a document may match, by what each of them requires: one word, value or property that
 * every document which matches it must have. A document costs the look-ups of what it has, however many queries there are, and
 * those that require nothing of the kind ({@link #isBroad}). Whether a candidate matches must be evaluated. Immutable.
 *
 * @param <T> what is stored with a query
 */
public final class StoredQueries<T> {
    /** So much of a word's beginning is looked up. */
    private static final int MAX_PREFIX = 5;

    /** What can be required, the rarest in documents first. */
    private enum Kind {
        /** A term of an entity field, behind the field's name. */
        TERM,
        AUTHOR,
        STEM,
        PREFIX,
        STATED,
        /** Any entity of a field. */
        FIELD,
        SOURCE,
        THREAT,
        /** From here on what nearly every document has, one way or another. */
        SEVERITY,
        KIND,
        ANY_AUTHOR,
        LANGUAGE;

        boolean isCommon() {
            return compareTo(SEVERITY) >= 0;
        }
    }

    /**
     * One of these must be in a document.
     *
     * @param commonest of their kinds
     */
    private record Required(Map<Kind, Set<String>> keys, Kind commonest) {
        static final Required NOTHING_THERE_IS = new Required(Map.of(), Kind.TERM);

        static Required of(Kind kind, Collection<String> keys) {
            return new Required(Map.of(kind, Set.copyOf(keys)), kind);
        }

        static Required either(Required one, Required other) {
            Map<Kind, Set<String>> keys = new EnumMap<>(Kind.class);
            Stream.of(one, other)
                    .flatMap(each -> each.keys.entrySet().stream())
                    .forEach(entry -> keys.computeIfAbsent(entry.getKey(), kind -> new TreeSet<>())
                            .addAll(entry.getValue()));
            return new Required(keys, one.commonest.compareTo(other.commonest) > 0 ? one.commonest : other.commonest);
        }

        /** Longer words are rarer. */
        private int shortest() {
            return keys.values().stream()
                    .flatMap(Set::stream)
                    .mapToInt(String::length)
                    .min()
                    .orElse(Integer.MAX_VALUE);
        }

        boolean isRarerThan(Required other) {
            int order = commonest.compareTo(other.commonest);
            return order != 0 ? order < 0 : shortest() > other.shortest();
        }
    }

    private final Map<Kind, Map<String, List<T>>> byKey = new EnumMap<>(Kind.class);
    private final List<T> broad = new ArrayList<>();
    private final Set<Integer> prefixes = new TreeSet<>();

    private StoredQueries() {}

    public static <T> StoredQueries<T> of(Map<T, Query> queries) {
        StoredQueries<T> stored = new StoredQueries<>();
        queries.forEach(stored::add);
        return stored;
    }

    private void add(T stored, Query query) {
        Optional<Required> required = required(query);
        if (required.isEmpty()) {
            broad.add(stored);
            return;
        }
        required.get().keys().forEach((kind, keys) -> {
            Map<String, List<T>> those = byKey.computeIfAbsent(kind, k -> new HashMap<>());
            keys.forEach(
                    key -> those.computeIfAbsent(key, k -> new ArrayList<>(1)).add(stored));
            if (kind == Kind.PREFIX) {
                keys.forEach(key -> prefixes.add(key.length()));
            }
        });
    }

    /** Whether a query requires nothing that can be looked up, so that it is evaluated on every document. */
    public static boolean isBroad(Query query) {
        return required(query).isEmpty();
    }

    /**
     * Whether a query asks for no more than nearly every document has: nothing that can be looked up, or a severity, kind, language or
     * any author and no word, value, threat, source or named author beside it.
     */
    public static boolean isCommon(Query query) {
        return required(query).map(required -> required.commonest().isCommon()).orElse(true);
    }

    /** All that the document may match, each once, in no order. */
    public Collection<T> candidates(DocumentFacts facts) {
        Set<T> found = Collections.newSetFromMap(new IdentityHashMap<>());
        found.addAll(broad);
        byKey.forEach((kind, stored) -> has(kind, facts).forEach(key -> {
            List<T> those = stored.get(key);
            if (those != null) {
                found.addAll(those);
            }
        }));
        return found;
    }

    /** What a document has of a kind; only asked for where some query requires it. */
    private Stream<String> has(Kind kind, DocumentFacts facts) {
        return switch (kind) {
            case TERM ->
                Stream.concat(
                        facts.terms().entrySet().stream()
                                .flatMap(field -> field.getValue().stream().map(term -> term(field.getKey(), term))),
                        facts.addresses().stream()
                                .map(address -> term(EntityField.IP, InetAddresses.toAddrString(address))));
            case FIELD ->
                Stream.concat(
                        facts.terms().entrySet().stream()
                                .filter(field -> !field.getValue().isEmpty())
                                .map(field -> field.getKey().name()),
                        facts.addresses().isEmpty() ? Stream.empty() : Stream.of(EntityField.IP.name()));
            case AUTHOR ->
                facts.authors().isEmpty() ? Stream.empty() : Stream.concat(Stream.of("*"), facts.authors().stream());
            case ANY_AUTHOR -> facts.authors().isEmpty() ? Stream.empty() : Stream.of("*");
            case STEM -> facts.stems().stream();
            case PREFIX ->
                facts.words().stream()
                        .flatMap(word -> prefixes.stream()
                                .filter(length -> length <= word.form().length())
                                .map(length -> word.form().substring(0, length)));
            case STATED ->
                Stream.of(Query.Statement.values())
                        .flatMap(statement ->
                                facts.stated(statement).stream().map(value -> statement.name() + ":" + value));
            case SOURCE -> Stream.of(facts.document().source().value());
            case THREAT ->
                facts.document().threats().stream()
                        .map(Threat::category)
                        .map(Enum::name)
                        .distinct();
            case SEVERITY -> Stream.ofNullable(facts.document().severity()).map(Enum::name);
            case KIND -> Stream.of(facts.document().kind().name());
            case LANGUAGE -> Stream.of(facts.document().language());
        };
    }

    private static String term(EntityField field, String term) {
        return field.name() + ":" + term;
    }

    /** Empty if nothing can be said. */
    private static Optional<Required> required(Query query) {
        return switch (query) {
            case Query.And and ->
                and.parts().stream()
                        .flatMap(part -> required(part).stream())
                        .reduce((one, other) -> other.isRarerThan(one) ? other : one);
            case Query.Or or -> {
                Optional<Required> all = Optional.of(Required.NOTHING_THERE_IS);
                for (Query part : or.parts()) {
                    Optional<Required> one = required(part);
                    all = all.flatMap(before -> one.map(next -> Required.either(before, next)));
                }
                yield all;
            }
            case Query.Text text -> Optional.of(words(TextPattern.of(text)));
            case Query.Title title -> Optional.of(words(TextPattern.of(title.text())));
            case Query.EntityValue entity -> Optional.of(value(entity));
            case Query.Author author -> Optional.of(author(author));
            case Query.HasThreat threat ->
                Optional.of(Required.of(Kind.THREAT, List.of(threat.category().name())));
            case Query.SeverityIs severity -> Optional.of(severity(severity));
            case Query.Language language -> Optional.of(Required.of(Kind.LANGUAGE, List.of(language.code())));
            case Query.Kind kind ->
                Optional.of(Required.of(Kind.KIND, List.of(kind.kind().name())));
            case Query.Source source -> Optional.of(Required.of(Kind.SOURCE, List.of(source.id())));
            case Query.Stated stated ->
                Optional.of(Required.of(Kind.STATED, List.of(stated.statement().name() + ":" + stated.value())));
            case Query.All all -> Optional.empty();
            case Query.Not not -> Optional.empty();
            case Query.Time time -> Optional.empty();
            case Query.VersionIs version -> Optional.empty();
            case Query.Price price -> Optional.empty();
            case Query.Mirror mirror -> Optional.empty();
        };
    }

    /** Each word must be there; the longest is likely the rarest. A pattern without words matches nothing. */
    private static Required words(TextPattern pattern) {
        if (pattern.prefix()) {
            String form = pattern.words().getFirst().form();
            return Required.of(Kind.PREFIX, List.of(form.substring(0, Math.min(form.length(), MAX_PREFIX))));
        }
        return Required.of(
                Kind.STEM,
                pattern.stems().stream()
                        .max(java.util.Comparator.comparingInt(String::length))
                        .map(List::of)
                        .orElse(List.of()));
    }

    private static Required value(Query.EntityValue entity) {
        EntityField field = entity.field();
        return switch (ValuePattern.of(field, entity.value())) {
            case ValuePattern.Exact exact ->
                Required.of(
                        Kind.TERM,
                        exact.terms().stream().map(term -> term(field, term)).collect(Collectors.toSet()));
            case ValuePattern.Range range
            when range.prefix() == range.address().length * Byte.SIZE ->
                Required.of(Kind.TERM, List.of(term(field, address(range.address()))));
            case ValuePattern.Range range -> Required.of(Kind.FIELD, List.of(field.name()));
            case ValuePattern.Wild wild -> Required.of(Kind.FIELD, List.of(field.name()));
            case ValuePattern.Any any -> Required.of(Kind.FIELD, List.of(field.name()));
        };
    }

    private static String address(byte[] bytes) {
        try {
            return InetAddresses.toAddrString(java.net.InetAddress.getByAddress(bytes));
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    private static Required author(Query.Author author) {
        return switch (ValuePattern.author(author.name())) {
            case ValuePattern.Exact exact -> Required.of(Kind.AUTHOR, exact.terms());
            case ValuePattern.Any any -> Required.of(Kind.ANY_AUTHOR, List.of("*"));
            case ValuePattern.Wild wild -> Required.of(Kind.AUTHOR, List.of("*"));
            case ValuePattern.Range range -> Required.of(Kind.AUTHOR, List.of());
        };
    }

    private static Required severity(Query.SeverityIs asked) {
        return Required.of(
                Kind.SEVERITY,
                Stream.of(Severity.values())
                        .filter(severity ->
                                QueryEvaluation.compare(severity.compareTo(asked.severity()), asked.comparison()))
                        .map(Enum::name)
                        .collect(Collectors.toSet()));
    }
}
