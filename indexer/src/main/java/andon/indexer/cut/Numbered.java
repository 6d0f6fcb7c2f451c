package andon.indexer.cut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * The posts of a thread by their numbers: software that lets one link to a post names it, or an anchor in it, by its number
 * ({@code post_12}, {@code <a name="msg12">}). What holds one number each and stands beside the others is a post, whether or
 * not its author and its time can be read.
 */
final class Numbered {
    /** More are a dump of a site, not a page of it. */
    private static final int MOST = 2_000;
    /** Forms of numbers that are looked at, those with the most numbers: a page may be made of nothing but forms. */
    private static final int MOST_FORMS = 32;
    /** So far above a number its post may begin. */
    private static final int HIGHEST = 40;

    private static final int MOST_LOOKED_AT = 4;
    /** So many of the posts have an author and a time. */
    private static final double COMPLETE = 0.6;
    /** So many stand in one list. */
    private static final double TOGETHER = 0.8;

    private static final int LEAST_WORDS = 8;

    private record Found(List<Element> blocks, int words) {}

    private final Outline outline;

    private Numbered(Outline outline) {
        this.outline = outline;
    }

    /** In the order of the page; empty if nothing is numbered so. */
    static List<Columns.Row> posts(Element region, Outline outline, Frame frame) {
        Numbered here = new Numbered(outline);
        return here.found(region).stream()
                .sorted(Comparator.comparingInt(Found::words).reversed())
                .limit(MOST_LOOKED_AT)
                .map(found -> Columns.of(found.blocks(), outline, frame))
                .filter(here::arePosts)
                .findFirst()
                .orElse(List.of());
    }

    private List<Found> found(Element region) {
        List<List<Element>> forms = groups(region).values().stream()
                .filter(group -> group.size() > 1 && group.size() <= MOST)
                .map(group -> List.copyOf(group.values()))
                .sorted(Comparator.<List<Element>>comparingInt(List::size).reversed())
                .limit(MOST_FORMS)
                .toList();
        List<Found> all = new ArrayList<>();
        for (List<Element> numbered : forms) {
            List<Element> blocks = blocks(numbered, region);
            int words = blocks.stream().mapToInt(outline::words).sum();
            if (blocks.size() > 1 && words >= LEAST_WORDS * blocks.size()) {
                all.add(new Found(blocks, words));
            }
        }
        return all;
    }

    /** What is numbered, by the form of its number and then by the number. */
    private static Map<String, Map<String, Element>> groups(Element region) {
        Map<String, Map<String, Element>> groups = new LinkedHashMap<>();
        for (Element element : region.getAllElements()) {
            String named = element.hasAttr("id") ? element.id() : element.attr("name");
            String number = named.isEmpty() ? null : Repeats.number(named);
            boolean anchor =
                    element.normalName().equals("a") && element.attr("name").equals(named);
            if (number == null
                    && anchor
                    && named.length() < 12
                    && Repeats.DIGITS.matcher(named).matches()) {
                number = named;
            }
            if (number != null) {
                String form = element.normalName() + " " + named.substring(0, named.length() - number.length());
                groups.computeIfAbsent(form, k -> new LinkedHashMap<>()).putIfAbsent(number, element);
            }
        }
        return groups;
    }

    /** The largest blocks that hold one of the numbers each, as far as they stand beside one another. */
    @SuppressWarnings("ReferenceEquality") // the same node, not an equal one
    private List<Element> blocks(List<Element> numbered, Element region) {
        IdentityHashMap<Element, Integer> held = new IdentityHashMap<>();
        for (Element element : numbered) {
            Element at = element;
            for (int level = 0; at != null && level < HIGHEST; level++) {
                held.merge(at, 1, Integer::sum);
                at = at.parent();
            }
        }
        Set<Element> blocks = Collections.newSetFromMap(new IdentityHashMap<>());
        IdentityHashMap<Element, List<Element>> lists = new IdentityHashMap<>();
        for (Element element : numbered) {
            Element at = element;
            for (int level = 0; level < HIGHEST && at.parent() != null; level++) {
                Element parent = at.parent();
                if (parent == null || at == region || held.getOrDefault(parent, 0) != 1) {
                    break;
                }
                at = parent;
            }
            boolean alone = held.getOrDefault(at, 0) == 1;
            if (alone && at != region && at.parent() != null && blocks.add(at)) {
                lists.computeIfAbsent(at.parent(), k -> new ArrayList<>()).add(at);
            }
        }
        List<Element> most =
                lists.values().stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
        boolean are = !most.isEmpty() && most.size() >= TOGETHER * numbered.size() && !haveOthers(most);
        return are ? most : List.of();
    }

    /** Whether others of the same form stand beside them with a time, but without a number: then numbers do not tell what is a post. */
    private boolean haveOthers(List<Element> numbered) {
        Element list = numbered.getFirst().parent();
        Set<Element> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.addAll(numbered);
        Set<String> forms = numbered.stream().map(Columns::step).collect(Collectors.toSet());
        return list != null
                && list.children().stream()
                        .anyMatch(child -> !known.contains(child)
                                && outline.of(child).times > 0
                                && forms.contains(Columns.step(child)));
    }

    private boolean arePosts(List<Columns.Row> rows) {
        int complete = 0;
        int words = 0;
        int linked = 0;
        for (Columns.Row row : rows) {
            if (row.author() != null && row.time() != null) {
                complete++;
            }
            words += outline.words(row.body());
            linked += outline.of(row.body()).linked;
        }
        return complete > 1
                && complete >= COMPLETE * rows.size()
                && words >= LEAST_WORDS * rows.size()
                && linked <= words;
    }
}
