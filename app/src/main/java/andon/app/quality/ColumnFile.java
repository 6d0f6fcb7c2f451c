package andon.app.quality;

import andon.app.quality.Gold.Label;
import andon.app.quality.Gold.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads annotated sentences with a token a line: CoNLL's ({@code token TAB tag}) and IOB2's of Universal NER
 * ({@code number TAB token TAB tag …}, the sentence in a {@code # text =} line). Without that line the tokens are joined
 * by blanks.
 */
final class ColumnFile {
    private static final String TEXT = "# text =";

    private final int token;
    private final int tag;
    private final Map<String, String> types;
    private final String language;

    private ColumnFile(int token, int tag, Map<String, String> types, String language) {
        this.token = token;
        this.tag = tag;
        this.types = types;
        this.language = language;
    }

    /** @param types entity types by the tags that stand for them; other tags are passed over */
    static List<Gold> conll(Path file, Map<String, String> types, String language) throws IOException {
        return new ColumnFile(0, 1, types, language).read(file);
    }

    static List<Gold> iob2(Path file, Map<String, String> types, String language) throws IOException {
        return new ColumnFile(1, 2, types, language).read(file);
    }

    private List<Gold> read(Path file) throws IOException {
        List<Gold> texts = new ArrayList<>();
        List<String[]> rows = new ArrayList<>();
        String given = null;
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(TEXT)) {
                given = line.substring(TEXT.length()).strip();
            } else if (line.isBlank()) {
                add(texts, rows, given);
                rows.clear();
                given = null;
            } else if (!line.startsWith("# ")) {
                String[] columns = line.split("\t");
                if (columns.length <= tag) {
                    throw new IOException(file + ": a line without a tag in column " + (tag + 1) + ": " + line);
                }
                rows.add(columns);
            }
        }
        add(texts, rows, given);
        return texts;
    }

    private void add(List<Gold> texts, List<String[]> rows, @Nullable String given) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        StringBuilder joined = new StringBuilder();
        List<Place> places = new ArrayList<>();
        for (String[] row : rows) {
            int start;
            if (given == null) {
                joined.append(joined.isEmpty() ? "" : " ");
                start = joined.length();
                joined.append(row[token]);
            } else {
                start = given.indexOf(
                        row[token], places.isEmpty() ? 0 : places.getLast().end());
                if (start < 0) {
                    throw new IOException("no \"" + row[token] + "\" in: " + given);
                }
            }
            places.add(new Place(start, start + row[token].length()));
        }
        String text = given == null ? joined.toString() : given;
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String begun = rows.get(i)[tag];
            String type = begun.startsWith("B-") ? types.get(begun.substring(2)) : null;
            if (type != null) {
                int last = i;
                while (last + 1 < rows.size() && rows.get(last + 1)[tag].equals("I-" + begun.substring(2))) {
                    last++;
                }
                labels.add(new Label(
                        type,
                        new Place(
                                text.codePointCount(0, places.get(i).start()),
                                text.codePointCount(0, places.get(last).end()))));
            }
        }
        texts.add(new Gold(String.valueOf(texts.size()), language, text, labels, List.of()));
    }
}
