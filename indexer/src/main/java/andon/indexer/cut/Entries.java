package andon.indexer.cut;

import andon.indexer.cut.EntrySigns.Sign;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The entries of a leak site's front page: blocks of one form, each with a name of its own and with signs that data of who bears
 * it were taken. They may be cards, rows of a table, cells, sections or bare links; what tells them from teasers, offers and
 * posts is what they say, not how the page is built.
 */
final class Entries {
    /** Of a form no more blocks are kept: a page gives no more documents. */
    private static final int MOST = 2_000;

    private static final int SHORTEST = 3;
    private static final int LONGEST = 12_000;
    /** Blocks of a form that are looked at to tell what it is. */
    private static final int LOOKED_AT = 12;
    /** Forms that are looked at, the largest first. */
    private static final int MOST_FORMS = 60;
    /** Characters of all blocks that are looked at: a page may be made of nothing but forms. */
    private static final int MOST_READ = 1_500_000;

    private static final double MOST_OF_THEM = 0.6;
    private static final double FEW_OF_THEM = 0.3;
    /** The halves of a card have a form, too, but not the same signs. */
    private static final double ALIKE = 0.4;

    private static final int FEWEST_BARE = 3;
    private static final int LONGEST_BARE = 90;
    private static final int LONGEST_HEADING = 160;
    private static final int MOST_HEADINGS = 3;
    /** Headings that are looked at for what they say of the lists below them. */
    private static final int MOST_LISTING = 12;

    private static final int ABOVE = 2_500;

    private static final Set<String> NO_BLOCKS = Set.of(
            "span", "b", "strong", "i", "em", "u", "font", "small", "br", "img", "svg", "path", "option", "h1", "h2",
            "h3", "h4", "h5", "h6", "input", "label", "button", "time", "code");

    private static final Pattern LEAK = Pattern.compile(
            "(?<!memory )\\bleak|\\bransom|\\bvictims?\\b|\\bstolen\\b|\\bbreach|wall of shame|\\bconfidential (?:data|files|doc|info)|\\bexfiltrat|\\brefus\\w+ to (?:pay|co)|not (?:want|wish) to (?:pay|work|co)"
                    + "|\\b(?:compan(?:y|ies)|firms|organi[sz]ations|customers|clients)\\b.{0,90}\\b(?:data|pay|cooperat\\w*|secrets?|compromis\\w+|silent|hide|hiding|lost)\\b"
                    + "|\\b(?:data|secrets) of .{0,30}\\bcompanies\\b|утечк|жертв|выкуп|泄露|勒索|受害|流出|身代金",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LISTED = Pattern.compile(
            "\\bvictims?\\b|(?<!memory )\\bleak(?:s|ed)?\\b|\\bstolen\\b|\\bshame\\b|\\brefus\\w+ to\\b|\\bransom|^\\W*(?:(?:our|all|list of|latest|new)\\s+)?companies\\W*$|жертв|утечк|受害|泄露|被害",
            Pattern.CASE_INSENSITIVE);

    /** An address of a place in a page; scripts keep addresses of pages behind {@code #!} and {@code #/}. */
    private static final Pattern PLACE = Pattern.compile("#[^!/]|#$");

    /** @param bare whether its blocks need no sign, a name is enough */
    private record Form(List<Element> blocks, boolean bare, double score) {}

    private static final Form NONE = new Form(List.of(), true, 0);

    private final Element region;
    private final Outline outline;
    private final Frame frame;
    private final String pageTitle;
    private int read;

    private Entries(Element region, Outline outline, Frame frame, String pageTitle) {
        this.region = region;
        this.outline = outline;
        this.frame = frame;
        this.pageTitle = pageTitle;
    }

    /** In the order of the page; empty if there are not at least two. */
    static List<Element> of(Element region, Outline outline, Frame frame, String pageTitle) {
        return new Entries(region, outline, frame, pageTitle).find();
    }

    private List<Element> find() {
        List<List<Element>> forms = forms();
        boolean leaks = LEAK.matcher(pageTitle).find();
        Form best = NONE;
        for (List<Element> form : forms) {
            Form judged =
                    judged(form, leaks || LEAK.matcher(above(form.getFirst())).find());
            best = judged.score() > best.score() ? judged : best;
        }
        if (best.blocks().isEmpty()) {
            Predicate<List<Element>> listed = LISTED.matcher(pageTitle).find() ? form -> true : listed();
            for (List<Element> form : forms) {
                Form judged = listed.test(form) ? bare(form) : NONE;
                best = judged.score() > best.score() ? judged : best;
            }
        }
        return best.bare() ? named(best.blocks()) : telling(best.blocks());
    }

    /** Blocks that stand at the same place of the page's structure, the outer ones first. */
    private List<List<Element>> forms() {
        Map<String, Integer> numbers = new HashMap<>();
        Map<Integer, List<Element>> forms = new HashMap<>();
        List<Integer> open = new ArrayList<>();
        region.traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof Element element) {
                    int above = open.isEmpty() ? 0 : open.getLast();
                    int form = numbers.computeIfAbsent(above + ">" + Columns.step(element), k -> numbers.size() + 1);
                    open.add(form);
                    int chars = outline.of(element).chars;
                    if (depth > 0
                            && chars >= SHORTEST
                            && chars <= LONGEST
                            && !NO_BLOCKS.contains(element.normalName())) {
                        List<Element> alike = forms.computeIfAbsent(form, k -> new ArrayList<>());
                        if (alike.size() < MOST) {
                            alike.add(element);
                        }
                    }
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element) {
                    open.removeLast();
                }
            }
        });
        return forms.entrySet().stream()
                .filter(form -> form.getValue().size() > 1)
                .sorted(Comparator.<Map.Entry<Integer, List<Element>>>comparingInt(form -> chars(form.getValue()))
                        .reversed())
                .limit(MOST_FORMS)
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    private int chars(List<Element> form) {
        return form.stream().mapToInt(element -> outline.of(element).chars).sum();
    }

    private Form judged(List<Element> form, boolean leaks) {
        Set<String> titles = new HashSet<>();
        int titled = 0;
        int good = 0;
        int telling = 0;
        int owned = 0;
        double likeness = 0;
        EnumSet<Sign> last = null;
        List<Element> sample = sample(form);
        for (Element block : sample) {
            EntryTitle.Title title = EntryTitle.of(block, frame).orElse(null);
            if (title == null) {
                continue;
            }
            titled++;
            EnumSet<Sign> signs = EntrySigns.of(block, title, outline);
            int strong = EntrySigns.strong(signs);
            boolean enough = strong > 1 || strong == 1 && (leaks || hasWeak(signs));
            good += enough ? 1 : 0;
            telling += enough && EntrySigns.tell(signs) ? 1 : 0;
            owned += signs.contains(Sign.OWNED) ? 1 : 0;
            likeness += last == null ? 0 : EntrySigns.likeness(last, signs);
            last = signs;
            titles.add(title.text());
        }
        boolean entries = good > 1
                && good >= MOST_OF_THEM * titled
                && owned <= FEW_OF_THEM * titled
                && titles.size() >= MOST_OF_THEM * titled
                && likeness >= ALIKE * (titled - 1)
                && (leaks || telling >= MOST_OF_THEM * titled);
        return entries ? new Form(form, false, (double) good / sample.size() * form.size()) : NONE;
    }

    /** A list of names and hardly more, on a page that says what it lists. */
    private Form bare(List<Element> form) {
        Set<String> titles = new HashSet<>();
        int titled = 0;
        int good = 0;
        for (Element block : sample(form)) {
            EntryTitle.Title title = EntryTitle.of(block, frame).orElse(null);
            if (title != null) {
                EnumSet<Sign> signs = EntrySigns.of(block, title, outline);
                titled++;
                good += leadsElsewhere(block)
                                && !signs.contains(Sign.OWNED)
                                && outline.of(block).chars - title.text().length() <= LONGEST_BARE
                        ? 1
                        : 0;
                titles.add(title.text());
            }
        }
        boolean list = good >= FEWEST_BARE && good >= MOST_OF_THEM * titled && titles.size() >= MOST_OF_THEM * titled;
        return list ? new Form(form, true, (double) good) : NONE;
    }

    /** Whether it links to a page of its own; a table of contents links to places in pages. */
    private static boolean leadsElsewhere(Element block) {
        Element link = block.normalName().equals("a") ? block : block.selectFirst(Css.of("a[href]"));
        return link != null && !PLACE.matcher(link.attr("href")).find();
    }

    private List<Element> sample(List<Element> form) {
        List<Element> sample = new ArrayList<>();
        for (Element block : form) {
            if (sample.size() < LOOKED_AT && read < MOST_READ) {
                read += outline.of(block).chars;
                sample.add(block);
            }
        }
        return sample;
    }

    private List<Element> named(List<Element> form) {
        return form.stream()
                .filter(block -> EntryTitle.of(block, frame).isPresent())
                .toList();
    }

    /** Advertisements and menus may have the form of the entries, but no sign. */
    private List<Element> telling(List<Element> form) {
        return form.stream()
                .filter(block -> EntryTitle.of(block, frame)
                        .filter(title -> EntrySigns.strong(EntrySigns.of(block, title, outline)) > 0)
                        .filter(title -> !EntrySigns.listsOthers(block, title, frame))
                        .isPresent())
                .toList();
    }

    private static boolean hasWeak(Set<Sign> signs) {
        return signs.contains(Sign.DATE) || signs.contains(Sign.VIEWS) || signs.contains(Sign.LAND);
    }

    /** Whether a heading says of what stands below it that it lists victims; many of one form are those of entries themselves. */
    private Predicate<List<Element>> listed() {
        Map<String, List<Element>> headings = new HashMap<>();
        for (Element heading : region.select(Css.of("h1, h2, h3, h4"))) {
            if (outline.of(heading).chars <= LONGEST_HEADING
                    && LISTED.matcher(heading.text()).find()) {
                headings.computeIfAbsent(Columns.step(heading), k -> new ArrayList<>())
                        .add(heading);
            }
        }
        List<Element> listing = headings.values().stream()
                .filter(alike -> alike.size() <= MOST_HEADINGS)
                .flatMap(List::stream)
                .limit(MOST_LISTING)
                .toList();
        if (listing.isEmpty()) {
            return form -> false;
        }
        IdentityHashMap<Element, Integer> places = new IdentityHashMap<>();
        for (Element element : region.getAllElements()) {
            places.put(element, places.size());
        }
        return form -> {
            Set<Element> blocks = Collections.newSetFromMap(new IdentityHashMap<>());
            blocks.addAll(form);
            int begin = places.getOrDefault(form.getFirst(), 0);
            return listing.stream()
                    .anyMatch(heading -> places.getOrDefault(heading, begin) < begin && !isIn(heading, blocks));
        };
    }

    private static boolean isIn(Element heading, Set<Element> blocks) {
        Element at = heading;
        while (at != null && !blocks.contains(at)) {
            at = at.parent();
        }
        return at != null;
    }

    private static void append(StringBuilder words, List<TextNode> own) {
        for (TextNode node : own) {
            String whole = node.getWholeText();
            int room = ABOVE - words.length();
            if (room > 0) {
                words.append(' ').append(whole, 0, Math.min(room, whole.length()));
            }
        }
    }

    /** What the page says before a block. */
    private String above(Element block) {
        StringBuilder words = new StringBuilder();
        Element at = block;
        while (at.parent() != null && words.length() < ABOVE) {
            for (Element before = at.previousElementSibling();
                    before != null && words.length() < ABOVE;
                    before = before.previousElementSibling()) {
                Brief.text(before, ABOVE).ifPresent(text -> words.append(' ').append(text));
            }
            append(words, at.parent().textNodes());
            at = at.parent();
        }
        return words.toString().replace('\n', ' ').toLowerCase(Locale.ROOT);
    }
}
