package andon.indexer.cut;

import andon.indexer.cut.Fields.Meaning;
import andon.vocabulary.Details.Price;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/** What a page offers, if it offers one thing: its price and the words that describe it. */
final class Offer {
    private static final int LONGEST_PRICE = 24;
    private static final int SHORTEST_DESCRIPTION = 10;
    private static final int LONGEST_TITLE = 200;
    private static final Pattern DESCRIPTION = Pattern.compile(
            "(?iu)(?:product |item |listing )?(?:description|details)|about(?: this)?(?: item| product| listing)?|описание(?: товара)?|опис|beschreibung|descripción|descrição"
                    + "|(?:商品|产品)?(?:描述|详情|介绍)|(?:商品)?(?:説明|詳細)");

    private static final Pattern PART = Pattern.compile(
            "(?iu)(?:" + DESCRIPTION.pattern()
                    + "|(?:product |vendor |seller )?(?:feedbacks?|reviews?|ratings?|comments?)(?: \\(\\d+\\))?|refund policy|terms.*|rules?|price|stock|vendor.*|seller.*|ships? (?:from|to)|"
                    + "quantity.*|related.*|similar.*|similar products|categor(?:y|ies)|shop with confidence|escrow|left|payment.*|отзывы|评价|レビュー)");

    private static final Pattern BUYERS =
            Pattern.compile("(?iu)^(?:\\w+ )?(?:feedback|reviews?|ratings?|отзывы|评价|レビュー)");

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
        boolean one = holders.size() == 1 || holders.size() == 2 && isSaidTwice(holders);
        return one ? Prices.in(holders.getFirst().ownText()) : Optional.empty();
    }

    /** The same price in a second currency stands beside it. */
    private static boolean isSaidTwice(List<Element> holders) {
        Optional<Price> first = Prices.in(holders.getFirst().ownText());
        Optional<Price> second = Prices.in(holders.getLast().ownText());
        return first.isPresent()
                && second.isPresent()
                && !first.get().currency().equals(second.get().currency())
                && Objects.equals(holders.getFirst().parent(), holders.getLast().parent());
    }

    /** Who sells, where nothing is labelled so: whose page alone is linked; null if there are several, or none. */
    @Nullable
    Element linkedSeller() {
        Element seller = null;
        for (Element link : region.select(Css.of("a[href]"))) {
            if (link.hasText() && Outline.isProfile(link.attr("href"))) {
                if (seller != null && !seller.attr("href").equals(link.attr("href"))) {
                    return null;
                }
                seller = seller == null ? link : seller;
            }
        }
        return seller;
    }

    /** What is offered: a heading that is not one of a part of the page, else the first bold words. */
    Optional<String> title() {
        for (String selector : new String[] {"h1", "h2", "[class*=title], [class*=name]", "h3, h4", "b, strong"}) {
            for (Element heading : region.select(Css.of(selector))) {
                String words = heading.text().strip();
                boolean part = PART.matcher(words).matches() || Prices.in(words).isPresent();
                if (!words.isEmpty()
                        && words.length() < LONGEST_TITLE
                        && !words.endsWith(":")
                        && !part
                        && Outline.rank(heading, Outline.names(heading)) == 0) {
                    return Optional.of(words);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether a time stands below "Feedback": it is of who bought it. */
    static boolean isOfBuyers(@Nullable Element time) {
        for (Element at = time; at != null; at = at.parent()) {
            for (Element before = at.previousElementSibling();
                    before != null;
                    before = before.previousElementSibling()) {
                Optional<String> words = Brief.text(before, LONGEST_PRICE);
                if (words.isPresent() && BUYERS.matcher(words.get()).find()) {
                    return true;
                }
            }
        }
        return false;
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
        for (Element label : region.select(
                Css.of("h1, h2, h3, h4, h5, h6, b, strong, dt, th, legend, [class*=header], [class*=heading]"))) {
            String own = label.text().strip();
            String said = own.endsWith(":") ? own.substring(0, own.length() - 1) : own;
            if (said.length() < 40 && DESCRIPTION.matcher(said).matches()) {
                Element words = new Element("div");
                Node next = label.nextSibling();
                String form = Columns.step(label);
                while (next != null
                        && !(next instanceof Element e
                                && (e.normalName().matches("h[1-6]")
                                        || Columns.step(e).equals(form)))) {
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
