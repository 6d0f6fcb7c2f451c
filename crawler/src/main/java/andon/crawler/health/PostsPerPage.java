package andon.crawler.health;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much a source's pages hold now beside what the same pages held before. Like is compared with like: each page seen
 * lately with the most that any older capture of it held. The most, because a page that stays broken must not become the
 * measure of itself; a site's own shrinking is told apart by its being a few pages among many.
 *
 * @param pages pages that held something before and were seen lately
 * @param collapsed those of them that hold less than half of it now
 * @param now how much they hold now on average
 * @param before how much they held
 */
public record PostsPerPage(int pages, int collapsed, double now, double before) {
    /** What a page held at least before, to count: one of a single post may be replaced by another with none. */
    private static final int FEWEST_PIECES = 2;

    /**
     * Compares.
     *
     * @param readings the newest first
     * @param recent how many of them are "lately"
     */
    static PostsPerPage of(List<Harvest.Reading> readings, int recent) {
        Map<Long, Integer> now = new HashMap<>();
        Map<Long, Integer> before = new HashMap<>();
        int seen = 0;
        for (Harvest.Reading reading : readings) {
            boolean newest = seen++ < recent && now.putIfAbsent(reading.page(), reading.pieces()) == null;
            if (!newest) {
                before.merge(reading.page(), reading.pieces(), Math::max);
            }
        }
        int pages = 0;
        int collapsed = 0;
        long nowSum = 0;
        long beforeSum = 0;
        for (Map.Entry<Long, Integer> page : now.entrySet()) {
            int held = before.getOrDefault(page.getKey(), 0);
            if (held >= FEWEST_PIECES) {
                pages++;
                collapsed += page.getValue() * 2 < held ? 1 : 0;
                nowSum += page.getValue();
                beforeSum += held;
            }
        }
        return new PostsPerPage(
                pages,
                collapsed,
                pages == 0 ? 0 : (double) nowSum / pages,
                pages == 0 ? 0 : (double) beforeSum / pages);
    }

    /** Whether half of the pages or more collapsed, of at least {@code fewestPages}. */
    boolean isCollapse(int fewestPages) {
        return pages >= fewestPages && collapsed * 2 >= pages;
    }
}
