package andon.benchmarks.indexer;

import andon.evidence.CapturedResponse;
import andon.evidence.Header;
import andon.testbed.world.PlantedDocument;
import andon.testbed.world.World;
import andon.testbed.world.WorldSettings;
import andon.vocabulary.Capture;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * What a monitored board and its neighbours serve, a language a page: of twenty pages sixteen are threads in the markup of
 * MyBB's default theme, three are articles as leak sites have them, one is a paste of credentials. Threads and articles are made
 * of the testbed's texts, so offers, leaks and chatter stand in them as densely as a busy board has them.
 */
record Corpus(List<PageBytes> pages) {
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final int PAGES = 200;
    private static final int POSTS = 8;
    private static final int TEXTS_A_POST = 3;
    private static final int TEXTS_AN_ARTICLE = 20;
    private static final int ROWS_A_PASTE = 400;
    /** A combo list of the testbed may have thousands of lines; a post shows its beginning. */
    private static final int LONGEST_TEXT = 600;

    /** A page with what the reader must know of its capture. */
    record PageBytes(Capture capture, CapturedResponse response) {}

    static Corpus generate() {
        World world = World.generate(new WorldSettings(1, 0, NOW, 1));
        Map<String, List<String>> byLanguage = world.truth().documents().stream()
                .collect(Collectors.groupingBy(
                        PlantedDocument::language, Collectors.mapping(PlantedDocument::text, Collectors.toList())));
        List<String> languages = List.of("en", "en", "ru", "zh", "ja");
        Random dice = new Random(3);
        List<PageBytes> pages = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            List<String> texts = byLanguage.getOrDefault(languages.get(page % languages.size()), List.of());
            pages.add(
                    switch (page % 20) {
                        case 3, 10, 17 -> article(page, texts, dice);
                        case 19 -> paste(page, dice);
                        default -> thread(page, texts, dice);
                    });
        }
        return new Corpus(pages);
    }

    private static PageBytes thread(int page, List<String> texts, Random dice) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Thread ")
                .append(page)
                .append("</title></head><body><div id=\"container\"><div id=\"panel\">");
        for (int i = 0; i < 60; i++) {
            html.append("<a class=\"nav\" href=\"forumdisplay.php?fid=")
                    .append(i)
                    .append("\">Board number ")
                    .append(i)
                    .append("</a> ");
        }
        html.append("</div><div id=\"posts\">");
        for (int post = 0; post < POSTS; post++) {
            int id = page * POSTS + post;
            html.append("<div class=\"post\" id=\"post_")
                    .append(id)
                    .append("\"><div class=\"post_author\"><strong><span class=\"largetext\"><a href=\"member.php?uid=")
                    .append(id % 97)
                    .append("\">member")
                    .append(id % 97)
                    .append(
                            "</a></span></strong><div class=\"author_statistics\">Posts: 12<br>Joined: Mar 2025</div></div>")
                    .append("<div class=\"post_content\"><div class=\"post_head\"><span class=\"post_date\">05-")
                    .append(10 + post)
                    .append("-2026, 09:")
                    .append(10 + post)
                    .append(" PM</span></div><div class=\"post_body scaleimages\" id=\"pid_")
                    .append(id)
                    .append("\">");
            words(texts, TEXTS_A_POST, dice, html);
            html.append("</div><div class=\"signature\">Escrow welcome</div></div></div>");
        }
        html.append("</div></div></body></html>");
        return page("showthread.php?tid=" + page, "text/html; charset=utf-8", html);
    }

    private static PageBytes article(int page, List<String> texts, Random dice) {
        StringBuilder html = new StringBuilder(
                "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Blog</title></head>"
                        + "<body><nav><a href=\"/\">Home</a> <a href=\"/about\">Contact</a></nav><article class=\"post\"><h1>Company ");
        html.append(page)
                .append("</h1><time datetime=\"2026-05-11T09:00:00Z\">11 May 2026</time><div class=\"content\">");
        words(texts, TEXTS_AN_ARTICLE, dice, html);
        html.append("</div></article></body></html>");
        return page("post/" + page, "text/html; charset=utf-8", html);
    }

    private static PageBytes paste(int page, Random dice) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < ROWS_A_PASTE; i++) {
            rows.append("member")
                    .append(dice.nextInt(100_000))
                    .append("@mail")
                    .append(i % 7)
                    .append(".example:Summer");
            rows.append(dice.nextInt(10_000)).append('!').append('\n');
        }
        return page("paste/" + page, "text/plain; charset=utf-8", rows);
    }

    /** Some of {@code texts}, the beginnings of long ones. */
    private static void words(List<String> texts, int count, Random dice, StringBuilder html) {
        for (int i = 0; i < count; i++) {
            String text = texts.get(dice.nextInt(texts.size()));
            html.append(text.substring(0, Math.min(text.length(), LONGEST_TEXT))
                            .replace("&", "&amp;")
                            .replace("<", "&lt;")
                            .replace("\n", "<br>\n"))
                    .append("<br>\n");
        }
    }

    private static PageBytes page(String path, String contentType, CharSequence body) {
        Capture capture = new Capture(
                1,
                new SourceId("board"),
                URI.create("http://board.example/" + path),
                NOW,
                200,
                contentType,
                new Capture.WarcLocation("none.warc.gz", 0),
                "0".repeat(64));
        return new PageBytes(
                capture,
                new CapturedResponse(
                        200,
                        List.of(new Header("Content-Type", contentType)),
                        body.toString().getBytes(StandardCharsets.UTF_8)));
    }

    long bytes() {
        return pages.stream().mapToLong(p -> p.response().body().length).sum();
    }
}
