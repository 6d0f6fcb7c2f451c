package andon.crawler.page;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** The beginning of what a link says, in lower case and with single blanks. */
final class LinkText implements NodeFilter {
    private final StringBuilder text = new StringBuilder(LinkActions.LONGEST_TEXT);

    private LinkText() {}

    static String of(Element link) {
        LinkText read = new LinkText();
        link.filter(read);
        int length = read.text.length();
        return read.text.substring(0, length > 0 && read.text.charAt(length - 1) == ' ' ? length - 1 : length);
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode words) {
            Phrases.fold(words.getWholeText(), text, LinkActions.LONGEST_TEXT);
        }
        return text.length() < LinkActions.LONGEST_TEXT ? FilterResult.CONTINUE : FilterResult.STOP;
    }
}
