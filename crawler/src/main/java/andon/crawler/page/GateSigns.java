package andon.crawler.page;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * What a page shows by which a gate is told from content: its own text (outside of links, menus and footers), its forms, and
 * signs of posts and offers. Gathered in one walk that ends as soon as the page is surely content.
 */
final class GateSigns implements NodeFilter {
    /** A page with more own text than that (characters outside of links) is content. */
    static final int SMALL = 1500;
    /** A page with so many signs of posts or offers is content. */
    static final int UNITS = 4;

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_LINK = 120;
    /** A link of so many characters names a thread or an offer; those of menus are shorter. */
    private static final int TITLE_LINK = 25;

    private static final int TITLE_LINKS = 10;

    final StringBuilder own = new StringBuilder(512);
    final StringBuilder title = new StringBuilder();
    final StringBuilder headings = new StringBuilder();
    final StringBuilder unscripted = new StringBuilder();
    private final StringBuilder link = new StringBuilder();
    Optional<Refresh> refresh = Optional.empty();
    /** Outside of menus. */
    int links;

    int passwords;
    int units;
    private int titleLinks;
    boolean signedIn;
    /** Whether a part of the page or a script of it belongs to a known check of browsers. */
    boolean challenge;

    private FormSigns form = new FormSigns();
    private boolean named;
    private boolean puzzle;
    private int pictures;

    private int headingAt = -1;
    private int menuAt = -1;
    private int linkAt = -1;
    private int formAt = -1;
    private int quotedAt = -1;

    private final boolean toTheEnd;

    private GateSigns(boolean toTheEnd) {
        this.toTheEnd = toTheEnd;
    }

    /** Reads as much of a page as it takes to tell that it is content. */
    static GateSigns of(Document page) {
        return read(page, new GateSigns(false));
    }

    /** Reads all of a page, for its forms. */
    static GateSigns ofAll(Document page) {
        return read(page, new GateSigns(true));
    }

    private static GateSigns read(Document page, GateSigns signs) {
        page.filter(signs);
        signs.endForm();
        return signs;
    }

    /** Whether there is too much to read, or too much around it, for a gate. */
    boolean isContent() {
        return own.length() > SMALL || units >= UNITS || titleLinks >= TITLE_LINKS;
    }

    /** Whether there is a form for nothing but to prove that a person reads, and it says so. */
    boolean asksForCaptcha() {
        return named;
    }

    /** Whether there is a form that looks so, whatever its parts are called. */
    boolean showsPuzzle() {
        return puzzle && pictures > 0;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            read(text.getWholeText());
        } else if (node instanceof Element element) {
            if (element.attributesSize() > 0 && Visibility.hides(element)) {
                return FilterResult.SKIP_ENTIRELY;
            }
            return read(element, depth);
        }
        return goOn();
    }

    private FilterResult goOn() {
        return !toTheEnd && isContent() ? FilterResult.STOP : FilterResult.CONTINUE;
    }

    private void read(String text) {
        if (linkAt >= 0) {
            Phrases.fold(text, link, LONGEST_LINK);
        } else if (menuAt < 0) {
            int from = own.length();
            // What is quoted or shown as code is what somebody says, and no word of the gate's.
            Phrases.fold(quotedAt < 0 ? text : " " + ".".repeat(Math.min(text.length(), SMALL)) + " ", own, SMALL + 1);
            units += Dates.count(own, from);
            if (headingAt >= 0) {
                Phrases.fold(text, headings, LONGEST_TITLE);
            }
        }
    }

    private FilterResult read(Element element, int depth) {
        switch (element.normalName()) {
            case "script" -> {
                challenge |= FormSigns.isChallenge(element.attr("src"));
                return FilterResult.SKIP_ENTIRELY;
            }
            case "style", "template", "option", "select", "svg", "math" -> {
                return FilterResult.SKIP_ENTIRELY;
            }
            case "title" -> {
                Phrases.fold(element.text(), title, LONGEST_TITLE);
                return FilterResult.SKIP_ENTIRELY;
            }
            case "noscript" -> {
                Phrases.fold(element.text(), unscripted, LONGEST_TITLE);
                return FilterResult.SKIP_ENTIRELY;
            }
            case "meta" -> refresh = refresh.or(() -> Refresh.of(element));
            case "a" -> {
                linkAt = linkAt < 0 ? depth : linkAt;
                if (linkAt == depth) {
                    link.setLength(0);
                }
            }
            case "nav", "footer", "aside", "menu" -> menuAt = menuAt < 0 ? depth : menuAt;
            case "h1", "h2", "h3", "th" -> beginHeading(depth);
            case "pre", "code", "blockquote" -> {
                units += quotedAt < 0 ? 2 : 0;
                quotedAt = quotedAt < 0 ? depth : quotedAt;
            }
            case "article" -> units += 2;
            case "time" -> units++;
            case "form" -> {
                endForm();
                formAt = depth;
            }
            case "textarea" -> {
                form.textareas++;
                return FilterResult.SKIP_ENTIRELY;
            }
            case "input", "img", "iframe", "button" -> field(element);
            case "br", "p", "div", "td", "li", "tr" -> gap();
            default -> {
                // Its text is read like any other.
            }
        }
        if (element.attributesSize() > 0) {
            readClass(element, depth);
        }
        return goOn();
    }

    private void field(Element element) {
        form.add(element);
        if (element.nameIs("input") && menuAt < 0) {
            passwords += element.attr("type").equalsIgnoreCase("password") ? 1 : 0;
        }
        if (element.nameIs("img") && linkAt < 0 && menuAt < 0) {
            pictures++;
            gap();
            read(element.attr("alt"));
            gap();
        }
        if (element.attr("type").equalsIgnoreCase("submit")) {
            signedIn |= saysLogout(element.attr("value"));
        }
    }

    private void readClass(Element element, int depth) {
        String of = element.className();
        if (!of.isEmpty()) {
            if (UnitNames.isMessage(of)) {
                beginHeading(depth);
            }
            units += UnitNames.isUnit(of) ? 1 : 0;
        }
        if (element.nameIs("div") || element.nameIs("section") || element.nameIs("label")) {
            form.addName(of, element.id());
        }
    }

    private void beginHeading(int depth) {
        if (headingAt < 0) {
            headingAt = depth;
            headings.append(' ');
        }
        gap();
    }

    private void gap() {
        if (linkAt < 0 && menuAt < 0) {
            Phrases.fold(" ", own, SMALL + 1);
        }
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element) {
            if (depth == linkAt) {
                linkAt = -1;
                endLink(element);
            }
            menuAt = depth == menuAt ? -1 : menuAt;
            quotedAt = depth == quotedAt ? -1 : quotedAt;
            if (depth == headingAt) {
                headingAt = -1;
                gap();
            }
            if (depth == formAt) {
                endForm();
            }
            if (element.nameIs("button")) {
                signedIn |= saysLogout(element.text());
            }
        }
        return FilterResult.CONTINUE;
    }

    private void endLink(Element element) {
        String href = element.attr("href");
        signedIn |=
                link.length() <= TITLE_LINK && Phrases.KNOWN.says(link, Phrases.Sense.LOGOUT) || leadsToLogout(href);
        if (menuAt < 0 && !href.isEmpty()) {
            links++;
            if (link.length() >= TITLE_LINK) {
                titleLinks++;
            }
            if (UnitNames.isUnitLink(link)) {
                units++;
            }
        }
        gap();
    }

    private void endForm() {
        named |= form.isNamedCaptcha();
        puzzle |= form.isPuzzle();
        if (form.textareas > 0) {
            units += 2;
        }
        form = new FormSigns();
        formAt = -1;
    }

    /** Whether a link or a button signs the reader out. */
    static boolean saysLogout(String text) {
        if (text.length() < 2) {
            return false;
        }
        StringBuilder folded = new StringBuilder(Math.min(text.length(), LONGEST_LINK));
        Phrases.fold(text, folded, LONGEST_LINK);
        return Phrases.KNOWN.says(folded, Phrases.Sense.LOGOUT);
    }

    /** The same of an address, where the words are English in all languages. */
    static boolean leadsToLogout(String href) {
        return (href.contains("out") || href.contains("off") || href.contains("OUT")) && saysLogout(href);
    }
}
