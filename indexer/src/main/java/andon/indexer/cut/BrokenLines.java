package andon.indexer.cut;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** The lines of an element in which breaks part one fact from another, as copies. */
final class BrokenLines {
    /** Nodes of an element that are looked at. */
    private static final int MOST_NODES = 200;
    /** Characters of a node; a longer one says no fact. */
    private static final int LONGEST = 400;

    private BrokenLines() {}

    static List<Element> of(Element element) {
        List<Element> lines = new ArrayList<>();
        Element line = new Element("p");
        lines.add(line);
        int read = 0;
        for (Node node : element.childNodes()) {
            if (++read > MOST_NODES) {
                break;
            }
            if (node instanceof Element br && br.normalName().equals("br")) {
                line = new Element("p");
                lines.add(line);
            } else if (!(node instanceof Element e) || !Brief.holds(e, LONGEST)) {
                line.appendChild(node.clone());
            }
        }
        return lines;
    }
}
