package andon.indexer.cut.software;

import andon.indexer.cut.Cut;
import andon.indexer.cut.CutResult;
import andon.indexer.cut.Cutter;
import andon.indexer.cut.Page;
import andon.indexer.cut.Profiles;
import andon.indexer.cut.Times;
import andon.indexer.cut.software.ForumThread.Post;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Counts how many posts of a software's threads are cut as they were written. */
final class Score {
    private static final Cutter CUTTER = new Cutter(Profiles.bundled());
    private static final int MOST_MISTAKES = 6;

    /**
     * @param attributed posts with the right author and time
     * @param right posts with everything right
     * @param mistakes the first few, in words
     */
    record Scored(int posts, int attributed, int right, List<String> mistakes) {}

    private Score() {}

    static Scored of(Software software, int threads) {
        return of(software, threads, CUTTER);
    }

    static Scored of(Software software, int threads, Cutter cutter) {
        int posts = 0;
        int attributed = 0;
        int right = 0;
        List<String> mistakes = new ArrayList<>();
        for (int seed = 0; seed < threads; seed++) {
            Random random = new Random(seed);
            ForumThread thread = ForumThread.of(random);
            String html = software.renderer().page(thread, random);
            URI address = URI.create("http://harbour.example" + software.path().formatted(thread.id()));
            List<Cut> cuts =
                    cutter.cut(new Page(address, thread.now(), Jsoup.parse(html))) instanceof CutResult.Units units
                            ? units.cuts()
                            : List.of();
            posts += thread.posts().size();
            if (cuts.size() != thread.posts().size()) {
                mistakes.add("thread " + seed + ": " + cuts.size() + " units, not "
                        + thread.posts().size());
            }
            for (int i = 0; i < thread.posts().size() && i < cuts.size(); i++) {
                List<String> wrong = differences(thread, thread.posts().get(i), cuts.get(i), software.precision());
                attributed += wrong.stream().anyMatch(w -> w.startsWith("author") || w.startsWith("time")) ? 0 : 1;
                if (wrong.isEmpty()) {
                    right++;
                } else {
                    mistakes.add("thread " + seed + " post " + i + ": " + wrong);
                }
            }
        }
        return new Scored(
                posts, attributed, right, List.copyOf(mistakes.subList(0, Math.min(MOST_MISTAKES, mistakes.size()))));
    }

    private static List<String> differences(ForumThread thread, Post post, Cut cut, ChronoUnit precision) {
        List<String> wrong = new ArrayList<>();
        if (!post.author().equals(cut.author())) {
            wrong.add("author " + cut.author() + ", not " + post.author());
        }
        if (!isTime(cut.posted(), post.at(), precision)) {
            wrong.add("time " + cut.posted() + ", not " + post.at());
        }
        if (!thread.title().equals(cut.title())) {
            wrong.add("title " + cut.title());
        }
        if (!cut.text().replaceAll("\n +", "\n").equals(post.own().replaceAll("\n +", "\n"))) {
            wrong.add("text " + cut.text() + ", not " + post.own());
        }
        String quotes = String.join("\n", cut.quotes());
        if (post.quoted().isEmpty() != quotes.isEmpty() || !quotes.contains(post.quoted()) || quotes.contains("elk")) {
            wrong.add("quotes " + cut.quotes() + ", not " + post.quoted());
        }
        Integer position = cut.details().position();
        if (position != null && position != post.number()) {
            wrong.add("position " + position + ", not " + post.number());
        }
        return wrong;
    }

    private static boolean isTime(Times.@Nullable Found posted, Instant at, ChronoUnit precision) {
        return precision == ChronoUnit.FOREVER
                ? posted == null
                : posted != null && posted.at().truncatedTo(precision).equals(at.truncatedTo(precision));
    }
}
