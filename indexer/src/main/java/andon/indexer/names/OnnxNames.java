package andon.indexer.names;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import opennlp.tools.namefind.TokenNameFinder;
import opennlp.tools.sentdetect.SentenceDetector;
import opennlp.tools.util.Span;

/**
 * An operator's transformer in ONNX form, run by OpenNLP's own module (opennlp-dl, {@code NameFinderDL}). The module and ONNX
 * Runtime weigh some 90 MB and are no part of Andon: their jars lie in a folder of the operator's. Not thread-safe.
 */
final class OnnxNames implements OperatorNames.LineNames {
    /** At most so many jars are loaded. */
    static final int MOST_JARS = 100;

    private static final String MODULE = "opennlp.dl.namefinder.NameFinderDL";
    private final TokenNameFinder finder;

    private OnnxNames(TokenNameFinder finder) {
        this.finder = finder;
    }

    static OnnxNames open(NameModel.Onnx settings) throws IOException {
        for (Path file : List.of(settings.model(), settings.vocabulary())) {
            OperatorNames.readable(file);
        }
        // The module's older releases know persons only; it is told that organisations are what it looks for.
        Map<Integer, String> labels = new HashMap<>();
        for (int i = 0; i < settings.labels().size(); i++) {
            String label = settings.labels().get(i);
            labels.put(i, label.endsWith("-ORG") ? label.charAt(0) + "-PER" : "O");
        }
        SentenceDetector whole = new WholeText();
        try {
            Class<?> module = Class.forName(MODULE, true, loader(settings.jars()));
            Object finder = module.getConstructor(
                            java.io.File.class, java.io.File.class, Map.class, SentenceDetector.class)
                    .newInstance(
                            settings.model().toFile(), settings.vocabulary().toFile(), labels, whole);
            return new OnnxNames((TokenNameFinder) finder);
        } catch (ClassNotFoundException e) {
            throw new IOException(
                    settings.jars() + " holds no jar with " + MODULE + ": put opennlp-dl and onnxruntime there", e);
        } catch (InvocationTargetException e) {
            throw new IOException("the ONNX model " + settings.model() + " does not load: " + e.getCause(), e);
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new IOException("the jars in " + settings.jars() + " do not fit this Andon: " + e, e);
        }
    }

    private static URLClassLoader loader(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException(folder + ", where the jars of opennlp-dl should lie, is no folder");
        }
        List<URL> jars = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path jar :
                    files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
                jars.add(url(jar));
            }
        }
        if (jars.size() > MOST_JARS) {
            throw new IOException(folder + " holds " + jars.size() + " jars; at most " + MOST_JARS);
        }
        return new URLClassLoader(jars.toArray(URL[]::new), OnnxNames.class.getClassLoader());
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    @Override
    public List<andon.vocabulary.Span> in(String sentence) {
        List<andon.vocabulary.Span> names = new ArrayList<>();
        for (Span span : finder.find(new String[] {sentence})) {
            if (span.getStart() >= 0 && span.getEnd() <= sentence.length() && span.length() > 0) {
                names.add(new andon.vocabulary.Span(span.getStart(), span.getEnd()));
            }
        }
        return names;
    }

    @Override
    public void forget() {
        finder.clearAdaptiveData();
    }

    /** Andon hands over single sentences. */
    private static final class WholeText implements SentenceDetector {
        @Override
        public String[] sentDetect(CharSequence text) {
            return new String[] {text.toString()};
        }

        @Override
        public Span[] sentPosDetect(CharSequence text) {
            return new Span[] {new Span(0, text.length())};
        }
    }
}
