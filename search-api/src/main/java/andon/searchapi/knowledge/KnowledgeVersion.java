package andon.searchapi.knowledge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One state of a part of a body of knowledge, as it was imported.
 *
 * @param part which part of the body, such as {@code enterprise-attack}
 * @param file the name of the file that it came from
 * @param bytes the file's length, packed if it was
 * @param entries how many things it tells
 * @param skipped how many of its entries said too little to be kept
 * @param edition what its makers call it; may be empty
 * @param asOf the time of which it tells, where it says so
 * @param checkedAt when a file with this content was brought last
 * @param current whether it is what is looked into
 */
public record KnowledgeVersion(
        long id,
        KnowledgeBody body,
        String part,
        String file,
        String sha256,
        long bytes,
        int entries,
        int skipped,
        String edition,
        @Nullable Instant asOf,
        Instant importedAt,
        String importedBy,
        Instant checkedAt,
        boolean current) {

    /** How fresh it is: the time of which it tells, or when it was imported. */
    public Instant date() {
        return asOf == null ? importedAt : asOf;
    }

    /** Its name and edition for people. */
    public String title() {
        return edition.isEmpty() ? body.title() : body.title() + " " + edition;
    }
}
