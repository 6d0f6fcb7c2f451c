package andon.searchapi.documents;

import andon.corpus.index.DocumentIndex;
import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.Facet;
import andon.corpus.index.SearchPage;
import andon.corpus.index.SearchRequest;
import andon.corpus.query.Query;
import andon.corpus.query.Query.EntityField;
import andon.corpus.query.QueryCompletion;
import andon.corpus.query.QueryCompletion.Known;
import andon.corpus.query.QueryCompletion.Offer;
import andon.corpus.text.Addresses;
import andon.searchapi.access.Viewer;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What may stand at the caret of a query, with values out of the documents that the viewer may see. Nothing of it is
 * noted in the audit log: it shows no document and would fill the log letter by letter. Thread-safe.
 */
public final class Completions {
    /** How many values of the index are offered. */
    public static final int MAX_KNOWN = 12;
    /** Values of entities and authors are asked for from this many letters and digits on. */
    public static final int MIN_PREFIX = 2;
    /** In so many of the newest documents that have a value with the prefix. */
    private static final int DOCUMENTS = 100;

    private static final String MASK = "•••";

    private final DocumentIndex index;

    public Completions(DocumentIndex index) {
        this.index = index;
    }

    /** @param caret how many code points stand before it */
    public QueryCompletion at(Viewer viewer, String text, int caret) {
        QueryCompletion completion = QueryCompletion.at(text, caret);
        if (completion.known() == null) {
            return completion;
        }
        List<Offer> offers = new ArrayList<>(completion.offers());
        values(viewer, completion.known()).stream().map(Known::offer).forEach(offers::add);
        return new QueryCompletion(completion.start(), completion.end(), offers, completion.known());
    }

    private List<String> values(Viewer viewer, Known known) {
        String prefix = known.prefix();
        String folded = prefix.toLowerCase(Locale.ROOT);
        boolean short_ = prefix.codePoints().filter(Character::isLetterOrDigit).count() < MIN_PREFIX;
        Stream<String> values = switch (known.field()) {
            case "source" -> facet(viewer, Facet.SOURCE);
            case "lang" -> facet(viewer, Facet.LANGUAGE);
            default -> short_ || prefix.indexOf('*') >= 0 ? Stream.empty() : written(viewer, known);
        };
        return values.filter(value -> value.toLowerCase(Locale.ROOT).startsWith(folded))
                .filter(value -> !value.contains(MASK) && value.indexOf('*') < 0)
                .limit(MAX_KNOWN)
                .toList();
    }

    private Stream<String> facet(Viewer viewer, Facet facet) {
        return search(viewer, new Query.All(), 1, Set.of(facet)).facets().getOrDefault(facet, List.of()).stream()
                .map(SearchPage.FacetCount::value);
    }

    private Stream<String> written(Viewer viewer, Known known) {
        String pattern = known.prefix() + "*";
        boolean author = known.field().equals("author");
        EntityField field = author ? null : EntityField.valueOf(known.field().toUpperCase(Locale.ROOT));
        Query query = field == null ? new Query.Author(pattern) : new Query.EntityValue(field, pattern);
        Collection<String> found = new LinkedHashSet<>();
        for (SearchPage.Hit hit : search(viewer, query, DOCUMENTS, Set.of()).hits()) {
            Document document = hit.document().document();
            if (field == null) {
                Optional.ofNullable(document.author()).ifPresent(found::add);
            } else {
                document.entities().forEach(entity -> written(entity, field).ifPresent(found::add));
            }
        }
        return found.stream();
    }

    /** How a query names the entity in the field: never by a secret. */
    private static Optional<String> written(Entity entity, EntityField field) {
        if (field == EntityField.DOMAIN) {
            return Addresses.domain(entity);
        }
        if (!field.types().contains(entity.type())) {
            return Optional.empty();
        }
        if (entity.type() == EntityType.CREDENTIAL) {
            return Optional.of(Addresses.login(entity));
        }
        return entity.type() == EntityType.API_KEY
                ? Optional.of(entity.detector().replaceFirst("^api-key-", ""))
                : Optional.of(entity.value());
    }

    private SearchPage search(Viewer viewer, Query query, int limit, Set<Facet> facets) {
        try {
            return index.search(new SearchRequest(
                    query, viewer.visibility(), SearchRequest.Sort.NEWEST, limit, Optional.empty(), facets));
        } catch (InvalidCursorException e) {
            throw new IllegalStateException("there is no cursor", e);
        }
    }
}
