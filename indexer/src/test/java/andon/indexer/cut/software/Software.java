package andon.indexer.cut.software;

import java.time.temporal.ChronoUnit;
import java.util.Random;

/**
 * One software's pages.
 *
 * @param path of a thread, with {@code %d} for its number
 * @param precision how finely its dates tell; {@code FOREVER} if it has none
 */
record Software(String name, String path, Renderer renderer, ChronoUnit precision) {
    @FunctionalInterface
    interface Renderer {
        String page(ForumThread thread, Random random);
    }

    Software(String name, String path, Renderer renderer) {
        this(name, path, renderer, ChronoUnit.MINUTES);
    }

    @Override
    public String toString() {
        return name;
    }
}
