package andon.app;

import andon.corpus.watch.OwnSources;
import andon.crawler.source.Source;
import andon.crawler.source.SourceRegistry;
import andon.database.Database;
import andon.searchapi.alerts.SourceLabels;

/**
 * The labels that stand in the list of sources, as they are now; of a source that is watched no more, as they were last: what it
 * brought is still there. What was never in the list has the usual one.
 */
final class KnownLabels {
    private KnownLabels() {}

    static SourceLabels of(SourceRegistry sources, Database database) {
        return new SourceLabels(
                id -> sources.last(id).map(Source::tlp).orElse(Source.Terms.DEFAULT.tlp()),
                new OwnSources(database)::owner);
    }
}
