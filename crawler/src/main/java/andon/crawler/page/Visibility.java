package andon.crawler.page;

import java.util.Locale;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** What of a page a reader can see. */
final class Visibility {
    private Visibility() {}

    /** Whether a reader sees nothing of the element, or of one around it: such a link was put there for crawlers. */
    static boolean isHidden(Element element) {
        for (Element e = element; e != null; e = e.parent()) {
            if (hides(e)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the element itself hides what is in it. */
    static boolean hides(Element element) {
        if (element.attributesSize() == 0) {
            return false;
        }
        return element.hasAttr("hidden") || hidesByStyle(element.attr("style"));
    }

    /** Whether nothing in the node is text that a reader sees. */
    static boolean isUnseen(Node node) {
        return node instanceof Element element && (showsNoText(element) || hides(element));
    }

    /** Whether no browser shows the text in such an element. */
    static boolean showsNoText(Element element) {
        return switch (element.normalName()) {
            case "script", "style", "noscript", "template", "head", "option", "textarea", "iframe", "svg", "math" ->
                true;
            default -> false;
        };
    }

    static boolean hidesByStyle(String style) {
        if (style.length() < "display:none".length()) {
            return false;
        }
        String tight = tight(style);
        return tight.contains("display:none") || tight.contains("visibility:hidden");
    }

    private static String tight(String style) {
        StringBuilder out = new StringBuilder(style.length());
        for (int i = 0; i < style.length(); i++) {
            if (style.charAt(i) > ' ') {
                out.append(style.charAt(i));
            }
        }
        return out.toString().toLowerCase(Locale.ROOT);
    }
}
