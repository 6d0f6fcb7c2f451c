package andon.crawler.page;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** All words of a page in the order in which they stand there, seen or not, with titles and descriptions of pictures. */
public final class PageWords implements NodeVisitor {
    private final Listener listener;

    private PageWords(Listener listener) {
        this.listener = listener;
    }

    /** Hears the words. */
    public interface Listener {
        /** More words, as they stand in the page; they go on where those before ended. */
        void words(String text);

        /** What comes does not stand together with what came. */
        void gap();
    }

    /** Tells all words; those of one block stand together whatever markup is between them. */
    public static void tell(Document page, Listener listener) {
        page.traverse(new PageWords(listener));
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            listener.words(text.getWholeText());
        } else if (node instanceof Element element) {
            if (parts(element)) {
                listener.gap();
            }
            if (element.attributesSize() > 0) {
                tellAttributes(element);
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && parts(element)) {
            listener.gap();
        }
    }

    private static boolean parts(Element element) {
        return switch (element.normalName()) {
            case "br", "td", "th", "option" -> true;
            default -> element.isBlock();
        };
    }

    private void tellAttributes(Element element) {
        say(element, "title");
        switch (element.normalName()) {
            case "img", "area" -> say(element, "alt");
            case "meta" -> say(element, "content");
            case "input", "textarea", "button" -> {
                say(element, "alt");
                say(element, "placeholder");
                say(element, "value");
            }
            default -> {
                // Other attributes are no words.
            }
        }
    }

    private void say(Element element, String attribute) {
        String said = element.attr(attribute);
        if (!said.isEmpty()) {
            listener.gap();
            listener.words(said);
            listener.gap();
        }
    }
}
