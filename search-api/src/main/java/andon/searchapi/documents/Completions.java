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
import andon.corpus.text.NameKey;
import andon.searchapi.access.Viewer;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    /** In so many of the newest documents it is looked how a name is written. */
    private static final int DOCUMENTS = 50;

    private static final Set<EntityField> NAMES = Set.of(EntityField.ORG, EntityField.ACTOR, EntityField.MALWARE);

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
        boolean whole = known.field().equals("source") || known.field().equals("lang");
        if (prefix.indexOf('*') >= 0 || (!whole && letters(prefix) < MIN_PREFIX)) {
            return List.of();
        }
        Facet facet = Facet.ofWord(known.field())
                .orElseThrow(() -> new IllegalArgumentException("no facet " + known.field()));
        List<String> values = index.values(facet, prefix, viewer.visibility(), MAX_KNOWN).stream()
                .map(SearchPage.FacetCount::value)
                .filter(value -> !value.contains(MASK) && value.indexOf('*') < 0)
                .toList();
        return isName(facet) && !values.isEmpty() ? asWritten(viewer, facet, values) : values;
    }

    private static long letters(String prefix) {
        return prefix.codePoints().filter(Character::isLetterOrDigit).count();
    }

    /** Whether values are counted by a key that is not how the name is written. */
    private static boolean isName(Facet facet) {
        return facet.equals(Facet.AUTHOR) || (facet instanceof Facet.Values values && NAMES.contains(values.field()));
    }

    /** Each name as one of the newest documents that have any of them writes it; its key if none of those does. */
    private List<String> asWritten(Viewer viewer, Facet facet, List<String> keys) {
        List<Query> any = keys.stream().map(key -> query(facet, key)).toList();
        Map<String, String> written = new LinkedHashMap<>();
        for (SearchPage.Hit hit : search(viewer, any.size() == 1 ? any.getFirst() : new Query.Or(any))
                .hits()) {
            names(hit.document().document(), facet)
                    .forEach(name -> NameKey.all(name).forEach(key -> written.putIfAbsent(key, name)));
        }
        return keys.stream()
                .map(key -> written.getOrDefault(key, key))
                .distinct()
                .toList();
    }

    private static Query query(Facet facet, String key) {
        return facet instanceof Facet.Values values
                ? new Query.EntityValue(values.field(), key)
                : new Query.Author(key);
    }

    private static Stream<String> names(Document document, Facet facet) {
        return facet instanceof Facet.Values values
                ? document.entities().stream()
                        .filter(entity -> values.field().types().contains(entity.type()))
                        .map(Entity::value)
                : Stream.ofNullable(document.author());
    }

    private SearchPage search(Viewer viewer, Query query) {
        try {
            return index.search(new SearchRequest(
                    query, viewer.visibility(), SearchRequest.Sort.NEWEST, DOCUMENTS, Optional.empty(), Set.of()));
        } catch (InvalidCursorException e) {
            throw new IllegalStateException("there is no cursor", e);
        }
    }
}
