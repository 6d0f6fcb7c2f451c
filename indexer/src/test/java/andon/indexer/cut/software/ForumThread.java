package andon.indexer.cut.software;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A thread with its truth.
 *
 * @param now when it is captured
 */
record ForumThread(int id, String title, List<Post> posts, Instant now) {
    /**
     * @param number in its thread, from 1
     * @param guest whether its author has no account, or has it no more
     * @param quoted empty if it quotes nobody
     * @param code empty if it shows none
     * @param signature empty if its author has none
     */
    record Post(
            int id,
            int number,
            String author,
            boolean guest,
            boolean ranked,
            Instant at,
            String words,
            String quoted,
            String code,
            String signature,
            boolean edited,
            boolean attached) {
        boolean is(String part) {
            return !part.isEmpty();
        }

        /** What must be cut out as the author's own. */
        String own() {
            return code.isEmpty() ? words : words + "\n" + code;
        }
    }

    static final Instant NOW = Instant.parse("2026-02-18T21:40:00Z");

    private static final List<String> AUTHORS = List.of(
            "moth",
            "gh[o]st & co",
            "Аноним",
            "12 May",
            "x0r_<3",
            "root@localhost",
            "Mr. 2020",
            "today",
            "李四",
            "名無しさん",
            "-=DeaD=-",
            "user1999",
            "Posted",
            "d'Artagnan",
            "ADMIN",
            "Guest 5",
            "wren.14:30",
            "Ёж");
    private static final List<String> WORDS = List.of(
            "Has anybody seen the lanterns at the pier since Monday?",
            "I bought two ropes there on 3 March 2019 at 10:15, and both were wet.",
            "Ask the harbour master, he keeps the list.",
            "Я видел их вчера в 12:00 у причала.",
            "灯笼还在码头。",
            "灯籠は昨日まで桟橋にありました。",
            "No. They moved the whole stock to the other shore, and nobody was told why.",
            "Price is the same as in 2024: forty a piece, sixty for a pair.");

    static ForumThread of(Random random) {
        List<Post> posts = new ArrayList<>();
        int count = 2 + random.nextInt(9);
        Instant at = NOW.minus(Duration.ofMinutes(60L * 24 * (count * 40L + random.nextInt(900))));
        int id = 1000 + random.nextInt(90_000);
        for (int number = 1; number <= count; number++) {
            boolean last = number > count - 3;
            Duration left = Duration.between(at, NOW);
            at = last && random.nextBoolean()
                    ? NOW.minus(Duration.ofMinutes(left.toMinutes() / 20 + 1))
                    : at.plus(Duration.ofMinutes(1 + random.nextInt((int) Math.max(2, left.toMinutes() / 3))));
            id += 1 + random.nextInt(40);
            posts.add(post(random, id, number, at));
        }
        return new ForumThread(100 + random.nextInt(9000), "Lanterns & ropes [2026]", posts, NOW);
    }

    private static Post post(Random random, int id, int number, Instant at) {
        return new Post(
                id,
                number,
                AUTHORS.get(random.nextInt(AUTHORS.size())),
                random.nextInt(5) == 0,
                random.nextBoolean(),
                at,
                WORDS.get(random.nextInt(WORDS.size())) + " #" + id,
                number > 1 && random.nextInt(3) == 0 ? "Who said that on 05 Jan 2020?" : "",
                random.nextInt(6) == 0 ? "a:b:1\n  c:d:2" : "",
                random.nextInt(3) == 0 ? "Selling anchors since 04-05-2017, 09:00 AM" : "",
                random.nextInt(4) == 0,
                random.nextInt(6) == 0);
    }
}
