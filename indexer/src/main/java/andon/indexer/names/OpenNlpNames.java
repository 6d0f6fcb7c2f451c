package andon.indexer.names;

import andon.vocabulary.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import opennlp.tools.namefind.NameFinderME;
import opennlp.tools.namefind.TokenNameFinder;
import opennlp.tools.namefind.TokenNameFinderModel;
import opennlp.tools.tokenize.SimpleTokenizer;
import opennlp.tools.tokenize.Tokenizer;
import opennlp.tools.tokenize.TokenizerME;
import opennlp.tools.tokenize.TokenizerModel;
import org.jspecify.annotations.Nullable;

/** An operator's name finder that OpenNLP's own trainer wrote. Not thread-safe. */
final class OpenNlpNames implements OperatorNames.LineNames {
    private final TokenNameFinder finder;
    private final Tokenizer tokenizer;
    private final Set<String> types;

    private OpenNlpNames(TokenNameFinder finder, Tokenizer tokenizer, Set<String> types) {
        this.finder = finder;
        this.tokenizer = tokenizer;
        this.types = types;
    }

    static OpenNlpNames open(NameModel.OpenNlp settings) throws IOException {
        TokenNameFinderModel model = load(settings.model(), TokenNameFinderModel::new);
        Set<String> known = types(model);
        if (known.stream().noneMatch(settings.types()::contains)) {
            throw new IOException(settings.model() + " knows the types " + known + ", and none of " + settings.types()
                    + ", which are to be organisations");
        }
        return new OpenNlpNames(new NameFinderME(model), tokenizer(settings.tokenizer()), settings.types());
    }

    private static Tokenizer tokenizer(@Nullable Path file) throws IOException {
        if (file == null) {
            return SimpleTokenizer.INSTANCE;
        }
        TokenizerModel model = load(file, TokenizerModel::new);
        return new TokenizerME(model);
    }

    private interface Loader<T> {
        T from(Path file) throws IOException;
    }

    private static <T> T load(Path file, Loader<T> loader) throws IOException {
        OperatorNames.readable(file);
        try {
            return loader.from(file);
        } catch (IOException | RuntimeException e) {
            // OpenNLP tells a foreign or a torn file by exceptions of many kinds.
            throw new IOException(file + " is no model of OpenNLP's that fits here: " + e.getMessage(), e);
        }
    }

    /** Outcomes read {@code organization-start}; a name without a type is of the type {@code default}. */
    private static Set<String> types(TokenNameFinderModel model) {
        Set<String> types = new TreeSet<>();
        for (String outcome : model.getNameFinderSequenceModel().getOutcomes()) {
            int dash = outcome.lastIndexOf('-');
            if (dash > 0) {
                types.add(outcome.substring(0, dash));
            }
        }
        return types;
    }

    @Override
    public List<Span> in(String line) {
        opennlp.tools.util.Span[] tokens = tokenizer.tokenizePos(line);
        List<Span> names = new ArrayList<>();
        for (opennlp.tools.util.Span name : finder.find(opennlp.tools.util.Span.spansToStrings(tokens, line))) {
            if (types.contains(name.getType())) {
                names.add(new Span(tokens[name.getStart()].getStart(), tokens[name.getEnd() - 1].getEnd()));
            }
        }
        return names;
    }

    @Override
    public void forget() {
        finder.clearAdaptiveData();
    }
}
