package andon.searchapi.pivots;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.EntityTerms;
import andon.corpus.index.Facet;
import andon.corpus.index.RelatedRequest;
import andon.corpus.index.SearchPage;
import andon.corpus.index.SearchPage.FacetCount;
import andon.corpus.index.SearchRequest;
import andon.corpus.index.Visibility;
import andon.corpus.query.Query;
import andon.corpus.query.Query.EntityField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Follows a person from site to site: by messaging handles, PGP keys and wallets to the names that write with them. At
 * most {@link #MAX_IDENTIFIERS} plus {@link #MAX_ALIASES} searches.
 */
final class Aliases {
    static final int MAX_IDENTIFIERS = 10;
    static final int MAX_ALIASES = 10;
    /** What more names than these use, an escrow's wallet say, names nobody. */
    static final int MAX_NAMES = 5;

    private static final Set<EntityField> IDENTIFYING =
            EnumSet.of(EntityField.HANDLE, EntityField.PGP, EntityField.BTC, EntityField.ETH, EntityField.XMR);

    private final DocumentIndex index;

    Aliases(DocumentIndex index) {
        this.index = index;
    }

    List<Alias> of(PivotKey key, Visibility visibility) {
        Map<String, List<PivotKey>> names = new LinkedHashMap<>();
        for (PivotKey identifier : identifiers(key, visibility)) {
            List<FacetCount> authors = search(identifier.query(), visibility, Facet.AUTHOR)
                    .facets()
                    .getOrDefault(Facet.AUTHOR, List.of());
            if (authors.size() <= MAX_NAMES) {
                authors.forEach(author -> names.computeIfAbsent(author.value(), name -> new ArrayList<>())
                        .add(identifier));
            }
        }
        if (key instanceof PivotKey.OfAuthor author) {
            names.keySet().removeAll(EntityTerms.names(author.value()));
        }
        return names.entrySet().stream()
                .map(name -> alias(name.getKey(), name.getValue(), visibility))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingInt((Alias alias) -> alias.by().size())
                        .thenComparingLong(Alias::documents)
                        .reversed()
                        .thenComparing(Alias::name))
                .limit(MAX_ALIASES)
                .toList();
    }

    private Set<PivotKey> identifiers(PivotKey key, Visibility visibility) {
        Set<PivotKey> identifiers = new LinkedHashSet<>();
        boolean person = switch (key) {
            case PivotKey.OfAuthor author -> true;
            case PivotKey.OfEntity entity -> entity.field() == EntityField.ACTOR;
        };
        if (key instanceof PivotKey.OfEntity entity && IDENTIFYING.contains(entity.field())) {
            identifiers.add(key);
            person = true;
        }
        if (person) {
            index.related(new RelatedRequest(key.query(), visibility, IDENTIFYING, MAX_IDENTIFIERS)).stream()
                    .map(related -> new PivotKey.OfEntity(related.facet().field(), related.value()))
                    .limit(MAX_IDENTIFIERS - identifiers.size())
                    .forEach(identifiers::add);
        }
        return identifiers;
    }

    private Optional<Alias> alias(String name, List<PivotKey> by, Visibility visibility) {
        List<Query> identifiers = by.stream().map(PivotKey::query).toList();
        Query with = identifiers.size() == 1 ? identifiers.getFirst() : new Query.Or(identifiers);
        SearchPage found = search(new Query.And(List.of(new Query.Author(name), with)), visibility, Facet.SOURCE);
        // Between two questions a document may go.
        return found.hits().stream()
                .findFirst()
                .map(hit -> new Alias(
                        Objects.requireNonNullElse(hit.document().document().author(), name),
                        found.facets().getOrDefault(Facet.SOURCE, List.of()).stream()
                                .map(FacetCount::value)
                                .toList(),
                        found.total(),
                        by));
    }

    private SearchPage search(Query query, Visibility visibility, Facet facet) {
        try {
            return index.search(new SearchRequest(
                    query, visibility, SearchRequest.Sort.NEWEST, 1, Optional.empty(), Set.of(facet)));
        } catch (InvalidCursorException e) {
            throw new IllegalStateException("there is no cursor", e);
        }
    }
}
