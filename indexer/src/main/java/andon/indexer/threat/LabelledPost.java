package andon.indexer.threat;

import andon.vocabulary.ThreatCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A post and what somebody says it is.
 *
 * @param language a code, such as {@code en}
 * @param categories none for a harmless post
 */
public record LabelledPost(String language, String text, Set<ThreatCategory> categories) {
    /** A file with more bytes is refused. */
    private static final long MOST_BYTES = 64L << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public LabelledPost {
        categories = Set.copyOf(categories);
    }

    /**
     * Reads {@code .jsonl} (an object a line: {@code lang}, {@code text}, {@code labels}) or {@code .tsv} (labels parted by
     * commas or {@code none}, language, text; {@code #} begins a comment). Labels are the words of {@link ThreatCategory}, also
     * with {@code _} for {@code -}; {@code ransomware} is short for {@code ransomware-leak}.
     *
     * @throws IOException if the file cannot be read or a line of it is none; the message names the line
     */
    public static List<LabelledPost> read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException(file + " has more than " + MOST_BYTES + " bytes");
        }
        boolean tabs = file.toString().endsWith(".tsv");
        List<LabelledPost> posts = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            if (line.isBlank() || tabs && line.startsWith("#")) {
                continue;
            }
            try {
                posts.add(tabs ? ofCells(line.split("\t")) : ofJson(JSON.readTree(line)));
            } catch (IllegalArgumentException | JacksonException e) {
                throw new IOException(file + ", line " + number + ": " + e.getMessage(), e);
            }
        }
        return posts;
    }

    private static LabelledPost ofCells(String[] cells) {
        if (cells.length != 3) {
            throw new IllegalArgumentException("three cells were expected, not " + cells.length);
        }
        return new LabelledPost(cells[1], cells[2], categories(List.of(cells[0].split(","))));
    }

    private static LabelledPost ofJson(JsonNode post) {
        if (!post.path("text").isString() || !post.path("labels").isArray()) {
            throw new IllegalArgumentException("\"text\" and \"labels\" were expected");
        }
        List<String> labels =
                post.get("labels").valueStream().map(JsonNode::asString).toList();
        return new LabelledPost(post.path("lang").asString(""), post.get("text").asString(), categories(labels));
    }

    private static Set<ThreatCategory> categories(List<String> labels) {
        Set<ThreatCategory> categories = EnumSet.noneOf(ThreatCategory.class);
        for (String label : labels) {
            String word = label.strip().replace('_', '-');
            if (!word.equals("none")) {
                categories.add(ThreatCategory.ofWord(word.equals("ransomware") ? "ransomware-leak" : word)
                        .orElseThrow(
                                () -> new IllegalArgumentException("\"" + label + "\" is no category of threats")));
            }
        }
        return categories;
    }
}
