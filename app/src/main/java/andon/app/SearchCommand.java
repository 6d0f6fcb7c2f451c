package andon.app;

import andon.app.settings.UsageException;
import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.SearchPage;
import andon.corpus.index.SearchRequest;
import andon.corpus.index.SearchRequest.Sort;
import andon.corpus.index.Visibility;
import andon.corpus.query.QueryParser;
import andon.corpus.query.QuerySyntaxException;
import andon.indexer.DocumentJson;
import andon.searchapi.audit.AuditLog.Action;
import andon.vocabulary.Document;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Searches the index from the command line, with an operator's eyes. */
@Command(name = "search", description = "Searches the documents; docs/query-language.md has the language.")
final class SearchCommand implements Callable<Integer> {
    @Mixin
    private Place place = new Place();

    @Parameters(paramLabel = "QUERY", description = "Such as: acme threat:access-sale seen:7d")
    private String query = "";

    @Option(names = "--json", description = "Prints each hit as one line of JSON.")
    private boolean json;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "20",
            description = "At most this many hits, 1 to " + SearchRequest.MAX_LIMIT + ". Default: ${DEFAULT-VALUE}")
    private int limit;

    @Option(names = "--newest", description = "Newest first, instead of the most relevant.")
    private boolean newest;

    @Override
    public Integer call() throws InvalidCursorException {
        if (limit < 1 || limit > SearchRequest.MAX_LIMIT) {
            throw new UsageException("--limit must be 1 to " + SearchRequest.MAX_LIMIT + ", not " + limit);
        }
        try (Stores stores = place.open()) {
            stores.audit().recordCommand(Stores.WHO, Action.SEARCH, "documents", query);
            SearchPage page = stores.corpus()
                    .index()
                    .search(new SearchRequest(
                            QueryParser.parse(query, stores.clock().instant()),
                            new Visibility.Everything(),
                            newest ? Sort.NEWEST : Sort.RELEVANCE,
                            limit,
                            Optional.empty(),
                            Set.of()));
            page.hits().forEach(hit -> print(hit.document().document()));
            place.err()
                    .println(page.total() + " documents match, " + page.hits().size() + " shown");
            return 0;
        } catch (QuerySyntaxException e) {
            throw new UsageException("the query has an error at " + e.getMessage(), e);
        }
    }

    private void print(Document document) {
        if (json) {
            place.out().println(DocumentJson.line(document));
            return;
        }
        place.out()
                .println(document.id() + "  " + document.kind().word() + "  " + document.source() + "  "
                        + Optional.ofNullable(document.title())
                                .orElseGet(() ->
                                        document.text().lines().findFirst().orElse("")));
    }
}
