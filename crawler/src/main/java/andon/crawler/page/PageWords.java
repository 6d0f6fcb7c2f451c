package andon.crawler.page;

import java.util.ArrayList;
import java.util.List;

/**
 * All words of a page in the order in which they stand there, seen or not; then those of titles, fields and descriptions of
 * pictures, each for itself: where they stand they would part words that belong together.
 */
public final class PageWords {
    private final Listener listener;
    private final List<String> attributes = new ArrayList<>();
    private boolean nameOnions;

    PageWords(Listener listener) {
        this.listener = listener;
    }

    /** Hears the words. */
    public interface Listener {
        /** More words, as they stand in the page; they go on where those before ended. */
        void words(String text);

        /** What comes does not stand together with what came. */
        void gap();
    }

    void add(String words) {
        nameOnions |= !nameOnions && words.contains(OnionMentions.SUFFIX);
        listener.words(words);
    }

    void addAttribute(String words) {
        if (!words.isEmpty()) {
            attributes.add(words);
        }
    }

    /** Ends a block. */
    void gap() {
        listener.gap();
    }

    /** After the last words. */
    void end() {
        for (String words : attributes) {
            listener.gap();
            listener.words(words);
        }
        listener.gap();
    }

    /** Whether an onion address may stand in the text. */
    boolean nameOnions() {
        return nameOnions;
    }
}
