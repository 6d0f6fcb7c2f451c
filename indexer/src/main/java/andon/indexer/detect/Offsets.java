package andon.indexer.detect;

import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.List;

/** Leads places of the input into the masked text. Patches are added in order and do not overlap. */
final class Offsets {
    private record Patch(int from, int to, int masked, int maskedEnd) {}

    private final List<Patch> patches = new ArrayList<>();

    void add(Span input, int masked, int length) {
        patches.add(new Patch(input.start(), input.end(), masked, masked + length));
    }

    /** Where a stretch that begins at {@code input} begins; inside of a patch that is the patch's begin. */
    int start(int input) {
        Patch patch = lastFrom(input);
        if (patch == null) {
            return input;
        }
        return input < patch.to() ? patch.masked() : input - patch.to() + patch.maskedEnd();
    }

    /** Where a stretch that ends before {@code input} ends; inside of a patch that is the patch's end. */
    int end(int input) {
        Patch patch = lastFrom(input - 1);
        if (patch == null) {
            return input;
        }
        return input <= patch.to() ? patch.maskedEnd() : input - patch.to() + patch.maskedEnd();
    }

    private @org.jspecify.annotations.Nullable Patch lastFrom(int input) {
        int low = 0;
        int high = patches.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (patches.get(middle).from() <= input) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high < 0 ? null : patches.get(high);
    }
}
