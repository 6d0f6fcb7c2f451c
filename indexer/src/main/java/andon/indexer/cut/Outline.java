package andon.indexer.cut;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/**
 * What each element of a page holds, taken in one walk: how many characters, how many of them in links, the first time and the
 * likeliest author's name. What asks for it at every level of a page stays linear in the page's length.
 */
final class Outline {
    /** How many characters, how many of them in links, headings and labels, and how many times an element holds. */
    static final class Part {
        int chars;
        int linked;
        /** How many characters say when. */
        int timed;

        int times;

        @Nullable
        Element time;
        /** The first time whose markup says that it is one. */
        @Nullable
        Element marked;

        @Nullable
        Element author;

        int authorRank;
    }

    /** Beyond this many guesses a page is not read for times that are not marked as such. */
    private static final int MOST_GUESSES = 20_000;

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TIME = 120;
    private static final Set<String> WEIGHTLESS = Set.of("a", "th", "dt", "h1", "h2");
    /** What stands here was not said here. */
    private static final Set<String> QUOTED = Set.of("blockquote", "pre", "code");

    private static final Pattern QUOTES = Pattern.compile(
            "(?:^|\\s)(?:bb_?code_?|bbc_?)?quote[_-]?(?:main|content|box|body|text)?(?:\\s|$)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern STRONG = Pattern.compile(
            "author|username|user-name|user_name|nick|poster(?!ior|trip)|byline|vendor|seller|itempropauthor|投稿者");
    private static final Pattern WEAK =
            Pattern.compile("(?:^|[\\s_-])(?:user|member|name|handle|sender|login|from|op)(?:$|[\\s_-])");
    private static final Pattern PROFILE = Pattern.compile(
            "(?:/u/|/user/|/users/|/member/|/members/|/profile|/@|/author/|/vendor/|/vendors/|/seller/|[?&;](?:u|uid|user|member|author|vendor|seller|profile|showuser|userid|user_id|username)=|profile\\.php|member\\.php|user\\.php|action=profile|mode=viewprofile)");
    private static final Pattern TIME_NAME = Pattern.compile("date|time|posted|created|published|stamp|когда");
    private static final Pattern TIMELY = Pattern.compile(
            "\\d{1,2}:\\d{2}|\\d{4}|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2}|\\d\\s?[\\p{L}.]{1,9}\\s(?:ago|назад|тому|fa|temu|önce|atrás|geleden)|\\d[-/]\\p{L}{3,9}[-/]\\d{2}|\\p{L}{3}[-/]\\d{1,2}[-/]\\d{2}|^(?:vor|hace|il"
                    + " y a|há|منذ|قبل|לפני)\\s|前|전|昨|今|вчера|сегодня|today|yesterday");

    /** What stands before a time may have a label, and other words behind it: "Posted: Tue Feb 17, 2026 5:11 pm Post subject: ropes". */
    private static final Pattern POSTED = Pattern.compile(
            "^\\P{L}*(?i:posted|written|added|отправлено|добавлено|опубликовано|verfasst|geschrieben|posté|publié|publicado|escrito|inviato|pubblicato|wysłany|gönderim|发表于|發表於|投稿日時)\\P{L}");

    private static final Pattern LABEL = Pattern.compile("^(?i:by|posted"
            + " by|author|vendor|seller|user|from|автор|продавец|作者|投稿者|名前|von|par|por|da)\\s*[:：]\\s*|^(?i:posted"
            + " by|(?:topic|thread|reply|post|message|comment)\\s+by|started\\s+by|written\\s+by|by)\\s+");

    private final IdentityHashMap<Element, Part> parts = new IdentityHashMap<>();
    private final Frame frame;
    private int guesses;

    private Outline(Frame frame) {
        this.frame = frame;
    }

    static Outline of(Element root, Frame frame) {
        Outline outline = new Outline(frame);
        outline.walk(root);
        return outline;
    }

    /** An empty part for what was not there. */
    Part of(Element element) {
        return parts.getOrDefault(element, new Part());
    }

    /** How many characters of an element say something: neither links nor times. */
    int words(Element element) {
        Part part = of(element);
        return Math.max(0, part.chars - part.linked - part.timed);
    }

    /** Takes up a block that was put around elements which are known. */
    void adopt(Element block) {
        Part part = new Part();
        for (Element child : block.children()) {
            add(part, of(child));
        }
        parts.put(block, part);
    }

    private void walk(Element root) {
        Deque<Part> open = new ArrayDeque<>();
        root.traverse(new NodeVisitor() {
            private int weightless;
            private int quoted;

            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode words) {
                    Part part = open.peek();
                    if (part != null) {
                        int length = words.isBlank() ? 0 : words.text().length();
                        part.chars += length;
                        part.linked += weightless > 0 ? length : 0;
                    }
                } else if (node instanceof Element element) {
                    open.push(new Part());
                    weightless += WEIGHTLESS.contains(element.normalName()) ? 1 : 0;
                    quoted += isQuote(element) ? 1 : 0;
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element) {
                    Part part = open.pop();
                    weightless -= WEIGHTLESS.contains(element.normalName()) ? 1 : 0;
                    if (quoted == 0) {
                        judge(element, part);
                    }
                    quoted -= isQuote(element) ? 1 : 0;
                    parts.put(element, part);
                    Part parent = open.peek();
                    if (parent != null) {
                        add(parent, part);
                    }
                }
            }
        });
    }

    private static void add(Part parent, Part part) {
        parent.chars += part.chars;
        parent.linked += part.linked;
        parent.timed += part.timed;
        parent.times += part.times;
        parent.time = parent.time == null ? part.time : parent.time;
        parent.marked = parent.marked == null ? part.marked : parent.marked;
        if (part.author != null && part.authorRank > parent.authorRank) {
            parent.author = part.author;
            parent.authorRank = part.authorRank;
        }
    }

    /** An element that is a time or a name itself; what it holds counts before. */
    private void judge(Element element, Part part) {
        String names = names(element);
        if (part.time != null && part.chars <= LONGEST_TIME && OtherTimes.say(element.text())) {
            part.time = null;
            part.marked = null;
            part.times = 0;
            part.author = null;
            part.authorRank = 0;
        }
        if (part.chars <= LONGEST_TIME && part.marked == null && part.times <= 1) {
            boolean marked =
                    isMarked(element, names) && Times.in(element, frame).isPresent();
            if ((marked || part.time == null && isGuessed(element, part.chars)) && !OtherTimes.say(element.text())) {
                part.time = element;
                part.marked = marked ? element : null;
                part.times = 1;
                part.timed = part.chars - part.linked;
            }
        }
        if (part.chars > 0 && part.chars <= LONGEST_NAME && part.time == null) {
            int rank = rank(element, names);
            if (rank > part.authorRank && isName(element)) {
                // In a block named "author" that holds a title and figures, too, the name is what is linked or named in
                // it.
                part.author = part.author == null ? element : part.author;
                part.authorRank = rank;
            }
        }
    }

    /** Whether what stands in it was not said there, by its name or by what boards call a quote. */
    static boolean isQuote(Element element) {
        return QUOTED.contains(element.normalName())
                || element.normalName().equals("div")
                        && element.attributesSize() > 0
                        && QUOTES.matcher(element.className()).find();
    }

    /** What its markup calls it, in lower case. */
    static String names(Element element) {
        return element.attributesSize() == 0
                ? ""
                : (element.className() + " " + element.id() + " " + element.attr("itemprop")).toLowerCase(Locale.ROOT);
    }

    static boolean isMarked(Element element, String names) {
        return element.normalName().equals("time")
                || element.hasAttr("datetime")
                || element.hasAttr("data-time")
                || element.hasAttr("data-timestamp")
                || !names.isBlank() && TIME_NAME.matcher(names).find();
    }

    /** Short words that say a time; "today" alone is said in any sentence. */
    private boolean isGuessed(Element element, int chars) {
        if (chars < 4 || guesses >= MOST_GUESSES) {
            return false;
        }
        // "<strong>Today</strong> at 5:15" is one time; in "by <a>Ann</a>, today at 5:15" it stands beside a name.
        return isGuessed(element.ownText())
                || chars <= LONGEST_NAME && element.childrenSize() > 0 && isGuessed(element.text());
    }

    private boolean isGuessed(String own) {
        boolean labelled = POSTED.matcher(own).find();
        if (own.length() < 4
                || own.length() > (labelled ? LONGEST_TIME : LONGEST_NAME)
                || !TIMELY.matcher(own.toLowerCase(Locale.ROOT)).find()) {
            return false;
        }
        guesses++;
        boolean counted = own.chars().anyMatch(Character::isDigit);
        return counted && (labelled ? Times.parse(own, frame).isPresent() : Times.isBare(own, frame));
    }

    static int rank(Element element, String names) {
        if (element.attr("rel").equals("author") || names.contains("author") && element.hasAttr("itemprop")) {
            return 5;
        }
        if (!names.isBlank() && STRONG.matcher(names).find()) {
            return 4;
        }
        if (element.normalName().equals("a") && isProfile(element.attr("href"))) {
            return 3;
        }
        return !names.isBlank() && WEAK.matcher(names).find() ? 2 : 0;
    }

    /** Whether an address is that of somebody's own page. */
    static boolean isProfile(String href) {
        return PROFILE.matcher(href.toLowerCase(Locale.ROOT)).find();
    }

    /** A number is no name, nor is a sentence. */
    private static boolean isName(Element element) {
        return name(element).isPresent();
    }

    /** In a block of a name, a rank and figures, the name stands first. */
    private static String firstLine(Element element) {
        return HtmlText.of(element).lines().findFirst().orElse("");
    }

    /** The name in an element that holds one. */
    static Optional<String> name(Element element) {
        return Brief.text(element, LONGEST_NAME)
                .map(words -> element.ownText().isBlank() && element.childrenSize() > 0 ? firstLine(element) : words)
                .map(words -> LABEL.matcher(words).replaceFirst("").strip())
                .filter(words -> !words.isEmpty()
                        && words.codePoints().anyMatch(c -> Character.isLetterOrDigit(c))
                        && !words.endsWith(":"));
    }
}
