package andon.indexer.cut;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Tag;
import org.jsoup.select.Evaluator;
import org.jspecify.annotations.Nullable;

/** Puts parts of a page together and takes them apart in copies, for the page is not ours to change. */
final class Parts {
    private static final String MARK = "data-andon-part";
    private static final Evaluator MARKED = new Evaluator.Attribute(MARK);

    private Parts() {}

    /** An item with what belongs to it and stands right before or behind it; the item itself if nothing does. */
    static Element around(Element item, @Nullable Selector lead, @Nullable Selector trail) {
        Element before = beside(lead, item.previousElementSibling());
        Element behind = beside(trail, item.nextElementSibling());
        if (before == null && behind == null) {
            return item;
        }
        Element whole = new Element(Tag.valueOf("div"), item.baseUri());
        Stream.of(Optional.ofNullable(before), Optional.of(item), Optional.ofNullable(behind))
                .flatMap(Optional::stream)
                .forEach(part -> whole.appendChild(part.clone()));
        return whole;
    }

    private static @Nullable Element beside(@Nullable Selector rule, @Nullable Element sibling) {
        return rule != null && sibling != null && sibling.is(rule.evaluator()) ? sibling : null;
    }

    /** A copy of an element without some of the parts that stand in it. */
    static Element without(Element holder, List<Element> parts) {
        parts.forEach(part -> part.attr(MARK, ""));
        Element copy = holder.clone();
        parts.forEach(part -> part.removeAttr(MARK));
        copy.removeAttr(MARK);
        copy.select(MARKED).remove();
        return copy;
    }
}
