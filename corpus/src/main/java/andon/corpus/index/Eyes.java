package andon.corpus.index;

import andon.corpus.index.Engine.Lookup;
import andon.corpus.index.Engine.Row;
import andon.corpus.index.Ownership.Belongings;
import andon.corpus.index.SearchPage.FacetCount;
import andon.corpus.query.Query;
import andon.corpus.text.Beginnings;
import andon.vocabulary.Mention;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one reader sees of documents and may ask of them; made for one question. Which documents it may see, engines read
 * from the {@link Scope}.
 *
 * <p>To a customer a value that it cannot read in any document does not exist: words and values of its query that match
 * in what is hidden only, match nothing, and no list of values has them. So that a search is no way to guess them.
 */
final class Eyes {
    /** In so many documents, the newest, it is looked whether a word or value can be read. */
    static final int MOST_LOOKED_AT = 200;
    /** Nearly always one of the first has it. */
    private static final int FEW = 3;
    /** So many UTF-16 units of them are read at most. */
    private static final long MOST_TEXT = 4_000_000;
    /** How many values of a facet are asked for, so that enough are left. */
    private static final int CANDIDATES = RelatedRequest.CANDIDATES;

    private static final Query NOTHING = new Query.Not(new Query.All());

    private final Engine engine;
    private final Mirrors mirrors;
    private final Visibility visibility;
    private final @Nullable Belongings belongings;
    private final Map<Query, Boolean> readable = new HashMap<>();
    private final Map<Scope, ShownValues> read = new HashMap<>();

    Eyes(Engine engine, Mirrors mirrors, Ownership ownership, Visibility visibility) {
        this.engine = engine;
        this.mirrors = mirrors;
        this.visibility = visibility;
        this.belongings = switch (visibility) {
            case Visibility.Everything everything -> null;
            case Visibility.MentionsOf own -> ownership.of(own.organisation());
        };
    }

    /** The document as the reader sees it; empty if nothing in it is the reader's any more. */
    Optional<IndexedDocument> show(IndexedDocument document) {
        if (!(visibility instanceof Visibility.MentionsOf(var owner)) || belongings == null) {
            return Optional.of(document);
        }
        boolean mentioned = document.mentions().stream()
                .anyMatch(mention -> mention.owner().equals(owner) && belongings.include(mention.assetId()));
        return mentioned ? Optional.of(redacted(document)) : Optional.empty();
    }

    /** The document without what others watch and without what is personal to others, be it the reader's or not. */
    IndexedDocument redacted(IndexedDocument document) {
        if (!(visibility instanceof Visibility.MentionsOf(var owner)) || belongings == null) {
            return document;
        }
        Truncation truncation = document.truncation();
        Redaction redaction = Redaction.of(
                document.document(), truncation != null && truncation.entities() > 0, belongings.in(document));
        return new IndexedDocument(
                redaction.document(),
                document.firstSeen(),
                document.changedAt(),
                document.version(),
                document.captureSeq(),
                document.mentions().stream()
                        .filter(mention -> mention.owner().equals(owner) && belongings.include(mention.assetId()))
                        .map(mention -> new Mention(
                                mention.assetId(),
                                mention.owner(),
                                mention.document(),
                                redaction.place(mention.span()),
                                mention.matchedValue(),
                                mention.rule()))
                        .toList(),
                truncation == null ? null : truncation.withoutMentions());
    }

    /** Whether a document still matches as the reader sees it. */
    boolean finds(Query query, DocumentFacts shown) {
        return belongings == null || QueryEvaluation.matches(query, shown);
    }

    /**
     * {@link #scope} of a query that found these documents when it was asked as it is: what can be read in one of the first
     * need not be looked for, and nearly always all of it can.
     */
    Scope scope(Query query, List<DocumentFacts> shown) {
        if (belongings != null) {
            Set<Query> unknown = new HashSet<>(query.clauses());
            unknown.removeIf(clause -> !mustBeReadable(clause));
            for (int i = 0; i < Math.min(FEW, shown.size()) && !unknown.isEmpty(); i++) {
                DocumentFacts facts = shown.get(i);
                unknown.removeIf(clause -> {
                    boolean read = QueryEvaluation.matches(clause, facts);
                    if (read) {
                        readable.put(clause, true);
                    }
                    return read;
                });
            }
        }
        return scope(query);
    }

    /**
     * Takes over what an earlier page found out about its query.
     *
     * @return false if the reader owns something else by now: then it is to be found out again
     */
    boolean knows(Query query, Settled settled) {
        if (settled.belongings() != fingerprint()) {
            return false;
        }
        List<Query> clauses = query.clauses();
        for (int i = 0; i < clauses.size(); i++) {
            if (mustBeReadable(clauses.get(i))) {
                readable.put(clauses.get(i), !settled.hidden().get(i));
            }
        }
        return true;
    }

    /** What was found out about the query, of which the {@link #scope} was asked for. */
    Settled settled(Query query) {
        List<Query> clauses = query.clauses();
        BitSet hidden = new BitSet(clauses.size());
        for (int i = 0; i < clauses.size(); i++) {
            hidden.set(i, !readable.getOrDefault(clauses.get(i), true));
        }
        return Settled.of(query, hidden, fingerprint());
    }

    private long fingerprint() {
        return belongings == null ? 0 : belongings.fingerprint();
    }

    private static boolean mustBeReadable(Query clause) {
        return switch (clause) {
            case Query.Text text -> true;
            case Query.Title title -> true;
            case Query.EntityValue value -> PersonalValues.isPersonal(value.field());
            default -> false;
        };
    }

    /** What the reader may ask, for its own eyes. */
    Scope scope(Query query) {
        if (belongings == null) {
            return new Scope(query, visibility);
        }
        return new Scope(belongings.none() ? NOTHING : asked(query), visibility);
    }

    private Query asked(Query query) {
        return query.withClauses(clause -> !mustBeReadable(clause) || isReadable(clause) ? clause : NOTHING);
    }

    private boolean isReadable(Query clause) {
        return readable.computeIfAbsent(clause, asked -> isReadable(asked, FEW) || isReadable(asked, MOST_LOOKED_AT));
    }

    private boolean isReadable(Query clause, int most) {
        Beginnings beginnings = TextPattern.beginnings(clause);
        // One after the other: behind the first that shows it none is masked.
        return newest(new Scope(clause, visibility), most).stream()
                .flatMap(row -> show(row.document()).stream())
                .map(shown -> DocumentFacts.of(shown, mirrors, beginnings))
                .anyMatch(facts -> QueryEvaluation.matches(clause, facts));
    }

    /** The newest documents of the scope, as many as their text allows. */
    private List<Row> newest(Scope scope, int most) {
        List<Row> newest = new ArrayList<>();
        long text = 0;
        for (Row row : engine.find(new Lookup(
                        scope,
                        new Ordering(Ordering.Key.SEEN, true),
                        0,
                        most,
                        Optional.empty(),
                        false,
                        Set.of(),
                        SearchRequest.MAX_VALUES))
                .rows()) {
            text += row.document().document().text().length();
            if (text > MOST_TEXT && !newest.isEmpty()) {
                break;
            }
            newest.add(row);
        }
        return newest;
    }

    /** How many values of facets to ask the engine for, of which {@code wanted} are to be shown. */
    int candidates(Set<? extends Facet> facets, int wanted) {
        return belongings != null && facets.stream().anyMatch(PersonalValues::isPersonal)
                ? Math.max(wanted, CANDIDATES)
                : wanted;
    }

    /** The first {@code wanted} counts whose values the reader can read in the newest documents of the scope. */
    List<FacetCount> readable(Scope scope, Facet facet, List<FacetCount> counts, int wanted) {
        if (belongings == null || !PersonalValues.isPersonal(facet) || counts.isEmpty()) {
            return counts.stream().limit(wanted).toList();
        }
        return read.computeIfAbsent(scope, asked -> new ShownValues(asked)).shown(facet, counts, wanted);
    }

    /**
     * The values that can be read in documents. No more of them is masked and read than it takes to know what was asked: nearly
     * always the first few have all that is shown of a facet, and nobody's but the reader's time is spent on the rest.
     */
    private final class ShownValues {
        private final Scope scope;
        private final Map<Facet, Set<String>> values = new HashMap<>();
        private Iterator<Row> unread;
        /** Whether the unread are no longer of the first few: to load two hundred documents costs as much as to mask some. */
        private boolean loaded;

        ShownValues(Scope scope) {
            this.scope = scope;
            this.unread = newest(scope, FEW).iterator();
        }

        private boolean hasMore() {
            if (!unread.hasNext() && !loaded) {
                loaded = true;
                unread = newest(scope, MOST_LOOKED_AT).iterator();
            }
            return unread.hasNext();
        }

        List<FacetCount> shown(Facet facet, List<FacetCount> counts, int wanted) {
            Set<String> shown = values.computeIfAbsent(facet, f -> new HashSet<>());
            while (counts.stream().limit(wanted).anyMatch(count -> !shown.contains(count.value())) && hasMore()) {
                show(unread.next().document())
                        .map(document -> DocumentFacts.of(document, mirrors))
                        .ifPresent(facts -> FacetValues.of(facts)
                                .forEach((of, found) -> values.computeIfAbsent(of, f -> new HashSet<>())
                                        .addAll(found)));
            }
            return counts.stream()
                    .filter(count -> shown.contains(count.value()))
                    .limit(wanted)
                    .toList();
        }
    }
}
