package andon.app.settings;

import andon.indexer.names.NameModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transformer that the operator brings.
 *
 * @param model null: none; the others are needed with it
 */
public record OnnxSection(
        @Nullable Path model,
        @Nullable Path vocabulary,
        List<String> labels,
        @Nullable Path jars) {
    public OnnxSection {
        labels = List.copyOf(labels);
        if (model != null && (vocabulary == null || jars == null)) {
            throw new IllegalArgumentException("onnx.model needs onnx.vocabulary and onnx.jars beside it");
        }
        nameModel(model, vocabulary, labels, jars);
    }

    public Optional<NameModel> nameModel() {
        return nameModel(model, vocabulary, labels, jars);
    }

    private static Optional<NameModel> nameModel(
            @Nullable Path model, @Nullable Path vocabulary, List<String> labels, @Nullable Path jars) {
        return model == null || vocabulary == null || jars == null
                ? Optional.empty()
                : Optional.of(new NameModel.Onnx(jars, model, vocabulary, labels));
    }
}
