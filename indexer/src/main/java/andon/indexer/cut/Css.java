package andon.indexer.cut;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;

/** The selectors that stand in the code, each parsed once. Those of profiles are {@link Selector}s. */
final class Css {
    private static final Map<String, Evaluator> PARSED = new ConcurrentHashMap<>();

    private Css() {}

    /** @param literal written in the code, never read from a page: what was parsed is kept */
    static Evaluator of(String literal) {
        return PARSED.computeIfAbsent(literal, QueryParser::parse);
    }
}
