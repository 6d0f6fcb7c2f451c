package andon.indexer.cut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jspecify.annotations.Nullable;

/**
 * Finds the list on a page whose entries are posts, by what a list of posts is: neighbours of one form, each with a time, an
 * author and words of its own. Entries may be blocks, rows, or heads with what follows them up to the next head.
 */
final class Blocks {
    /** More times than this stand in no post, but in a list of them. */
    private static final int MOST_TIMES = 8;

    /** Of the entries of one form so many have a time: the others are advertisements and notes. */
    private static final double MOSTLY = 0.6;
    /** Where every second or third neighbour is a head and nothing tells them apart. */
    private static final double PARTLY = 0.3;

    private static final double COMPLETE = 0.8;
    /** Entries with more of their words in links are entries of an index. */
    private static final double MOST_LINKED = 0.6;

    private static final int COUNTS_FULLY = 5;
    private static final int MOST_LOOKED_AT = 8;
    /** A head's words behind it may be so many neighbours. */
    private static final int LONGEST_TAIL = 12;

    private static final int LEAST_WORDS = 8;

    /** @param heads whether the words stand behind the entries, not in them */
    private record Found(Element list, List<Element> entries, boolean heads, int weight) {
        double score() {
            return (double) weight * Math.min(entries.size(), COUNTS_FULLY);
        }
    }

    private final Outline outline;
    private final Frame frame;

    private Blocks(Outline outline, Frame frame) {
        this.outline = outline;
        this.frame = frame;
    }

    /** The posts in the order of the page; empty if there is no such list. Heads are joined with what follows them. */
    static List<Columns.Row> posts(Element region, Outline outline, Frame frame) {
        return new Blocks(outline, frame).posts(region);
    }

    private List<Columns.Row> posts(Element region) {
        List<Found> all = new ArrayList<>();
        for (Element list : region.getAllElements()) {
            if (list.childrenSize() > 1 && outline.of(list).times > 1) {
                groups(list, all);
            }
        }
        all.sort(Comparator.comparingDouble(Found::score).reversed());
        Found best = null;
        List<Columns.Row> rows = List.of();
        for (Found found : all.subList(0, Math.min(MOST_LOOKED_AT, all.size()))) {
            boolean closer = best == null
                    || isInside(found.list(), best.list())
                            && (found.weight() * 2 >= best.weight() || isPostWithAnswers(best) && !isMixed(found));
            if (closer) {
                List<Columns.Row> read = Columns.of(entries(found), outline, frame);
                if (arePosts(read)) {
                    best = found;
                    rows = read;
                }
            }
        }
        return rows;
    }

    /** Two neighbours of different forms are no list: the one may be a post, the other the list of its answers. */
    private static boolean isPostWithAnswers(Found found) {
        return found.entries().size() == 2 && isMixed(found);
    }

    private static boolean isMixed(Found found) {
        return found.entries().stream().map(Columns::step).distinct().count() > 1;
    }

    /** The list's children of one element name, of those forms that mostly hold a time. */
    private void groups(Element list, List<Found> all) {
        List<Element> children = list.children();
        Map<String, Form> forms = new LinkedHashMap<>();
        for (Element child : children) {
            Form form = forms.computeIfAbsent(Columns.step(child), k -> new Form(child.normalName()));
            form.all++;
            form.dated += isDated(child) ? 1 : 0;
        }
        Set<String> mostly = new LinkedHashSet<>();
        Set<String> partly = new LinkedHashSet<>();
        for (Form form : forms.values()) {
            if (form.dated > 0 && form.dated >= PARTLY * form.all) {
                (form.dated >= MOSTLY * form.all ? mostly : partly).add(form.name);
            }
        }
        double least = mostly.isEmpty() ? PARTLY : MOSTLY;
        for (String name : mostly.isEmpty() ? partly : mostly) {
            List<Element> entries = new ArrayList<>();
            for (Element child : children) {
                Form form = forms.get(Columns.step(child));
                boolean fits = form != null && form.name.equals(name) && form.dated >= least * form.all;
                if (fits && isDated(child)) {
                    entries.add(child);
                }
            }
            if (entries.size() > 1) {
                all.add(found(list, entries));
            }
        }
    }

    /** How many children of a list have one element name and class, and how many of them a time. */
    private static final class Form {
        final String name;
        int all;
        int dated;

        Form(String name) {
            this.name = name;
        }
    }

    private boolean isDated(Element element) {
        int times = outline.of(element).times;
        return times > 0 && times <= MOST_TIMES;
    }

    private Found found(Element list, List<Element> entries) {
        int within = entries.stream().mapToInt(outline::words).sum();
        int behind = 0;
        Set<Element> all = identities(entries);
        for (Element entry : entries.subList(0, entries.size() - 1)) {
            behind += tail(entry, all, outline::words);
        }
        boolean heads = behind > within / 2;
        return new Found(list, entries, heads, heads ? within + behind : within);
    }

    /** How much follows an entry up to the next. */
    private static int tail(Element entry, Set<Element> entries, ToIntFunction<Element> weight) {
        int behind = 0;
        Element next = entry.nextElementSibling();
        for (int i = 0; next != null && i < LONGEST_TAIL && !entries.contains(next); i++) {
            behind += weight.applyAsInt(next);
            next = next.nextElementSibling();
        }
        return behind;
    }

    private List<Element> entries(Found found) {
        if (!found.heads()) {
            return found.entries();
        }
        Set<Element> heads = identities(found.entries());
        List<Element> joined = new ArrayList<>();
        int longest = 0;
        for (Element head : found.entries()) {
            boolean last = joined.size() == found.entries().size() - 1;
            int most = last && longest > 0 ? longest : LONGEST_TAIL;
            Element block = new Element("div");
            head.before(block);
            Node next = head;
            int taken = 0;
            while (next != null && taken <= most && (taken == 0 || !(next instanceof Element e && heads.contains(e)))) {
                Node following = next.nextSibling();
                taken += next instanceof Element ? 1 : 0;
                block.appendChild(next);
                next = following;
            }
            longest = Math.max(longest, taken - 1);
            outline.adopt(block);
            joined.add(block);
        }
        return joined;
    }

    private static Set<Element> identities(List<Element> elements) {
        Set<Element> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(elements);
        return set;
    }

    /** Whether nearly all have an author and a time, and say more than that and what they lead to. */
    private boolean arePosts(List<Columns.Row> rows) {
        int complete = 0;
        int words = 0;
        int linked = 0;
        for (Columns.Row row : rows) {
            complete += row.author() != null && row.time() != null ? 1 : 0;
            linked += outline.of(row.body()).linked;
            words += outline.words(row.body()) - within(row.body(), row.author());
        }
        return complete >= COMPLETE * rows.size()
                && words >= LEAST_WORDS * rows.size()
                && linked * (1 - MOST_LINKED) <= words * MOST_LINKED;
    }

    private int within(Element body, @Nullable Element part) {
        return part != null && isInside(part, body) ? outline.words(part) : 0;
    }

    @SuppressWarnings("ReferenceEquality") // the same node, not an equal one
    private static boolean isInside(Element element, Element outer) {
        Element at = element.parent();
        while (at != null && at != outer) {
            at = at.parent();
        }
        return at != null;
    }
}
