package andon.app.settings;

import andon.indexer.names.NameModel;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How names are found.
 *
 * @param gazetteer folder with the operator's lists of malware and actors; null: the data folder's own
 * @param watched whether the customers' confirmed names are looked for in all their spellings
 */
public record NamesSection(@Nullable Path gazetteer, boolean watched, OpenNlpSection opennlp, OnnxSection onnx) {
    public NamesSection {
        if (opennlp.model() != null && onnx.model() != null) {
            throw new IllegalArgumentException("opennlp.model and onnx.model are both set: one model reads the text");
        }
    }

    /** The operator's own model of running text; empty for the shipped ones. */
    public Optional<NameModel> model() {
        return opennlp.nameModel().or(onnx::nameModel);
    }
}
