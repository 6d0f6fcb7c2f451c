package andon.indexer.cut;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Who a block of a leak site's front page is about: the name under a label, else in what its markup calls a title, else the
 * first words that can be a name. Dates, figures, states ("NEW", "Published") and buttons are none.
 */
final class EntryTitle {
    /** @param holder what holds the words, perhaps with others */
    record Title(String text, Element holder) {
        /** Takes the words out of their block; what else stands in their element stays. */
        void remove() {
            if (holder.text().strip().equals(text) || holder.childrenSize() == 0) {
                Cutter.takeOut(holder);
                return;
            }
            for (TextNode words : holder.textNodes()) {
                if (!words.isBlank()) {
                    words.text("");
                }
            }
        }
    }

    private static final int LONGEST = 160;
    private static final int MOST_WORDS = 14;
    private static final int SENTENCE_WORDS = 6;
    /** Elements of a block that are looked at. */
    private static final int MOST_ELEMENTS = 150;

    private static final Set<String> FORMAT =
            Set.of("b", "strong", "i", "em", "u", "font", "mark", "small", "br", "wbr", "img", "svg");
    private static final Pattern TITLED = Pattern.compile(
            "(?:^|[\\s_-])(?:title|company|victim|target|name|heading|headline|h[1-6])(?:$|[\\s_-])|(?:title|name)(?:$|\\s)");
    private static final Pattern OTHER = Pattern.compile(
            "address|site|url|country|desc|text(?:$|\\s)|date|time|status|size|view|logo|meta|filter|user");
    private static final Set<String> LABELS = Set.of(
            "name",
            "company",
            "company name",
            "victim",
            "target",
            "organization",
            "organisation",
            "компания",
            "жертва",
            "название",
            "公司",
            "受害者",
            "会社名",
            "被害企業",
            "企業名");
    private static final Pattern NO_NAME = Pattern.compile(
            "(?:new|hot|top|ddos|full (?:dump|leak|data|database)\\b.*|paid\\b.*|updated?|(?:un)?published(?: files?| data)?|active|closed|sold(?: out)?|leaked|free|paid|public|private|soon|coming soon|pending|waiting.*|"
                    + "read(?: more)?|more|view|views|visits|open|show|details?|download.*|website|web site|site|link|links|url|comments?|documents?|files|data|sample|proofs?|"
                    + "listing|evidence|home|main|contacts?|contact us|faq|rules?|about(?: us| them)?|news|blog|archive|search|log ?in|sign ?in|register|menu|help|support|"
                    + "(?:new|latest|last|recent|our|all|hot) (?:clients|companies|posts|victims|leaks|news|updates|cases)|previous(?: page)?|next(?: page)?|back|all companies|all posts|all data|companies|victims|clients|company name|country|date|size|status|state|tags|revenue|type|"
                    + "days?|hours?|minutes?|seconds?|d|h|m|s|mirror|telegram|twitter|tox|jabber|email|address|read more.*|view the post|view documents.*|last view.*|"
                    + "welcome.*|you are .*|latest posts|list of companies|newcomers|leaked data|parent directory|index of.*|подробнее|далее|главная|контакты|правила|новости|更多|首页|続きを読む)"
                    + "\\W*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern LABELLED = Pattern.compile(
            "^\\P{L}*(?:views?|visits?|size|status|date|country|revenue|website|web ?site|site|url|downloaded|publish(?:ed)?|added|updated|posted|created|deadline|timer|time|employees|"
                    + "industry|address|phone|data|compromised on|leaked|total|price|tags|type|type of data|публикация|просмотры)\\b[^:：]{0,20}[:：]",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FIGURE = Pattern.compile(
            "[#(]?\\$?\\s?\\d[\\d.,'\\s]*\\+?\\s?(?:[kmgt]i?b|[kmb]|%|days?|views?|gbytes|files)?[)]?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE = Pattern.compile(
            "\\.(?:zip|rar|7z|gz|tgz|tar|pdf|docx?|xlsx?|txt|csv|png|jpe?g|html?|php|sql|exe)(?:\\.\\d+)?/?$",
            Pattern.CASE_INSENSITIVE);
    /** The end of what stands before a link in a sentence. */
    private static final Pattern GOES_ON = Pattern.compile("[\\p{L},]\\s*+$");

    private static final Pattern GOES_ON_BEHIND = Pattern.compile("\\s*+(?:\\p{Ll}|[,.]\\s)");

    private static final String QUOTES = "\"“”„«»'‘’";

    private EntryTitle() {}

    static Optional<Title> of(Element block, Frame frame) {
        return labelled(block, frame).or(() -> marked(block, frame)).or(() -> first(block, frame));
    }

    /** "Name: Acme", "{@code <b>Company:</b> Acme}": what stands behind the label. */
    private static Optional<Title> labelled(Element block, Frame frame) {
        int seen = 0;
        for (Element element : block.getAllElements()) {
            String own = element.ownText().strip();
            int colon = Math.max(own.indexOf(':'), own.indexOf('：'));
            if (++seen > MOST_ELEMENTS) {
                break;
            }
            if (colon <= 0 || !LABELS.contains(own.substring(0, colon).strip().toLowerCase(Locale.ROOT))) {
                continue;
            }
            String behind = own.substring(colon + 1).strip();
            Element next = element.childrenSize() > 0 ? element.child(0) : element.nextElementSibling();
            if (!behind.isEmpty()) {
                return isName(behind, frame) ? Optional.of(new Title(behind, element)) : Optional.empty();
            }
            String words = next == null ? "" : next.text().strip();
            return next != null && isName(words, frame) ? Optional.of(new Title(words, next)) : Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<Title> marked(Element block, Frame frame) {
        int seen = 0;
        for (Element element : block.getAllElements()) {
            if (++seen > MOST_ELEMENTS) {
                break;
            }
            if (isMarked(element) && element.hasText() && !holdsMarked(element)) {
                Optional<Title> title = first(element, frame);
                if (title.isPresent()) {
                    return title;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isMarked(Element element) {
        if (element.normalName().matches("h[1-6]")) {
            return true;
        }
        String names = element.className().toLowerCase(Locale.ROOT);
        return !names.isEmpty()
                && !element.is(Cards.TIMER)
                && TITLED.matcher(names).find()
                && !OTHER.matcher(names).find();
    }

    private static boolean holdsMarked(Element element) {
        return element.children().stream()
                .flatMap(child -> child.getAllElements().stream().limit(MOST_ELEMENTS))
                .anyMatch(inner -> isMarked(inner) && inner.hasText());
    }

    /** The first words that can be a name. */
    private static Optional<Title> first(Element root, Frame frame) {
        int seen = 0;
        for (Element element : root.getAllElements()) {
            if (++seen > MOST_ELEMENTS) {
                break;
            }
            String words = words(element);
            if (!words.isEmpty() && !isInProse(element) && isName(words, frame)) {
                return Optional.of(new Title(plain(words), element));
            }
        }
        return Optional.empty();
    }

    /** Whether it is a link in the middle of a sentence, as words that a page explains are. */
    private static boolean isInProse(Element element) {
        return element.normalName().equals("a")
                && (element.previousSibling() instanceof TextNode before
                                && GOES_ON.matcher(before.text()).find()
                        || element.nextSibling() instanceof TextNode behind
                                && GOES_ON_BEHIND.matcher(behind.text()).lookingAt());
    }

    /** What an element says itself, with what is only set off in it. */
    private static String words(Element element) {
        String own = element.ownText().strip();
        if (own.isEmpty() || element.childrenSize() == 0) {
            return own;
        }
        boolean whole = element.children().stream().allMatch(child -> FORMAT.contains(child.normalName()));
        return whole ? element.text().strip() : own;
    }

    private static String plain(String words) {
        String own = words.strip();
        boolean quoted = own.length() > 2
                && QUOTES.indexOf(own.charAt(0)) >= 0
                && QUOTES.indexOf(own.charAt(own.length() - 1)) >= 0;
        return quoted ? own.substring(1, own.length() - 1).strip() : own;
    }

    static boolean isName(String words, Frame frame) {
        String own = plain(words);
        if (own.length() < 2 || own.length() > LONGEST || ":?…".indexOf(own.charAt(own.length() - 1)) >= 0) {
            return false;
        }
        long letters = own.codePoints().filter(Character::isLetter).count();
        int count = own.split("\\s+").length;
        boolean folder = own.endsWith("/") && !own.contains("://");
        boolean sentence = own.endsWith(".") && count > SENTENCE_WORDS || count > MOST_WORDS || own.indexOf('!') >= 0;
        return letters >= 2
                && !folder
                && !sentence
                && !NO_NAME.matcher(own).matches()
                && !LABELLED.matcher(own).find()
                && !FIGURE.matcher(own).matches()
                && !FILE.matcher(own).find()
                && !Times.isBare(own, frame);
    }
}
