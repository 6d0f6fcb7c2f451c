package andon.corpus.index;

/**
 * A new generation of an index, filled beside the one in use, which goes on serving, whatever its schema. Whatever happens at
 * whatever moment, the index in use is the old one whole or, from {@link #swapIn} on, the new one whole.
 */
public interface Rebuild extends AutoCloseable {
    /** The new generation, empty at first; closed by this. */
    Engine engine();

    /**
     * Puts the new generation, up to its last commit, in the place of the old one and removes that. Once only, and the last
     * thing done with {@link #engine}.
     *
     * @throws IllegalStateException if another rebuild was swapped in since this one began; nothing is changed then
     */
    void swapIn();

    /** Removes the new generation if it was not swapped in. */
    @Override
    void close();
}
