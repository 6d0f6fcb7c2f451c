package andon.indexer.cut;

import andon.vocabulary.DocumentKind;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How one software marks up what persons wrote. Profiles are data: YAML files of this form, those of the operator before
 * those of the distribution. Selectors are jsoup's CSS selectors; all but {@code item} are looked up inside the item first.
 *
 * @param name stable, lower case
 * @param kind what its items are: {@code post}, {@code listing}, {@code article} or {@code paste}
 * @param recognise selectors one of which must be on the page
 * @param item selects the units
 * @param id finds the unit's id; null if only its address names it
 * @param title selectors of the unit's or its thread's title, the first that finds text counts
 * @param pageTitle selectors of the title outside of the item
 * @param author selectors of the author's name
 * @param time selectors of the time
 * @param body selectors of the unit's words
 * @param quote selects quotes inside the body; the outermost count
 * @param remove selects what is neither own words nor quote: signatures, edit notes
 * @param permalink selects the link to the unit's own page; null if it has none
 * @param excerpt selectors that show that an item is not whole here
 * @param index selectors one of which shows a page of lists only
 * @param print selectors one of which shows a print view
 * @param alternateAddress pattern found in addresses of print views and other doubles; null if there are none
 */
public record Profile(
        String name,
        String kind,
        List<String> recognise,
        String item,
        @Nullable Id id,
        List<String> title,
        List<String> pageTitle,
        List<String> author,
        List<String> time,
        List<String> body,
        @Nullable String quote,
        @Nullable String remove,
        @Nullable String permalink,
        List<String> excerpt,
        List<String> index,
        List<String> print,
        @Nullable String alternateAddress) {

    /**
     * @param attribute of the item or of the first element that {@code selector} finds in it
     * @param selector null for the item itself
     * @param pattern its first group is the id
     */
    public record Id(String attribute, @Nullable String selector, String pattern) {
        public Id {
            Pattern.compile(pattern);
        }
    }

    public Profile {
        recognise = copy(recognise);
        title = copy(title);
        pageTitle = copy(pageTitle);
        author = copy(author);
        time = copy(time);
        body = copy(body);
        excerpt = copy(excerpt);
        index = copy(index);
        print = copy(print);
        Objects.requireNonNull(item, "item");
        if (alternateAddress != null) {
            Pattern.compile(alternateAddress);
        }
        if (recognise.isEmpty() || body.isEmpty()) {
            throw new IllegalArgumentException("profile '" + name + "' needs 'recognise' and 'body'");
        }
    }

    DocumentKind documentKind() {
        return DocumentKind.valueOf(kind.toUpperCase(java.util.Locale.ROOT));
    }

    private static List<String> copy(@Nullable List<String> selectors) {
        return selectors == null ? List.of() : List.copyOf(selectors);
    }
}
