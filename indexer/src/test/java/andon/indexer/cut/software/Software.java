package andon.indexer.cut.software;

import java.util.Random;

/**
 * One software's pages.
 *
 * @param path of a thread, with {@code %d} for its number
 */
record Software(String name, String path, Renderer renderer) {
    @FunctionalInterface
    interface Renderer {
        String page(ForumThread thread, Random random);
    }

    @Override
    public String toString() {
        return name;
    }
}
