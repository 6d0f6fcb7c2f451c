package andon.app;

import andon.crawler.source.Source;
import andon.crawler.source.SourceRegistry;
import andon.searchapi.alerts.SourceLabels;
import andon.vocabulary.SourceId;
import andon.vocabulary.Tlp;

/** The labels that stand in the list of sources, as they are now; what is in no list has the usual one. */
record KnownLabels(SourceRegistry sources) implements SourceLabels {
    @Override
    public Tlp of(String source) {
        return source.isEmpty()
                ? Source.Terms.DEFAULT.tlp()
                : sources.find(new SourceId(source))
                        .map(known -> known.source().tlp())
                        .orElse(Source.Terms.DEFAULT.tlp());
    }
}
