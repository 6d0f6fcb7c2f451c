package andon.indexer.cut;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Who wrote a paste and when, where one line says it: "From moth, 3 hours ago, written in Plain Text".
 *
 * @param time empty if the line names the author alone
 */
record Byline(String author, Optional<Times.Found> time) {
    private static final int LONGEST = 200;
    private static final int SHORT = 40;
    private static final int MOST_ELEMENTS = 2_000;
    private static final Pattern LINE = Pattern.compile(
            "(?:(?:a )?paste[d]? )?(?:from|by|posted by|author:?|von|par|de|por|от|автор:?)\\s+(\\S[^,|·•]{0,38}?)\\s*(?:[,|·•]\\s*|\\s[-–—]\\s|\\s(?:on|at)\\s|$)(.*)",
            Pattern.CASE_INSENSITIVE);

    /** The first such line outside of {@code body}. */
    static Optional<Byline> in(Element region, Element body, Frame frame) {
        int seen = 0;
        for (Element element : region.getAllElements()) {
            if (++seen > MOST_ELEMENTS) {
                break;
            }
            String own = element.ownText().strip();
            Matcher line = LINE.matcher(own);
            if (own.isEmpty() || own.length() > LONGEST || !line.matches() || isIn(element, body)) {
                continue;
            }
            String when = line.group(2);
            Optional<Times.Found> time = when.isBlank()
                    ? Optional.empty()
                    : Times.parse(when.split("[,|·•]\\s", 2)[0], frame).or(() -> Times.parse(when, frame));
            if (time.isPresent()
                    || when.isBlank() && own.length() <= SHORT && line.group(1).indexOf(' ') < 0) {
                return Optional.of(new Byline(line.group(1).strip(), time));
            }
        }
        return Optional.empty();
    }

    @SuppressWarnings("ReferenceEquality") // the same node, not an equal one
    private static boolean isIn(Element element, Element body) {
        Element at = element;
        while (at != null && at != body) {
            at = at.parent();
        }
        return at != null;
    }
}
