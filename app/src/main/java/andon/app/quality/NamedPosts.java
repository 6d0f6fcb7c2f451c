package andon.app.quality;

import andon.app.quality.Gold.Label;
import andon.app.quality.Gold.Place;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Invented posts in which persons are marked, {@code [[so]]}, beside organisations, places, gangs and products that are not: a
 * language and a colon, then the post, a line each.
 */
final class NamedPosts {
    static final String NAME = "posts";

    private static final String OPEN = "[[";
    private static final String CLOSE = "]]";

    private NamedPosts() {}

    static Gold.Collection read() throws IOException {
        try (InputStream in = NamedPosts.class.getResourceAsStream("named-posts.txt")) {
            if (in == null) {
                throw new IllegalStateException("the build left out named-posts.txt");
            }
            List<Gold> posts = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(NamedPosts::post)
                    .toList();
            return new Gold.Collection(NAME, Set.of(PersonJudge.WHAT), posts);
        }
    }

    private static Gold post(String line) {
        int colon = line.indexOf(": ");
        String marked = line.substring(colon + 2).replace("\\n", "\n");
        StringBuilder text = new StringBuilder();
        List<Label> persons = new ArrayList<>();
        int at = 0;
        for (int open = marked.indexOf(OPEN); open >= 0; open = marked.indexOf(OPEN, at)) {
            int close = marked.indexOf(CLOSE, open);
            text.append(marked, at, open);
            int start = text.codePointCount(0, text.length());
            text.append(marked, open + OPEN.length(), close);
            persons.add(new Label(PersonJudge.WHAT, new Place(start, text.codePointCount(0, text.length()))));
            at = close + CLOSE.length();
        }
        text.append(marked.substring(at));
        return new Gold(
                marked.substring(0, Math.min(20, marked.length())),
                line.substring(0, colon),
                text.toString(),
                persons,
                List.of());
    }
}
