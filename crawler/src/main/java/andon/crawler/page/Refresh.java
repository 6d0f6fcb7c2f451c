package andon.crawler.page;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What a {@code meta} element asks for that loads the page again or leads on to another.
 *
 * @param seconds after how many
 * @param target where it leads, as written; empty if to the page itself
 */
record Refresh(int seconds, Optional<String> target) {
    private static final int LONGEST = 2048;
    private static final Pattern FORM = Pattern.compile(
            "\\s{0,9}(\\d{1,5})(?:\\.\\d{0,9})?\\s{0,9}(?:[;,]\\s{0,9}(?:url\\s{0,9}=)?\\s{0,9}['\"]?([^'\"]*)['\"]?)?.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Reads a {@code meta} element; empty if it asks for no such thing. */
    static Optional<Refresh> of(Element meta) {
        String content = meta.attr("content");
        if (content.isEmpty()
                || content.length() > LONGEST
                || !meta.attr("http-equiv").equalsIgnoreCase("refresh")) {
            return Optional.empty();
        }
        Matcher read = FORM.matcher(content);
        return read.matches()
                ? Optional.of(new Refresh(
                        Integer.parseInt(read.group(1)),
                        Optional.ofNullable(read.group(2)).map(String::strip).filter(target -> !target.isEmpty())))
                : Optional.empty();
    }
}
