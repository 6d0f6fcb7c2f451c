package andon.indexer.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Posts told by their numbers alone. */
class NumberedTest {
    private static final Frame FRAME = Frame.of(Instant.parse("2026-06-01T12:00:00Z"));
    /** As {@link Numbered} has it. */
    private static final int MOST_FORMS = 32;

    private static List<Columns.Row> posts(String html) {
        Element body = Jsoup.parse(html).body();
        return Numbered.posts(body, Outline.of(body, FRAME), FRAME);
    }

    private static String thread() {
        return IntStream.range(0, 3)
                .mapToObj(i -> "<div id=\"post_" + i + "\"><b>member" + i + "</b> <i>2026-05-0" + (i + 1)
                        + " 10:00</i><p>What is written here has more words than any label has, number " + i
                        + "</p></div>")
                .collect(Collectors.joining("", "<section>", "</section>"));
    }

    /** Four numbers each, so that they come before the thread's three. */
    private static String otherForms(int count) {
        return IntStream.range(0, count)
                .mapToObj(form -> IntStream.range(0, 4)
                        .mapToObj(i -> "<" + tag(form) + " id=\"msg_" + i + "\">x</" + tag(form) + ">")
                        .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    /** A form is an element's name and what stands before its number. */
    private static String tag(int form) {
        return "x-" + (char) ('a' + form / 26) + (char) ('a' + form % 26);
    }

    @Test
    void whatIsNumberedIsAPost() {
        assertThat(posts(thread())).hasSize(3);
        assertThat(posts(otherForms(MOST_FORMS - 1) + thread())).hasSize(3);
    }

    /** Each form costs a walk over what it numbers, and a page may be made of nothing but forms. */
    @Test
    void onlyTheFormsWithTheMostNumbersAreLookedAt() {
        assertThat(posts(otherForms(MOST_FORMS) + thread())).isEmpty();
    }
}
