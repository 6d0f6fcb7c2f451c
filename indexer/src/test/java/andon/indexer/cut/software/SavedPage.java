package andon.indexer.cut.software;

import andon.indexer.cut.CutResult.NoUnits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A page in a software's own markup, with what it holds said in the comment that it begins with, a fact on each line:
 * {@code software}, {@code address}, {@code title}, then {@code post: author | time | words | quote} for each post (⏎ stands for
 * the end of a line), or {@code none} for the reason why there are none.
 *
 * @param name the file's
 * @param none why nothing is cut out of it; null if there are posts
 */
record SavedPage(
        String name,
        String html,
        URI address,
        String title,
        List<Truth> posts,
        @Nullable NoUnits none) {
    /** When all were captured. */
    static final Instant CAPTURED = ForumThread.NOW;

    /** @param quote empty if it quotes nobody */
    record Truth(String author, Instant at, String words, String quote) {}

    static List<SavedPage> all() {
        try (Stream<Path> files = Files.list(
                Path.of(SavedPage.class.getResource("/andon/indexer/cut/pages").toURI()))) {
            return files.sorted().map(SavedPage::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SavedPage read(Path file) {
        try {
            String html = Files.readString(file);
            int end = html.indexOf("-->");
            Map<String, String> facts = new HashMap<>();
            List<Truth> posts = new ArrayList<>();
            for (String line : html.substring("<!--".length(), end).strip().split("\n")) {
                String[] fact = line.split(": ", 2);
                if (fact[0].equals("post")) {
                    posts.add(truth(fact[1]));
                } else {
                    facts.put(fact[0], fact[1].strip());
                }
            }
            String none = facts.get("none");
            return new SavedPage(
                    file.getFileName().toString(),
                    html.substring(end + "-->".length()),
                    URI.create(facts.get("address")),
                    facts.getOrDefault("title", ""),
                    posts,
                    none == null ? null : NoUnits.valueOf(none));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Truth truth(String line) {
        String[] parts = line.split(" \\| ", -1);
        return new Truth(
                parts[0].strip(),
                OffsetDateTime.parse(parts[1].strip()).toInstant(),
                parts[2].strip().replace('⏎', '\n'),
                parts.length > 3 ? parts[3].strip() : "");
    }

    @Override
    public String toString() {
        return name;
    }
}
