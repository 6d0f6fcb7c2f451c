package andon.crawler.page;

import java.net.URI;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** What a page says, where it leads and what is in it to read, taken in one go through its tree: a walk costs. */
public final class PageReading implements NodeVisitor {
    private final Document page;
    private final PageWords words;
    private final Substance substance = new Substance();
    private final PageLinks links = new PageLinks();

    /** How deep the outermost hidden element around the current node is; -1 outside of any. */
    private int hiddenAt = -1;
    /** The same for what no reader sees, whether it is hidden or shows no text by its nature. */
    private int unseenAt = -1;

    /** Whether the current element says that it does something. */
    private boolean acts;

    private PageReading(Document page, PageWords.Listener listener) {
        this.page = page;
        this.words = new PageWords(listener);
    }

    /**
     * Reads a page.
     *
     * @param listener hears all its words, as in {@link PageWords}
     */
    public static PageReading of(Document page, PageWords.Listener listener) {
        PageReading reading = new PageReading(page, listener);
        page.traverse(reading);
        reading.substance.end();
        reading.words.end();
        return reading;
    }

    /** A digest of what there is to read, as in {@link Substance}; 0 if there is no block of text. */
    public long substance() {
        return substance.digest();
    }

    /** Where the page leads that was fetched from {@code address}. */
    public OutLinks links(SiteScope scope, URI address) {
        return OutLinks.of(scope, address, page, links, words.nameOnions());
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            String said = text.getWholeText();
            words.add(said);
            if (unseenAt < 0) {
                substance.add(said);
            }
        } else if (node instanceof Element element) {
            if (parts(element)) {
                words.gap();
                substance.end();
            }
            acts = false;
            boolean hides = element.attributesSize() > 0 && readAttributes(element);
            if (hiddenAt < 0 && hides) {
                hiddenAt = depth;
            }
            if (unseenAt < 0 && (hides || Visibility.showsNoText(element))) {
                unseenAt = depth;
            }
            links.add(element, hiddenAt >= 0, acts);
        }
    }

    /** Whether the element hides what is in it. */
    private boolean readAttributes(Element element) {
        boolean hides = false;
        for (Attribute attribute : element.attributes()) {
            switch (attribute.getKey()) {
                case "alt", "title", "content", "placeholder", "value" -> words.addAttribute(attribute.getValue());
                case "hidden" -> hides = true;
                case "style" -> hides |= Visibility.hidesByStyle(attribute.getValue());
                default -> acts |= LinkActions.isMark(attribute.getKey(), attribute.getValue());
            }
        }
        return hides;
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (depth == hiddenAt) {
                hiddenAt = -1;
            }
            if (depth == unseenAt) {
                unseenAt = -1;
            }
            if (parts(element)) {
                words.gap();
                substance.end();
            }
        }
    }

    private static boolean parts(Element element) {
        return element.isBlock()
                || switch (element.normalName()) {
                    case "br", "td", "th", "option" -> true;
                    default -> false;
                };
    }
}
