package andon.crawler.page;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** All words of a page in the order in which they stand there, seen or not, with titles and descriptions of pictures. */
public final class PageWords {
    private static final String[] SAYING = {"alt", "title", "content", "placeholder", "value"};

    private PageWords() {}

    /** Words of one block stand together whatever markup is between them; blocks are parted by a line break. */
    public static String of(Document page) {
        StringBuilder out = new StringBuilder(4096);
        page.traverse((node, depth) -> {
            if (node instanceof TextNode text) {
                out.append(text.getWholeText());
            } else if (node instanceof Element element) {
                if (element.isBlock() || element.nameIs("br") || element.nameIs("td") || element.nameIs("th")) {
                    out.append('\n');
                }
                if (element.attributesSize() > 0) {
                    for (String name : SAYING) {
                        String said = element.attr(name);
                        if (!said.isEmpty()) {
                            out.append('\n').append(said).append('\n');
                        }
                    }
                }
            }
        });
        return out.toString();
    }
}
