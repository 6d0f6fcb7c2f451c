package andon.testbed.world;

import andon.vocabulary.DocumentKind;
import andon.vocabulary.ThreatCategory;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One unit that a person of the invented world wrote, as its author meant it.
 *
 * @param source the id of the site it stands on
 * @param key its id on that site: the post's number in forums, the listing's or paste's id, else its path
 * @param path path and query on the main host of a page that shows it in full
 * @param title its own title, or that of its thread
 * @param postedAt when it was written, as exactly as its page tells; null if the page does not tell
 * @param text the author's own words as a reader sees them, lines parted by {@code \n}, secrets in the clear
 * @param quotes others' words that it repeats, in order
 * @param language ISO 639-1
 * @param threats what it is about; empty if it is harmless
 * @param entities values that are meant, so must be found
 * @param decoys values that only look like such ones (a wrong checksum, a number out of range), so must not be found
 * @param secrets every password and card number in {@code text}
 * @param loginOnly whether only a signed-in reader can see it
 * @param cluster equal for documents that repeat one another's text
 */
public record PlantedDocument(
        String source,
        String key,
        String path,
        DocumentKind kind,
        @Nullable String title,
        @Nullable String author,
        @Nullable Instant postedAt,
        String text,
        List<String> quotes,
        String language,
        Set<ThreatCategory> threats,
        List<PlantedEntity> entities,
        List<PlantedEntity> decoys,
        List<String> secrets,
        boolean loginOnly,
        String cluster) {
    /** Whether an indexed document of its page with this identity is this one. */
    public boolean isNamedBy(String identity) {
        return identity.endsWith("|" + key) || identity.endsWith("/" + key) || identity.endsWith("=" + key);
    }
}
