package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.crawler.health.ComplaintBook.Entry;
import andon.crawler.health.ComplaintBook.News;
import andon.vocabulary.SourceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OperatorNoticeTest {
    private static final Instant SINCE = Instant.parse("2026-11-20T03:00:00Z");

    private static Entry entry(String source, String kind) {
        return new Entry(
                new SourceId(source),
                kind,
                "",
                "what was seen\nin two lines",
                true,
                SINCE,
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void thousandSourcesThatFailTogetherAreOneMailOfReadableLength() {
        List<Entry> all = IntStream.range(0, 1000)
                .mapToObj(n -> entry("source-" + n, "unreachable"))
                .toList();
        OperatorNotice notice = OperatorNotice.of(new News(all, List.of(), List.of()), "https://andon.example");
        assertThat(notice.subject())
                .isEqualTo("[Andon] unreachable: source-0, source-1, source-2, source-3, source-4 and 995 more");
        assertThat(notice.text().lines()).hasSizeLessThan(110);
        assertThat(notice.text())
                .contains(
                        "  and 950 more",
                        "source-0  unreachable  since 2026-11-20 03:00 UTC\n    what was seen in two lines")
                .endsWith("What to do about each: https://andon.example/health\n");
    }

    @Test
    void sameNewsHasTheSameIdAndOtherNewsAnother() {
        News stale = new News(List.of(entry("forum", "stale")), List.of(), List.of());
        News over = new News(List.of(), List.of(entry("forum", "stale")), List.of());
        assertThat(OperatorNotice.of(stale, "a").id())
                .isEqualTo(OperatorNotice.of(stale, "b").id())
                .isNotEqualTo(OperatorNotice.of(over, "a").id())
                .matches("health-[0-9a-f]{32}");
    }

    @Test
    void subjectSaysWhatTheMailIsAbout() {
        List<Entry> forum = List.of(entry("forum", "stale"), entry("forum", "quarantined"));
        assertThat(OperatorNotice.of(new News(forum, forum, forum), "a").subject())
                .isEqualTo("[Andon] stale, quarantined: forum");
        assertThat(OperatorNotice.of(new News(List.of(), forum, forum), "a").subject())
                .isEqualTo("[Andon] Over: stale, quarantined: forum");
        assertThat(OperatorNotice.of(new News(List.of(), List.of(), forum), "a").subject())
                .isEqualTo("[Andon] Still stale, quarantined: forum");
    }
}
