package andon.crawler.page;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * A digest of what a page has to read, by which a later look at it tells whether anything changed: the sum of the hashes of
 * its blocks of text, so that blocks in another order make no difference. Blocks of fewer than {@link #WORDS} words do not
 * count (counters, clocks, who is online), nor do numbers.
 *
 * <p>It decides how soon a page is looked at again, and nothing else: it is no proof that two pages are the same.
 */
public final class Substance {
    static final int WORDS = 4;

    private Substance() {}

    /** The page's digest; 0 if it has no block of text. */
    public static long of(Document page) {
        Blocks blocks = new Blocks();
        page.body().filter(blocks);
        blocks.end();
        return blocks.sum;
    }

    private static final class Blocks implements NodeFilter {
        private static final long BASIS = 0xcbf29ce484222325L;

        private long sum;
        private long hash = BASIS;
        private int words;
        private boolean inWord;
        private boolean inNumber;

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                add(text.getWholeText());
            } else if (node instanceof Element element) {
                if (Visibility.isUnseen(element)) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                endAt(element);
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                endAt(element);
            }
            return FilterResult.CONTINUE;
        }

        private void endAt(Element element) {
            if (element.isBlock() || element.nameIs("br") || element.nameIs("td") || element.nameIs("th")) {
                end();
            }
        }

        void end() {
            if (words >= WORDS) {
                sum += mixed(hash);
            }
            hash = BASIS;
            words = 0;
            inWord = false;
            inNumber = false;
        }

        private void add(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean digit = c >= '0' && c <= '9' || c > 127 && Character.isDigit(c);
                if (digit) {
                    if (!inNumber) {
                        next('0');
                    }
                    inNumber = true;
                } else if (c <= ' ' || c == '\u00a0' || c > 127 && Character.isWhitespace(c)) {
                    inWord = false;
                    inNumber = false;
                } else {
                    inNumber = false;
                    // Chinese and Japanese write no blanks: each sign counts.
                    inWord &= c < 0x2e80;
                    next(c);
                }
            }
        }

        private void next(char c) {
            if (!inWord) {
                words++;
                inWord = true;
                hash = (hash ^ ' ') * 0x100000001b3L;
            }
            hash = (hash ^ c) * 0x100000001b3L;
        }

        private static long mixed(long hash) {
            long h = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
            h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
            return h ^ h >>> 33;
        }
    }
}
