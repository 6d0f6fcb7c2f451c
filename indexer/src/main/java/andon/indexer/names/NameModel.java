package andon.indexer.names;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model of the operator's own that finds organisations in running text, in the place of the shipped ones: what settings say
 * of it. {@link OperatorNames#open} makes it ready, {@link Names} takes it. Leak sites' posts, bare titles, legal forms and
 * watched names are read by Andon's rules all the same.
 */
public sealed interface NameModel {
    /**
     * A name finder that OpenNLP's own trainer wrote ({@code opennlp TokenNameFinderTrainer}), of any language.
     *
     * @param model the {@code .bin} file, a {@code TokenNameFinderModel} of OpenNLP 1.5 to 2.5; at most
     *     {@link OperatorNames#MOST_BYTES}
     * @param tokenizer the {@code TokenizerModel} file that parted the words of its training text; null where OpenNLP's
     *     {@code SimpleTokenizer} did
     * @param types which of the model's types are organisations, as the training text spelt them: {@code organization};
     *     {@code default} for a model whose names have no type
     */
    record OpenNlp(Path model, @Nullable Path tokenizer, Set<String> types) implements NameModel {
        public OpenNlp {
            types = Set.copyOf(types);
            if (types.isEmpty()) {
                throw new IllegalArgumentException("no type of " + model + " is said to be an organisation");
            }
        }
    }

    /**
     * A transformer in ONNX form, run by OpenNLP's module opennlp-dl. It and ONNX Runtime weigh some 90 MB and are no part of
     * Andon: their jars lie in a folder of the operator's.
     *
     * @param jars folder with opennlp-dl and onnxruntime; at most 100 jars
     * @param model the {@code .onnx} file
     * @param vocabulary one word piece a line, as the model's tokenizer has it
     * @param labels the model's labels in the order of their numbers, such as {@code O, B-ORG, I-ORG}; those that end in
     *     {@code -ORG} are organisations
     */
    record Onnx(Path jars, Path model, Path vocabulary, List<String> labels) implements NameModel {
        public Onnx {
            labels = List.copyOf(labels);
            if (labels.stream().noneMatch(label -> label.endsWith("-ORG"))) {
                throw new IllegalArgumentException("none of the labels " + labels + " ends in -ORG");
            }
        }
    }
}
