package andon.indexer.names.train;

import andon.indexer.names.tag.Decoder;
import andon.indexer.names.tag.Row;
import andon.indexer.names.tag.TagModel;
import andon.indexer.names.tag.TextTagger;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Trains the name model of one language from a folder of annotated files, and says how good it is. Files whose name holds
 * {@code .dev.}, {@code .valid.} or {@code .test.} are only measured; all others of the language are learned from. Without any
 * file to measure by, five models are trained on four fifths each. The same files give the same bytes.
 */
public final class NameTraining {
    private static final List<String> TYPES = List.of("ORG", "PER", "LOC", "MISC");
    private static final int FOLDS = 5;
    private static final long SEED = 7;
    /** A folder with more annotated files is refused. */
    private static final int MOST_FILES = 1_000;

    private final TextTagger.Model language;
    private final Consumer<String> report;

    /** @param report gets the lines of the report */
    public NameTraining(TextTagger.Model language, Consumer<String> report) {
        this.language = language;
        this.report = report;
    }

    /** How right a model is on texts it has not seen. */
    public record Score(int right, int wrong, int missed) {
        public double precision() {
            return right + wrong == 0 ? 0 : right / (double) (right + wrong);
        }

        public double recall() {
            return right + missed == 0 ? 0 : right / (double) (right + missed);
        }

        public double f1() {
            return right == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
        }

        Score plus(Score other) {
            return new Score(right + other.right, wrong + other.wrong, missed + other.missed);
        }
    }

    private record Source(Path file, List<Annotated> texts) {
        boolean measures() {
            String name = file.getFileName().toString();
            return name.contains(".dev.") || name.contains(".valid.") || name.contains(".test.");
        }
    }

    /**
     * @return the model's bytes
     * @throws IOException if a file cannot be read, or none of the language is there to learn from
     */
    public byte[] train(Path folder) throws IOException {
        List<Source> sources = sources(folder);
        List<Annotated> learned = new ArrayList<>();
        for (Source source : sources) {
            if (!source.measures()) {
                learned.addAll(source.texts());
                report.accept("learns from %s: %d texts, %d organisations"
                        .formatted(
                                folder.relativize(source.file()),
                                source.texts().size(),
                                organisations(source.texts())));
            }
        }
        if (learned.isEmpty()) {
            throw new IOException(folder + " holds no annotated text in " + language.code() + " to learn from");
        }
        List<Source> measuring = sources.stream().filter(Source::measures).toList();
        byte[] model = fit(learned);
        report.accept("model of %d bytes".formatted(model.length));
        for (Source source : measuring) {
            say(folder.relativize(source.file()).toString(), score(model, source.texts()));
        }
        if (measuring.isEmpty()) {
            say(FOLDS + "-fold cross validation", crossValidated(learned));
        }
        return model;
    }

    private byte[] fit(List<Annotated> texts) {
        List<Annotated> all = new ArrayList<>(texts);
        all.addAll(new Templates(language.code(), SEED, texts).make(made()));
        return new ChainTrainer(TYPES, settings()).train(all, language.features(), language.characters());
    }

    /** Sentences made from templates: public sets show too few companies. */
    private int made() {
        return switch (language) {
            case ENGLISH -> 8_000;
            case RUSSIAN, CHINESE -> 1_500;
            case JAPANESE -> 1_000;
        };
    }

    /** As measured: docs/models/names.md. */
    private ChainTrainer.Settings settings() {
        return switch (language) {
            // Made sentences hold a name each; texts hold fewer, and the model finds too many without some caution.
            case ENGLISH -> new ChainTrainer.Settings(10, 0.1, 1e-3, 2, 0.02, -0.5);
            case RUSSIAN, JAPANESE, CHINESE -> new ChainTrainer.Settings(12, 0.15, 1e-3, 2, 0.02, 0);
        };
    }

    private Scores crossValidated(List<Annotated> texts) throws IOException {
        int size = (texts.size() + FOLDS - 1) / FOLDS;
        Scores sum = new Scores();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<Annotated> learned = new ArrayList<>();
            List<Annotated> held = new ArrayList<>();
            for (int i = 0; i < texts.size(); i++) {
                (i / size == fold ? held : learned).add(texts.get(i));
            }
            sum.add(score(fit(learned), held));
        }
        return sum;
    }

    Scores score(byte[] model, List<Annotated> texts) throws IOException {
        Decoder decoder = new Decoder(TagModel.read(new ByteArrayInputStream(model)), language.features());
        Scores scores = new Scores();
        for (Annotated text : texts) {
            List<Decoder.Tagged> tagged = new ArrayList<>();
            for (int from = 0; from < text.text().length(); ) {
                Row row = language.characters()
                        ? Row.characters(text.text(), from, text.text().length())
                        : Row.words(text.text(), from, text.text().length());
                if (row.size() == 0) {
                    break;
                }
                tagged.addAll(decoder.names(row));
                from = row.end();
            }
            scores.count(text.names(), tagged);
        }
        return scores;
    }

    private void say(String what, Scores scores) {
        say("organisations in " + what, scores.organisations());
        scores.persons()
                .forEach((lead, score) -> say("persons in " + what + ", ahead by " + lead + " and more", score));
    }

    private void say(String what, Score score) {
        report.accept(String.format(
                Locale.ROOT,
                "%s: precision %.3f, recall %.3f, F1 %.3f (%d right, %d wrong, %d missed)",
                what,
                score.precision(),
                score.recall(),
                score.f1(),
                score.right(),
                score.wrong(),
                score.missed()));
    }

    private static long organisations(List<Annotated> texts) {
        return texts.stream()
                .flatMap(t -> t.names().stream())
                .filter(n -> n.type().equals("ORG"))
                .count();
    }

    private List<Source> sources(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(f -> f.toString().matches(".*\\.(conll|iob2|jsonl|txt)"))
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList();
        }
        if (files.size() > MOST_FILES) {
            throw new IOException(folder + " holds more than " + MOST_FILES + " annotated files");
        }
        List<Source> sources = new ArrayList<>();
        for (Path file : files) {
            List<Annotated> texts = AnnotatedFile.read(file);
            boolean named = texts.stream().anyMatch(t -> !t.names().isEmpty());
            if (named && languageOf(texts) == language) {
                sources.add(new Source(file, texts));
            }
        }
        return sources;
    }

    /** By script: kana is Japanese, Han alone Chinese, Cyrillic Russian. */
    private static TextTagger.Model languageOf(List<Annotated> texts) {
        long kana = 0;
        long han = 0;
        long cyrillic = 0;
        long all = 1;
        for (Annotated text : texts) {
            for (int i = 0; i < text.text().length(); i++) {
                char c = text.text().charAt(i);
                all += Character.isLetter(c) ? 1 : 0;
                kana += c >= 0x3041 && c <= 0x30FA ? 1 : 0;
                han += c >= 0x3400 && c < 0xA000 ? 1 : 0;
                cyrillic += c >= 0x400 && c < 0x530 ? 1 : 0;
            }
        }
        if (kana * 10 > all) {
            return TextTagger.Model.JAPANESE;
        }
        if (han * 3 > all) {
            return TextTagger.Model.CHINESE;
        }
        return cyrillic * 3 > all ? TextTagger.Model.RUSSIAN : TextTagger.Model.ENGLISH;
    }
}
