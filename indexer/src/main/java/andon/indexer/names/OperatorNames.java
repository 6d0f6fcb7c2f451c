package andon.indexer.names;

import andon.vocabulary.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import opennlp.tools.namefind.TokenNameFinder;

/**
 * Organisations by a model of the operator's own, behind OpenNLP's {@link TokenNameFinder}. Thread-safe: one text at a time,
 * since OpenNLP's finders remember what they met in a text.
 */
public final class OperatorNames {
    /** A larger model file is refused. */
    public static final long MOST_BYTES = 4L << 30;

    /** A longer line is read in parts, parted at a blank where there is one. */
    static final int LONGEST_LINE = 1_000;

    private final LineNames lines;

    private OperatorNames(LineNames lines) {
        this.lines = lines;
    }

    /** Finds organisations in one line. */
    interface LineNames {
        /** Stretches of the line, in order and apart. */
        List<Span> in(String line);

        /** A new text begins. */
        void forget();
    }

    /**
     * Makes a model ready; it stays in memory.
     *
     * @throws IOException if a file is missing, too large or not what it should be; the message says which, why and what to do
     */
    public static OperatorNames open(NameModel model) throws IOException {
        return new OperatorNames(
                switch (model) {
                    case NameModel.OpenNlp openNlp -> OpenNlpNames.open(openNlp);
                    case NameModel.Onnx onnx -> OnnxNames.open(onnx);
                });
    }

    /** Names the file in the error if it cannot be read or has more than {@link #MOST_BYTES}. */
    static Path readable(Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new IOException("the name model needs " + file + ", which is no file that can be read");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " has " + Files.size(file) + " bytes; a name model has at most " + MOST_BYTES);
        }
        return file;
    }

    /** The organisations of a text, line by line. */
    synchronized List<Span> in(String text) {
        lines.forget();
        List<Span> names = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int newline = text.indexOf('\n', from);
            int to = newline < 0 ? text.length() : newline;
            if (to - from > LONGEST_LINE) {
                int blank = text.lastIndexOf(' ', from + LONGEST_LINE);
                to = blank > from ? blank : from + LONGEST_LINE;
            }
            for (Span span : lines.in(text.substring(from, to))) {
                names.add(new Span(from + span.start(), from + span.end()));
            }
            from = to < text.length() && text.charAt(to) <= ' ' ? to + 1 : to;
        }
        return names;
    }
}
