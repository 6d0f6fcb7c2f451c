package andon.corpus.index;

import java.util.Arrays;

/** Where each line of a text begins, found once: many things may stand on one. Lines are counted from zero. */
final class LineStarts {
    private final int[] starts;
    private final int length;

    LineStarts(String text) {
        int[] found = new int[64];
        int count = 1;
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            found = count < found.length ? found : Arrays.copyOf(found, 2 * count);
            found[count++] = at + 1;
        }
        this.starts = Arrays.copyOf(found, count);
        this.length = text.length();
    }

    int count() {
        return starts.length;
    }

    /** The line on which this place is. */
    int line(int at) {
        int found = Arrays.binarySearch(starts, at);
        return found < 0 ? -found - 2 : found;
    }

    int start(int line) {
        return starts[line];
    }

    /** Before the line break. */
    int end(int line) {
        return line + 1 < starts.length ? starts[line + 1] - 1 : length;
    }
}
