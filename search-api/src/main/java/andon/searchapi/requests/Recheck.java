package andon.searchapi.requests;

import andon.corpus.index.DocumentIndex.InvalidCursorException;
import andon.corpus.index.IndexUnavailableException;
import andon.corpus.index.IndexedDocument;
import andon.corpus.index.SearchPage;
import andon.corpus.index.SearchTooSlowException;
import andon.corpus.query.Query;
import andon.searchapi.access.Viewer;
import andon.searchapi.documents.DocumentSearch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks again when a countermeasure is done: whether anything was seen since the first look, through the customer's own eyes. Says
 * so in English and Japanese, since nobody knows who will read it.
 */
final class Recheck {
    private static final int SHOWN = 3;
    private static final int MAX_TITLE = 120;
    private static final Report.Times TIMES = new Report.Times();

    private final DocumentSearch search;

    Recheck(DocumentSearch search) {
        this.search = search;
    }

    /** What there is to tell. A search that cannot be made is told, too: it must not keep anybody from what was done. */
    String of(Viewer viewer, Request request, FirstLook look, String action, Instant now) {
        String about = "Re-check after \"" + cut(action) + "\" was done. ";
        String done = "対策「" + cut(action) + "」の完了を受けた再確認：";
        try {
            Query query = FirstLookQuery.of(untilToday(request.question(), now)).query();
            SearchPage all = page(viewer, query);
            SearchPage since = page(
                    viewer, new Query.And(List.of(query, new Query.Time(Query.TimeField.SEEN, look.takenAt(), null))));
            StringBuilder titles = new StringBuilder();
            since.hits().stream().map(SearchPage.Hit::document).forEach(found -> titles.append(line(found)));
            String at = TIMES.at(look.takenAt());
            return about + "Since the first look (" + at + ") " + since.total() + " documents were first seen; "
                    + all.total() + " match now, " + look.documents() + " matched then.\n" + done + "初回の調査（" + at
                    + "）以降に初めて確認された文書は " + since.total() + " 件です（現在の該当 " + all.total() + " 件、当時 "
                    + look.documents() + " 件）。" + titles;
        } catch (IndexUnavailableException | SearchTooSlowException e) {
            return about + "The search could not be made just now; set the state again to repeat it.\n" + done
                    + "検索を実行できませんでした。状態をもう一度設定すると、再度実行されます。";
        }
    }

    private SearchPage page(Viewer viewer, Query query) {
        try {
            return search.search(viewer, query, SHOWN, Optional.empty(), Set.of());
        } catch (InvalidCursorException e) {
            throw new IllegalStateException("a first page has no cursor", e);
        }
    }

    private static String line(IndexedDocument found) {
        String title = found.document().title();
        return "\n- " + (title == null || title.isBlank() ? found.id().value() : cut(title)) + " · "
                + found.document().source().value() + " · " + TIMES.at(found.firstSeen());
    }

    /** A period that is over says nothing about what comes after it. */
    private static Question untilToday(Question question, Instant now) {
        LocalDate today = now.atOffset(ZoneOffset.UTC).toLocalDate();
        return question instanceof Question.DarkWebSearch q && q.to().isBefore(today)
                ? new Question.DarkWebSearch(q.brand(), q.domain(), q.text(), later(q.from(), today), today)
                : question;
    }

    /** A question's period has at most ten years. */
    private static LocalDate later(LocalDate from, LocalDate today) {
        LocalDate earliest = today.minusYears(10);
        return from.isBefore(earliest) ? earliest : from;
    }

    private static String cut(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.codePointCount(0, line.length()) <= MAX_TITLE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_TITLE - 1)) + "…";
    }
}
