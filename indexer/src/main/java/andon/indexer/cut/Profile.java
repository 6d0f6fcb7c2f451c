package andon.indexer.cut;

import andon.vocabulary.DocumentKind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one software marks up what persons wrote. Profiles are data: YAML files of this form, those of the operator before
 * those of the distribution. Selectors are jsoup's CSS selectors, looked up inside the item where nothing else is said; in
 * {@code author}, {@code authorProfile}, {@code time}, {@code price}, {@code stock} and {@code endsAt} a selector may end in
 * {@code @attribute}, or in {@code @text()} for what stands in the element and in none of its children. Of several the first
 * that finds something counts.
 *
 * @param name stable, lower case
 * @param kind what its items are: {@code post}, {@code listing}, {@code article} or {@code paste}
 * @param recognise selectors one of which must be on the page
 * @param item selects the units
 * @param lead selects what belongs to an item and stands right before it: a bar with its time; null if there is none
 * @param trail selects what belongs to an item and stands right behind it: a row with its time; null if there is none
 * @param skip selects items that are none: advertisements, stubs of deleted posts; null if there are none
 * @param id finds the unit's id; null if only its address names it
 * @param title of the unit
 * @param pageTitle of the unit or its thread, outside of the item; what the page's {@code <title>} says, too, counts before others
 * @param label selects what stands in a title and is none of its words: prefixes of threads, badges; null if there is none
 * @param author the author's name
 * @param authorProfile links to the author's own page; by default the author's own link
 * @param time when it was written
 * @param position its place in its thread; null if only its place on the page tells
 * @param price of a listing
 * @param stock of a listing
 * @param endsAt where a countdown stands
 * @param body the unit's words
 * @param quote selects quotes inside the body; the outermost count; null if there are none
 * @param remove selects what is neither own words nor quote: signatures, edit notes, who is quoted
 * @param signature pattern in the unit's text; what stands behind its last find, and the find itself, is a signature; null
 *     where signatures stand apart
 * @param permalink selects the link to the unit's own page; null if it has none
 * @param zone where on the page the board states its time zone
 * @param excerpt selectors that show that an item is not whole here
 * @param index selectors one of which shows a page of lists only
 * @param print selectors one of which shows a print view
 * @param alternateAddress pattern found in addresses of print views and other doubles; null if there are none
 * @param together names of profiles whose items stand on the same pages: an article's comments
 * @param least percent of items that must have an author and a time; below, the page is cut by its structure. Default 80
 * @param canary pages with what must be cut out of them, checked when the profile is loaded
 */
public record Profile(
        String name,
        String kind,
        List<String> recognise,
        String item,
        @Nullable String lead,
        @Nullable String trail,
        @Nullable String skip,
        @Nullable Id id,
        List<String> title,
        List<String> pageTitle,
        @Nullable String label,
        List<String> author,
        List<String> authorProfile,
        List<String> time,
        @Nullable Position position,
        List<String> price,
        List<String> stock,
        List<String> endsAt,
        List<String> body,
        @Nullable String quote,
        @Nullable String remove,
        @Nullable String signature,
        @Nullable String permalink,
        List<String> zone,
        List<String> excerpt,
        List<String> index,
        List<String> print,
        @Nullable String alternateAddress,
        List<String> together,
        @Nullable Integer least,
        List<Canary> canary) {

    private static final int LEAST_SHARE = 80;

    /**
     * @param attribute of the item or of the first element that {@code selector} finds in it
     * @param selector null for the item itself
     * @param pattern its first group is the id
     * @param within pattern on the page's address for ids that count anew in each thread: its first group is the thread's;
     *     null for ids of the whole site
     */
    public record Id(
            String attribute,
            @Nullable String selector,
            String pattern,
            @Nullable String within) {
        public Id {
            Pattern.compile(pattern);
            if (within != null) {
                Pattern.compile(within);
            }
        }
    }

    /**
     * @param selector what holds the number, with {@code @attribute} or without
     * @param pattern its first group is the number; null for the first number there
     * @param plus added to it: 1 where the first post counts as 0; null for nothing
     */
    public record Position(
            String selector,
            @Nullable String pattern,
            @Nullable Integer plus) {
        public Position {
            if (pattern != null) {
                Pattern.compile(pattern);
            }
        }
    }

    /**
     * @param html a small page
     * @param at when it was captured, ISO 8601; null for a day in 2026
     * @param expect its units, in order
     */
    public record Canary(String html, @Nullable String at, List<Expected> expect) {
        public Canary {
            expect = expect == null ? List.of() : List.copyOf(expect);
        }
    }

    /** A unit as it must be cut; what is null is not compared. {@code time} is ISO 8601. */
    public record Expected(
            @Nullable String id,
            @Nullable String author,
            @Nullable String time,
            @Nullable String title,
            @Nullable String text,
            @Nullable Integer position) {}

    public Profile {
        recognise = copy(recognise);
        title = copy(title);
        pageTitle = copy(pageTitle);
        author = copy(author);
        authorProfile = copy(authorProfile);
        time = copy(time);
        price = copy(price);
        stock = copy(stock);
        endsAt = copy(endsAt);
        body = copy(body);
        zone = copy(zone);
        excerpt = copy(excerpt);
        index = copy(index);
        print = copy(print);
        together = copy(together);
        canary = canary == null ? List.of() : List.copyOf(canary);
        if (name == null || kind == null || item == null || recognise.isEmpty() || body.isEmpty()) {
            throw new IllegalArgumentException("a profile needs 'name', 'kind', 'recognise', 'item' and 'body'");
        }
        if (alternateAddress != null) {
            Pattern.compile(alternateAddress);
        }
        if (signature != null) {
            Pattern.compile(signature);
        }
        if (least != null && (least < 0 || least > 100)) {
            throw new IllegalArgumentException("'least' is a percentage, 0 to 100, not " + least);
        }
    }

    int leastShare() {
        return least == null ? LEAST_SHARE : least;
    }

    DocumentKind documentKind() {
        return DocumentKind.valueOf(kind.toUpperCase(Locale.ROOT));
    }

    private static List<String> copy(@Nullable List<String> selectors) {
        return selectors == null ? List.of() : List.copyOf(selectors);
    }
}
