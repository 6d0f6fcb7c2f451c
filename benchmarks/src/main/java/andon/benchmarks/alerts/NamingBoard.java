package andon.benchmarks.alerts;

import andon.testbed.world.Site;
import andon.testbed.world.SiteReply;
import andon.testbed.world.SiteRequest;
import andon.vocabulary.OnionAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A board of threads with one post each, which names one brand; it notes when each thread was fetched. Thread-safe. */
final class NamingBoard implements Site {
    private static final int WORDS = 120;
    private static final String[] SYLLABLES = {
        "la", "mo", "ti", "ren", "so", "ku", "vel", "dar", "ni", "pos", "eth", "gra"
    };

    private static final int BRAND_SYLLABLES = 5;
    /** As many as there are words of so many syllables. */
    private static final int MOST_BRANDS = (int) Math.pow(SYLLABLES.length, BRAND_SYLLABLES);
    /** Has no divisor in common with them. */
    private static final long SCATTER = 101_531;

    private final OnionAddress address = OnionAddress.ofPublicKey(new byte[32]);
    private final Map<String, Instant> fetched = new ConcurrentHashMap<>();
    private final int threads;
    private final int brands;

    /** @param brands of these many, in turn, each thread names one */
    NamingBoard(int threads, int brands) {
        this.threads = threads;
        this.brands = brands;
    }

    /** Another one for each number: no syllable begins another, so that no two are spelled, or sound, the same. */
    static String brand(int number) {
        if (number < 0 || number >= MOST_BRANDS) {
            throw new IllegalArgumentException("there are " + MOST_BRANDS + " brands, and no number " + number);
        }
        StringBuilder word = new StringBuilder();
        // Scattered, so that neighbours do not begin alike.
        int rest = (int) (number * SCATTER % MOST_BRANDS);
        for (int i = 0; i < BRAND_SYLLABLES; i++) {
            word.append(SYLLABLES[rest % SYLLABLES.length]);
            rest /= SYLLABLES.length;
        }
        word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
        return word + " Freight";
    }

    /** When each thread was fetched, by its title. */
    Map<String, Instant> fetched() {
        return fetched;
    }

    @Override
    public String id() {
        return "board";
    }

    @Override
    public String name() {
        return "The Board";
    }

    @Override
    public List<OnionAddress> addresses() {
        return List.of(address);
    }

    @Override
    public SiteReply answer(SiteRequest request) {
        String path = request.path();
        if (path.equals("/")) {
            StringBuilder page = new StringBuilder("<title>The Board</title><h1>The Board</h1><ul>");
            for (int thread = 0; thread < threads; thread++) {
                page.append("<li><a href=\"/thread/")
                        .append(thread)
                        .append("\">")
                        .append(title(thread))
                        .append("</a></li>");
            }
            return SiteReply.html(page.append("</ul>").toString());
        }
        if (!path.startsWith("/thread/")) {
            return SiteReply.html(404, "<h1>Not found</h1>");
        }
        int thread = Integer.parseInt(path.substring("/thread/".length()));
        // A thread that is looked at again makes no news: what counts is the first time.
        fetched.putIfAbsent(title(thread), Instant.now());
        Random dice = new Random(thread);
        String words =
                dice.ints(WORDS, 2, 4).mapToObj(length -> word(dice, length)).collect(Collectors.joining(" "));
        return SiteReply.html(
                "<title>%1$s</title><h1>%1$s</h1><div class=\"post\" id=\"post-%2$d\"><span class=\"username\">moth%2$d</span> <span class=\"date\">2026-11-01 12:00</span><div class=\"post-body\">Selling access to %3$s: %4$s.</div></div>"
                        .formatted(title(thread), thread, brand(thread % brands), words));
    }

    private static String title(int thread) {
        return "Lot " + word(new Random(1_000_000L + thread), 3) + " " + thread;
    }

    private static String word(Random dice, int syllables) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < syllables; i++) {
            word.append(SYLLABLES[dice.nextInt(SYLLABLES.length)]);
        }
        word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
        return word.toString();
    }
}
