package andon.indexer.cut;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Takes elements out of a page, each parent's at once. One after another jsoup looks each up among its neighbours, which on a page of
 * tens of thousands takes minutes.
 */
final class Removal {
    private Removal() {}

    static void of(Collection<Element> elements) {
        Set<Node> out = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<Element> parents = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Element element : elements) {
            Element parent = element.parent();
            if (parent != null) {
                out.add(element);
                parents.add(parent);
            }
        }
        for (Element parent : parents) {
            List<Node> kept = parent.childNodes().stream()
                    .filter(child -> !out.contains(child))
                    .toList();
            parent.empty();
            parent.appendChildren(kept);
        }
    }
}
