package andon.app.settings;

import andon.indexer.names.NameModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A name finder of OpenNLP that the operator trained.
 *
 * @param model null: none
 */
public record OpenNlpSection(@Nullable Path model, @Nullable Path tokenizer, List<String> types) {
    public OpenNlpSection {
        types = List.copyOf(types);
        nameModel(model, tokenizer, types);
    }

    public Optional<NameModel> nameModel() {
        return nameModel(model, tokenizer, types);
    }

    private static Optional<NameModel> nameModel(@Nullable Path model, @Nullable Path tokenizer, List<String> types) {
        return Optional.ofNullable(model).map(file -> new NameModel.OpenNlp(file, tokenizer, Set.copyOf(types)));
    }
}
