package andon.corpus.exposed;

/**
 * What is kept of a leaked credential so that its owner can check it.
 *
 * @param space where it belongs: all passwords, or the accounts of one domain
 * @param entry 64 bits that only who knows the credential, and was let ask for it, can make again
 */
public record ExposedEntry(long space, long entry) implements Comparable<ExposedEntry> {
    @Override
    public int compareTo(ExposedEntry other) {
        int bySpace = Long.compare(space, other.space);
        return bySpace == 0 ? Long.compare(entry, other.entry) : bySpace;
    }
}
