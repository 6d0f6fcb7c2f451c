package andon.indexer.threat;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import opennlp.tools.ml.maxent.quasinewton.QNTrainer;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.Event;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;

/**
 * Learns {@link LearnedThreats} from a folder of {@link LabelledPost labelled posts}: OpenNLP's maximum entropy by L-BFGS. Files
 * whose name holds {@code .test.} are only measured. The same files give the same bytes.
 */
public final class ThreatTraining {
    /** As measured: docs/models/threats.md. */
    private static final double L2 = 0.3;

    private static final int LEAST_POSTS = 2;
    private static final int ROUNDS = 100;
    private static final int MOST_WEIGHT = 127;

    private static final String MEASURED = ".test.";
    /** A folder with more files of posts is refused. */
    private static final int MOST_FILES = 1_000;

    private final Threats threats = new Threats(LearnedThreats.nothing());
    private final Consumer<String> report;

    /** @param report gets the lines of the report */
    public ThreatTraining(Consumer<String> report) {
        this.report = report;
    }

    /**
     * @return the model's bytes
     * @throws IOException if a file cannot be read, or none is there to learn from
     */
    public byte[] train(Path folder) throws IOException {
        List<LabelledPost> learned = new ArrayList<>();
        Map<Path, List<LabelledPost>> measured = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            List<LabelledPost> posts = LabelledPost.read(file);
            if (file.getFileName().toString().contains(MEASURED)) {
                measured.put(file, posts);
            } else {
                learned.addAll(posts);
                report.accept("learns from %s: %d posts".formatted(folder.relativize(file), posts.size()));
            }
        }
        if (learned.isEmpty()) {
            throw new IOException(folder + " holds no .jsonl or .tsv file of posts to learn from");
        }
        byte[] model = fit(learned, fingerprint(folder));
        report.accept("model of %d bytes".formatted(model.length));
        Threats judge = new Threats(LearnedThreats.read(new ByteArrayInputStream(model)));
        measured.forEach((file, posts) -> report.accept(folder.relativize(file) + ": " + ThreatScore.of(posts, judge)));
        return model;
    }

    /**
     * The SHA-256 of the posts to learn from and of the rules, whose lists are traits: a model of others than these is to be
     * trained anew.
     */
    static String fingerprint(Path folder) throws IOException {
        Hasher hasher = Hashing.sha256().newHasher();
        for (Path file : files(folder)) {
            if (!file.getFileName().toString().contains(MEASURED)) {
                hasher.putBytes(Files.readAllBytes(file));
            }
        }
        return hasher.putBytes(Threats.rules()).hash().toString();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(jsonl|tsv)"))
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (files.size() > MOST_FILES) {
                throw new IOException(folder + " holds more than " + MOST_FILES + " files of posts");
            }
            return files;
        }
    }

    private byte[] fit(List<LabelledPost> posts, String madeOf) throws IOException {
        List<Event> events = new ArrayList<>();
        for (LabelledPost post : posts) {
            String[] traits = traits(post.text());
            if (post.categories().isEmpty()) {
                events.add(new Event(LearnedThreats.HARMLESS, traits));
            }
            post.categories().forEach(category -> events.add(new Event(category.word(), traits)));
        }
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(TrainingParameters.ALGORITHM_PARAM, QNTrainer.MAXENT_QN_VALUE);
        parameters.put(TrainingParameters.CUTOFF_PARAM, LEAST_POSTS);
        parameters.put(TrainingParameters.ITERATIONS_PARAM, ROUNDS);
        parameters.put(QNTrainer.L1COST_PARAM, 0.0);
        parameters.put(QNTrainer.L2COST_PARAM, L2);
        QNTrainer trainer = new QNTrainer(parameters);
        trainer.init(parameters, new HashMap<>());
        return bytes((AbstractModel) trainer.train(ObjectStreamUtils.createObjectStream(events)), madeOf);
    }

    private String[] traits(String text) {
        Set<String> traits = new LinkedHashSet<>();
        Traits.of(
                text,
                Folded.of(text),
                threats.lists(text),
                (hash, from, to, word) -> traits.add(Integer.toHexString(hash)));
        return traits.toArray(String[]::new);
    }

    @SuppressWarnings("unchecked")
    private static byte[] bytes(AbstractModel model, String madeOf) throws IOException {
        Object[] data = model.getDataStructures();
        Map<String, Context> contexts = (Map<String, Context>) data[1];
        String[] outcomes = (String[]) data[2];
        double most = 1e-9;
        for (Context context : contexts.values()) {
            most = Math.max(
                    most,
                    Arrays.stream(context.getParameters()).map(Math::abs).max().orElse(0));
        }
        float scale = (float) (most / MOST_WEIGHT);
        TreeMap<Integer, byte[]> rows = new TreeMap<>();
        contexts.forEach((trait, context) -> {
            byte[] row = new byte[outcomes.length];
            boolean any = false;
            for (int i = 0; i < context.getOutcomes().length; i++) {
                row[context.getOutcomes()[i]] = (byte) Math.round(context.getParameters()[i] / scale);
                any |= row[context.getOutcomes()[i]] != 0;
            }
            if (any) {
                rows.put(Integer.parseUnsignedInt(trait, 16), row);
            }
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out =
                new DataOutputStream(new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION)))) {
            out.writeInt(LearnedThreats.MAGIC);
            out.writeInt(LearnedThreats.VERSION);
            out.writeUTF(madeOf);
            out.writeInt(outcomes.length);
            for (String outcome : outcomes) {
                out.writeUTF(outcome);
            }
            out.writeFloat(scale);
            out.writeInt(rows.size());
            for (int hash : rows.keySet()) {
                out.writeInt(hash);
            }
            for (byte[] row : rows.values()) {
                out.write(row);
            }
        }
        return bytes.toByteArray();
    }
}
