package andon.searchapi.knowledge;

import andon.searchapi.knowledge.KnowledgeEntry.Probability;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** EPSS as FIRST publishes it each day: CSV with {@code cve,epss,percentile}, before it a remark with model and date. */
final class EpssReader implements KnowledgeReader {
    static final int MAX_ROWS = 2_000_000;
    private static final int MAX_LINE = 1000;
    private static final String HEADER = "cve,epss,percentile";
    private static final Pattern ABOUT = Pattern.compile("#model_version:([^,]{1,100}),score_date:(.{1,40})");
    private static final int MAX_NUMBER = 30;

    /** Whether a file begins as such a CSV. */
    static boolean recognises(String beginning) {
        return beginning.startsWith("#model_version:") || beginning.startsWith(HEADER);
    }

    @Override
    public Edition read(Given given, InputStream in, Sink sink) {
        try (Reader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String line = line(reader, 1);
            int number = 1;
            String model = "";
            Instant date = null;
            if (line != null && line.startsWith("#")) {
                Matcher about = ABOUT.matcher(line);
                if (about.matches()) {
                    model = about.group(1);
                    date = KnowledgeReader.time(about.group(2));
                }
                number++;
                line = line(reader, number);
            }
            if (!HEADER.equals(line)) {
                throw new BadKnowledgeFileException("line " + number + ": expected '" + HEADER + "'");
            }
            number++;
            for (line = line(reader, number); line != null; line = line(reader, number)) {
                sink.put(row(line, number));
                number++;
                if (number > MAX_ROWS) {
                    throw new BadKnowledgeFileException("the file has more than " + MAX_ROWS + " rows");
                }
            }
            return new Edition("scores", model, date);
        } catch (java.io.EOFException | java.util.zip.ZipException e) {
            throw new BadKnowledgeFileException("the file cannot be unpacked, it is cut off or damaged", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Probability row(String line, int number) {
        String[] cells = line.split(",", -1);
        if (cells.length == 3 && cells[1].length() <= MAX_NUMBER && cells[2].length() <= MAX_NUMBER) {
            try {
                return new Probability(cells[0], Double.parseDouble(cells[1]), Double.parseDouble(cells[2]));
            } catch (IllegalArgumentException e) {
                throw new BadKnowledgeFileException("line " + number + " is no CVE with two shares of 0 to 1", e);
            }
        }
        throw new BadKnowledgeFileException("line " + number + " has not the three columns " + HEADER);
    }

    private static @Nullable String line(Reader reader, int number) throws IOException {
        StringBuilder line = new StringBuilder();
        int c = reader.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = reader.read()) {
            if (line.length() == MAX_LINE) {
                throw new BadKnowledgeFileException("line " + number + " has more than " + MAX_LINE + " characters");
            }
            line.append((char) c);
        }
        return line.toString().stripTrailing();
    }
}
