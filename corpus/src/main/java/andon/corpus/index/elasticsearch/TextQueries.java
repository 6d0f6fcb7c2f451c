package andon.corpus.index.elasticsearch;

import andon.corpus.index.TextPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Words and phrases. Runs of characters are asked for in the field of pairs; a phrase of both is asked for place by place
 * across the two fields, whose places are the same.
 */
final class TextQueries {
    private final TextPattern pattern;
    private final Mapping.Text field;

    private TextQueries(TextPattern pattern, Mapping.Text field) {
        this.pattern = pattern;
        this.field = field;
    }

    static Map<String, Object> of(TextPattern pattern, Mapping.Text field) {
        return new TextQueries(pattern, field).compiled();
    }

    private Map<String, Object> compiled() {
        int size = pattern.words().size();
        if (size == 0) {
            return ElasticsearchQueries.nothing();
        }
        if (pattern.prefix()) {
            return Map.of(
                    "prefix",
                    Map.of(
                            field.forms(),
                            Map.of("value", pattern.words().getFirst().form())));
        }
        int blockEnd = pattern.blockEnd(0);
        if (blockEnd == size && size > 1) {
            return phrase(field.pairs(), pairs(0, size));
        }
        boolean plain = pattern.words().stream().noneMatch(word -> word.joined());
        if (plain && pattern.gap() == 0) {
            return phrase(field.stems(), pattern.stems());
        }
        return intervals();
    }

    private static Map<String, Object> phrase(String field, List<String> tokens) {
        return tokens.size() == 1
                ? Map.of("term", Map.of(field, tokens.getFirst()))
                : Map.of("match_phrase", Map.of(field, Map.of("query", String.join(" ", tokens))));
    }

    private List<String> pairs(int from, int to) {
        List<String> pairs = new ArrayList<>();
        for (int i = from; i + 1 < to; i++) {
            pairs.add(pattern.stems().get(i) + pattern.stems().get(i + 1));
        }
        return pairs;
    }

    /** Each block as its tokens side by side, the last character alone, so that the block is as wide as its words. */
    private Map<String, Object> intervals() {
        List<Object> blocks = new ArrayList<>();
        int to;
        for (int from = 0; from < pattern.words().size(); from = to) {
            to = pattern.blockEnd(from);
            List<Object> tokens = new ArrayList<>();
            for (String pair : pairs(from, to)) {
                tokens.add(Map.of("match", Map.of("query", pair, "use_field", field.pairs())));
            }
            tokens.add(Map.of("match", Map.of("query", pattern.stems().get(to - 1))));
            blocks.add(tokens.size() == 1 ? tokens.getFirst() : ordered(tokens, 0));
        }
        return Map.of("intervals", Map.of(field.stems(), ordered(blocks, pattern.gap())));
    }

    private static Map<String, Object> ordered(List<Object> parts, int gaps) {
        return Map.of("all_of", Map.of("intervals", parts, "ordered", true, "max_gaps", gaps));
    }
}
