package andon.indexer.cut.software;

import andon.indexer.cut.Cut;
import andon.indexer.cut.CutResult;
import andon.indexer.cut.Cutter;
import andon.indexer.cut.Page;
import andon.indexer.cut.software.SavedPage.Truth;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;

/**
 * What a cutter makes of a page.
 *
 * @param attributed posts with the right author and time
 * @param mistakes all differences, in words
 */
record SavedPageScore(int posts, int attributed, List<String> mistakes) {
    static SavedPageScore of(SavedPage page, Cutter cutter) {
        CutResult result = cutter.cut(new Page(page.address(), SavedPage.CAPTURED, Jsoup.parse(page.html())));
        List<Cut> cuts = result instanceof CutResult.Units units ? units.cuts() : List.of();
        List<String> mistakes = new ArrayList<>();
        if (page.none() != null && !result.equals(new CutResult.None(page.none()))) {
            mistakes.add("not " + page.none() + " but " + result);
        }
        if (cuts.size() != page.posts().size()) {
            mistakes.add(cuts.size() + " units, not " + page.posts().size()
                    + (result instanceof CutResult.None none ? ": " + none.reason() : ""));
        }
        int attributed = 0;
        for (int i = 0; i < page.posts().size(); i++) {
            // One too many or too few shifts the others: a post is looked for, not counted.
            Truth truth = page.posts().get(i);
            List<String> wrong = null;
            for (Cut cut : cuts) {
                List<String> differences = differences(page, truth, i + 1, cut);
                if (wrong == null || differences.size() < wrong.size()) {
                    wrong = differences;
                }
            }
            if (wrong == null) {
                continue;
            }
            attributed += wrong.stream().anyMatch(w -> w.startsWith("author") || w.startsWith("time")) ? 0 : 1;
            if (!wrong.isEmpty()) {
                mistakes.add("post " + (i + 1) + ": " + wrong);
            }
        }
        return new SavedPageScore(page.posts().size(), attributed, List.copyOf(mistakes));
    }

    private static List<String> differences(SavedPage page, Truth truth, int place, Cut cut) {
        List<String> wrong = new ArrayList<>();
        if (!truth.author().equals(cut.author())) {
            wrong.add("author " + cut.author());
        }
        if (cut.posted() == null || !cut.posted().at().equals(truth.at())) {
            wrong.add("time " + cut.posted());
        }
        if (!page.title().equals(cut.title())) {
            wrong.add("title " + cut.title());
        }
        if (!truth.words().equals(cut.text())) {
            wrong.add("words " + cut.text());
        }
        if (!truth.quote().equals(String.join("\n", cut.quotes()))) {
            wrong.add("quotes " + cut.quotes());
        }
        Integer position = cut.details().position();
        if (position != null && position != place) {
            wrong.add("position " + position);
        }
        return wrong;
    }
}
