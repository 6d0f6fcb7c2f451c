package andon.indexer.cut;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the same place in blocks of one form: the place that holds most words is their body, one whose values are
 * names their author, one whose values are times their time. No class needs to say so.
 */
final class Columns {
    /** @param body the block itself if no part of it holds most of the words */
    record Row(
            Element block,
            Element body,
            @Nullable Element author,
            @Nullable Element time) {}

    private static final int MOST_LEAVES = 80;
    /** Of more blocks, guests are only looked for beside names that many of the blocks have: else each place looks at each block. */
    private static final int FEW = 100;

    private static final double LINKED = 0.125;
    private static final int DEEPEST = 12;
    private static final double BODY_SHARE = 0.6;
    private static final double COVERED = 0.8;
    private static final double TIMED = 0.6;
    /** A place that its markup calls an author's may be another for guests. */
    private static final int NAMED = 3;

    private static final double HALF = 0.5;
    /** A place that is not marked as an author's must at least hold different names, or links. */
    private static final double LEAST_SCORE = 1.5;

    private static final double MOST_BLANKS = 1.8;
    private static final double TITLE = 3;

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_TIME = 120;
    private static final Pattern USERS = Pattern.compile("user|member|author|poster|nick|name");
    private static final Set<String> BLOCKS = Set.of(
            "div", "td", "tr", "tbody", "table", "section", "article", "dd", "main", "center", "form", "ul", "li");
    /** The 2 of windowbg2 and row2. */
    private static final Pattern COUNTED = Pattern.compile("(?<=\\p{L})\\d$");

    private static final Set<String> ALTERNATING =
            Set.of("odd", "even", "alt", "alternate", "first", "last", "online", "offline");
    private static final Set<String> BOLD = Set.of("a", "b", "strong", "h2", "h3", "h4", "h5", "h6", "cite", "dt");
    private static final Pattern NO_NAME = Pattern.compile(
            "#?\\d+#?|.|[^\\p{L}\\p{N}]*|.*\\p{L}\\s*[:：]\\s*\\d.*|(?i:reply|report|quote|edit|delete|share|like|link|permalink|up|down|top|member|vendor|seller|buyer|moderator|newbie|guest|online|offline|verified|new|ответить|цитата|жалоба|пользователь|(?:view"
                    + " |user |member )?profile|contact|website|homepage|private message|pm|профиль|回复|引用|举报|返信|通報|引用返信)");
    /** A place in the blocks, by the path that leads to it. */
    private static final class Place {
        final Map<Integer, Element> elements = new HashMap<>();
        final Set<String> values = new HashSet<>();
        int names;
        /** Blanks in the names: a name of four words is a title. */
        int blanks;

        int linked;
        int bold;
        int rank;
        int times;
        int marked;
        int clocks;
        /** The path to what it stands in. */
        String parent = "";

        /** The different times, in the order of the blocks. */
        final Set<Instant> moments = new LinkedHashSet<>();

        int order;
    }

    private final List<Element> blocks;
    private final Outline outline;
    private final Frame frame;

    private Columns(List<Element> blocks, Outline outline, Frame frame) {
        this.blocks = blocks;
        this.outline = outline;
        this.frame = frame;
    }

    static List<Row> of(List<Element> blocks, Outline outline, Frame frame) {
        return new Columns(blocks, outline, frame).rows();
    }

    private List<Row> rows() {
        List<Element> bodies = bodies();
        Map<String, Place> places = places(bodies);
        Place author = best(places, true);
        Place time = best(places, false);
        if (author == null || time == null) {
            // Where posts are short, their body is the whole of what holds their head, too.
            Map<String, Place> within = places(null);
            Place inner = author == null ? best(within, true) : null;
            if (inner != null && inner.rank >= NAMED) {
                author = inner;
                places = within;
            }
            Place moment = time == null ? best(within, false) : null;
            time = moment != null && isHead(moment) ? moment : time;
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Element block = blocks.get(i);
            Outline.Part part = outline.of(block);
            Element named = author == null ? null : named(author, places, i);
            Element timed = time == null ? null : time.elements.get(i);
            rows.add(new Row(
                    block, bodies.get(i), named != null ? named : part.author, timed != null ? timed : part.time));
        }
        return rows;
    }

    /** The author in a block; a guest's name stands alone where the others' are linked. */
    private @Nullable Element named(Place author, Map<String, Place> places, int block) {
        Element here = author.elements.get(block);
        if (here != null) {
            return inner(here);
        }
        Place around = places.get(author.parent + "1");
        Element alone = around == null ? null : around.elements.get(block);
        return alone == null || alone.ownText().isBlank() || !isName(alone.ownText()) ? null : alone;
    }

    private static boolean isName(String words) {
        return words.length() <= LONGEST_NAME && !NO_NAME.matcher(words.strip()).matches();
    }

    /** In a heading that holds a name and its avatar's letter, the name. */
    private Element inner(Element named) {
        Element known = outline.of(named).author;
        return known == null ? named : known;
    }

    /** Goes down in all blocks at once, as long as one place holds most of the words of them all. */
    private List<Element> bodies() {
        List<Element> at = new ArrayList<>(blocks);
        for (int depth = 0; depth < DEEPEST; depth++) {
            Map<String, Map<Integer, Element>> children = new LinkedHashMap<>();
            Map<String, Integer> words = new HashMap<>();
            int all = 0;
            for (int i = 0; i < at.size(); i++) {
                all += outline.words(at.get(i));
                Map<String, Integer> seen = new HashMap<>();
                for (Element child : at.get(i).children()) {
                    if (BLOCKS.contains(child.normalName())) {
                        String step = step(child);
                        String key = step + seen.merge(step, 1, Integer::sum);
                        children.computeIfAbsent(key, k -> new HashMap<>()).put(i, child);
                        words.merge(key, outline.words(child), Integer::sum);
                    }
                }
            }
            String most = words.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(null);
            if (most == null
                    || words.getOrDefault(most, 0) < BODY_SHARE * all
                    || children.getOrDefault(most, Map.of()).size() < COVERED * at.size()) {
                return at;
            }
            Map<Integer, Element> next = children.getOrDefault(most, Map.of());
            for (int i = 0; i < at.size(); i++) {
                at.set(i, next.getOrDefault(i, at.get(i)));
            }
        }
        return at;
    }

    /**
     * Its name and first class, whose numbers count for any; classes that only tell each second row from the first ({@code windowbg2},
     * {@code odd}) say nothing.
     */
    static String step(Element element) {
        String name = "";
        if (!element.className().isBlank()) {
            for (String own : element.classNames()) {
                if (!ALTERNATING.contains(own)) {
                    name = own;
                    break;
                }
            }
        }
        String plain = COUNTED.matcher(name).replaceFirst("");
        return element.normalName() + "." + Repeats.DIGITS.matcher(plain).replaceAll("0");
    }

    /** @param bodies what is not looked into, in the order of the blocks; null to look into all */
    private Map<String, Place> places(@Nullable List<Element> bodies) {
        Map<String, Place> places = new LinkedHashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            int[] left = {MOST_LEAVES};
            Element body = bodies == null ? null : bodies.get(i);
            walk(blocks.get(i), body, "", i, new HashMap<>(), left, places);
        }
        return places;
    }

    @SuppressWarnings("ReferenceEquality") // the same node, not an equal one
    private void walk(
            Element element,
            @Nullable Element body,
            String path,
            int block,
            Map<String, Integer> seen,
            int[] left,
            Map<String, Place> places) {
        for (Element child : element.children()) {
            String name = child.normalName();
            boolean others = name.equals("pre") || Outline.isQuote(child) || isOfOthers(child);
            if (child == body || others || left[0] <= 0) {
                continue;
            }
            String step = path + ">" + step(child);
            if (outline.of(child).chars > 0 && outline.of(child).chars <= LONGEST_TIME || name.equals("time")) {
                String key = step + seen.merge(step, 1, Integer::sum);
                left[0]--;
                Place place = places.computeIfAbsent(key, k -> new Place());
                if (place.elements.isEmpty()) {
                    place.order = places.size();
                    place.parent = path;
                }
                place.elements.put(block, child);
                look(place, child);
            }
            walk(child, body, step, block, seen, left, places);
        }
    }

    /** "Last edited by Ann": the name and the time are not the post's. */
    private boolean isOfOthers(Element element) {
        int chars = outline.of(element).chars;
        return chars > 0 && chars <= LONGEST_TIME && element.childrenSize() > 0 && OtherTimes.say(element.text());
    }

    private void look(Place place, Element element) {
        Outline.Part part = outline.of(element);
        // A name may be coloured: <a><strong><font>moth</font></strong></a>.
        boolean alone = !element.ownText().isBlank() || element.childrenSize() == 1;
        if (alone && part.time == null && part.chars <= LONGEST_NAME && !isTitle(element)) {
            Optional<String> name =
                    Outline.name(element).filter(n -> !NO_NAME.matcher(n).matches());
            if (name.isPresent()) {
                place.names++;
                place.values.add(name.get());
                place.blanks += (int) name.get().chars().filter(c -> c == ' ').count();
                place.bold += BOLD.contains(element.normalName()) ? 1 : 0;
                place.linked += element.normalName().equals("a") ? 1 : 0;
                place.rank = Math.max(place.rank, Outline.rank(element, Outline.names(element)));
            }
        }
        boolean marked = Outline.isMarked(element, Outline.names(element));
        boolean small = !element.ownText().isBlank() || element.hasAttr("datetime") || element.hasAttr("title");
        if (small && !OtherTimes.say(element, element.text())) {
            Optional<Times.Found> found = Times.in(element, frame);
            if (found.isPresent()) {
                place.times++;
                place.moments.add(found.get().at());
                place.marked += marked ? 1 : 0;
                place.clocks += found.get().precision().compareTo(java.time.temporal.ChronoUnit.HOURS) <= 0 ? 1 : 0;
            }
        }
    }

    /** What its markup calls a title, of no user, names what is told and not who tells it. */
    private static boolean isTitle(Element element) {
        Element parent = element.parent();
        String names = Outline.names(element) + " " + (parent == null ? "" : Outline.names(parent));
        return names.contains("title") && !USERS.matcher(names).find();
    }

    private @Nullable Place best(Map<String, Place> places, boolean author) {
        Place best = null;
        double most = 0;
        for (Place place : places.values()) {
            double score = author ? authorScore(place, places) : timeScore(place);
            if (score > most) {
                best = place;
                most = score;
            }
        }
        return best;
    }

    /** How many blocks have a name without a link where this place's names are linked. */
    private int guests(Place place, Map<String, Place> places) {
        int guests = 0;
        for (int block = 0; block < blocks.size(); block++) {
            guests += !place.elements.containsKey(block) && named(place, places, block) != null ? 1 : 0;
        }
        return guests;
    }

    private double authorScore(Place place, Map<String, Place> places) {
        int count = blocks.size();
        boolean guests = place.linked > 0 && (count <= FEW || place.names >= LINKED * count);
        int covered = place.names + (guests ? guests(place, places) : 0);
        if (covered < (place.rank >= NAMED ? HALF : COVERED) * count || place.times > count / 2) {
            return 0;
        }
        double share = 1.0 / place.names;
        double score = 3 * place.rank
                + (place.values.size() > 1 ? 2 : count > 2 ? -1 : 0)
                + 1.5 * place.linked * share
                + place.bold * share
                - (place.blanks * share > MOST_BLANKS ? TITLE : 0)
                - 0.05 * place.order;
        return score >= LEAST_SCORE ? score : 0;
    }

    /** Whether times at one place are those of posts, not what their words speak of: to the minute, and one after another. */
    private boolean isHead(Place place) {
        return place.clocks >= COVERED * blocks.size()
                && place.moments.size() > 1
                && (place.moments.size() == 2 || ordered(place) == 1);
    }

    private double timeScore(Place place) {
        int count = blocks.size();
        if (place.times < TIMED * count) {
            return 0;
        }
        if (place.times > 2 && place.moments.size() == 1) {
            return 0; // when all joined, or when the page was made
        }
        return 3.0 * place.times / count
                + 2.0 * place.marked / count
                + 1.0 * place.clocks / count
                + ordered(place)
                - 0.01 * place.order;
    }

    /** Posts follow one another in time, up or down the page; the days when their authors joined do not. */
    private static double ordered(Place place) {
        int up = 0;
        int down = 0;
        Instant before = null;
        for (Instant at : place.moments) {
            if (before != null) {
                up += at.isAfter(before) ? 1 : 0;
                down += at.isBefore(before) ? 1 : 0;
            }
            before = at;
        }
        return up + down > 1 ? (double) Math.max(up, down) / (up + down) : 0.5;
    }
}
