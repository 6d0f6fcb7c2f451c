package andon.indexer.cut;

import andon.indexer.cut.Fields.Meaning;
import andon.vocabulary.Details.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** What a page offers, if it offers one thing: its price and the words that describe it. */
final class Offer {
    private static final int LONGEST_PRICE = 24;
    private static final int SHORTEST_DESCRIPTION = 10;
    private static final Pattern DESCRIPTION = Pattern.compile(
            "(?iu)(?:product |item |listing )?(?:description|details)|about(?: this)?(?: item| product| listing)?|описание(?: товара)?|опис|beschreibung|descripción|descrição"
                    + "|(?:商品|产品)?(?:描述|详情|介绍)|(?:商品)?(?:説明|詳細)");

    private final Element region;
    private final Fields fields;
    private final Optional<Price> price;

    Offer(Element region, Fields fields) {
        this.region = region;
        this.fields = fields;
        this.price = fields.count(Meaning.PRICE) == 0
                ? lone()
                : fields.first(Meaning.PRICE).flatMap(Prices::in);
    }

    /** Empty if there is none, or if it has no currency that is known. */
    Optional<Price> price() {
        return price;
    }

    /** Whether there is one price, and somebody who sells, something in stock or somewhere to ship to. */
    boolean isOne() {
        boolean priced = fields.count(Meaning.PRICE) == 1 || fields.count(Meaning.PRICE) == 0 && price.isPresent();
        return priced
                && (fields.count(Meaning.SELLER) > 0
                        || fields.count(Meaning.STOCK) > 0
                        || fields.count(Meaning.SHIPPING) > 0);
    }

    /** The price that stands alone in an element, no label saying what it is; empty if there are several such places. */
    private Optional<Price> lone() {
        List<Element> holders = new ArrayList<>();
        for (Element element : region.getAllElements()) {
            String own = element.ownText().strip();
            boolean holds = !own.isEmpty() && own.length() <= LONGEST_PRICE && !own.startsWith("(");
            if (holds && Prices.in(own).isPresent()) {
                holders.add(element);
            }
        }
        return holders.size() == 1 ? Prices.in(holders.getFirst().ownText()) : Optional.empty();
    }

    /** What is called a description, else the largest block of words. */
    Element description(Outline outline) {
        Element best = null;
        for (Element named : region.select(
                "[class*=descr], [id*=descr], [class*=listing-body], [class*=listing-text], [class*=details-text]")) {
            if (named.text().length() > (best == null ? 0 : best.text().length())) {
                best = named;
            }
        }
        Element labelled = best != null ? best : behindLabel();
        return labelled != null ? labelled : Prose.densest(region, outline);
    }

    /** What follows a heading that says "Description". */
    private @Nullable Element behindLabel() {
        for (Element label : region.select(Css.of("h1, h2, h3, h4, h5, h6, b, strong, dt, th, legend"))) {
            String own = label.text().strip();
            String said = own.endsWith(":") ? own.substring(0, own.length() - 1) : own;
            if (said.length() < 40 && DESCRIPTION.matcher(said).matches()) {
                Element words = new Element("div");
                Node next = label.nextSibling();
                while (next != null
                        && !(next instanceof Element e && e.normalName().matches("h[1-6]"))) {
                    words.appendChild(next.clone());
                    next = next.nextSibling();
                }
                if (words.text().length() >= SHORTEST_DESCRIPTION) {
                    return words;
                }
            }
        }
        return null;
    }
}
