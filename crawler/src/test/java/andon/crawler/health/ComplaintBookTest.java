package andon.crawler.health;

import static org.assertj.core.api.Assertions.assertThat;

import andon.database.Database;
import andon.testbed.fixtures.TestDatabase;
import andon.vocabulary.SourceId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators are told of complaints, on each database; time is moved by hand. */
class ComplaintBookTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final SourceId FORUM = new SourceId("forum");
    private static final SourceId MARKET = new SourceId("market");
    private static final Complaint STALE = new Complaint(Complaint.Kind.STALE, "no good visit");
    private static final Complaint BUDGET = new Complaint(Complaint.Kind.ERROR_BUDGET, "9 of 9 looks failed");
    private static final Complaint CANARY = new Complaint(Complaint.Kind.CANARY_MISSING, "/rules", "not on /rules");

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-20T12:00:00Z");

    private void with(TestDatabase kind, Consumer<ComplaintBook> claim) {
        try (Database database = Database.open(kind.fresh(folder))) {
            claim.accept(new ComplaintBook(database));
        }
    }

    private static SourceHealth health(SourceId source, Complaint... complaints) {
        return new SourceHealth(
                source,
                source.value(),
                SourceHealth.Verdict.BAD,
                List.of(complaints),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                new Looks(0, 0, 0, Map.of()),
                0.25,
                0,
                0,
                Optional.empty(),
                0,
                0,
                SourceHealth.Session.NONE,
                List.of(),
                new PostsPerPage(0, 0, 0, 0));
    }

    private void judge(ComplaintBook book, Complaint... ofForum) {
        now = now.plus(MINUTE);
        book.note(List.of(health(FORUM, ofForum), health(MARKET)), now);
    }

    /** What operators are told now, if anything; they are, and may be told again at once. */
    private Optional<ComplaintBook.News> tell(ComplaintBook book) {
        Optional<ComplaintBook.News> news = book.take(now, DAY, MINUTE);
        news.ifPresent(n -> book.told(n, now, now));
        return news;
    }

    private static List<String> kinds(List<ComplaintBook.Entry> entries) {
        return entries.stream().map(ComplaintBook.Entry::kind).toList();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void eachChangeIsToldOnceAndSoIsItsEnd(TestDatabase kind) {
        with(kind, book -> {
            judge(book, STALE);
            Instant begun = now;
            assertThat(kinds(tell(book).orElseThrow().begun())).containsExactly("stale");
            judge(book, STALE);
            assertThat(tell(book)).isEmpty();
            judge(book, STALE, CANARY);
            assertThat(kinds(tell(book).orElseThrow().begun())).containsExactly("canary-missing");
            assertThat(book.standing().getFirst().since()).isEqualTo(begun);
            judge(book, CANARY);
            ComplaintBook.News over = tell(book).orElseThrow();
            assertThat(over.begun()).isEmpty();
            assertThat(over.over()).singleElement().satisfies(e -> {
                assertThat(e.kind()).isEqualTo("stale");
                assertThat(e.since()).isEqualTo(begun);
                assertThat(e.overAt()).contains(now);
            });
            judge(book, CANARY);
            assertThat(tell(book)).isEmpty();
            assertThat(kinds(book.standing())).containsExactly("canary-missing");
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatLastsIsToldAgainAfterTheRepeatAndNotBefore(TestDatabase kind) {
        with(kind, book -> {
            judge(book, STALE);
            tell(book);
            now = now.plus(DAY).minus(MINUTE.multipliedBy(2));
            judge(book, STALE);
            assertThat(tell(book)).isEmpty();
            judge(book, STALE);
            assertThat(kinds(tell(book).orElseThrow().lasting())).containsExactly("stale");
            judge(book, STALE);
            assertThat(tell(book)).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whatComesAndGoesBeforeAnybodyIsToldIsNoNews(TestDatabase kind) {
        with(kind, book -> {
            judge(book, STALE);
            judge(book);
            assertThat(tell(book)).isEmpty();
            judge(book, STALE);
            Instant begun = now;
            tell(book);
            judge(book);
            judge(book, STALE);
            assertThat(tell(book)).isEmpty();
            assertThat(book.standing())
                    .singleElement()
                    .satisfies(e -> assertThat(e.since()).isEqualTo(begun));
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void onlyWhatIsGraveIsTold(TestDatabase kind) {
        with(kind, book -> {
            judge(book, BUDGET);
            assertThat(tell(book)).isEmpty();
            assertThat(kinds(book.standing())).containsExactly("error-budget");
            judge(book);
            assertThat(book.standing()).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void oneProcessTellsAtATimeAndAFailureIsTriedAgain(TestDatabase kind) {
        with(kind, book -> {
            judge(book, STALE);
            ComplaintBook.News news = book.take(now, DAY, MINUTE).orElseThrow();
            assertThat(book.take(now, DAY, MINUTE)).isEmpty();
            book.failed(now.plus(MINUTE.multipliedBy(5)));
            now = now.plus(MINUTE.multipliedBy(4));
            assertThat(book.take(now, DAY, MINUTE)).isEmpty();
            now = now.plus(MINUTE);
            assertThat(book.take(now, DAY, MINUTE)).contains(news);
            // Whoever took it and died loses it with the lease.
            now = now.plus(MINUTE);
            book.told(book.take(now, DAY, MINUTE).orElseThrow(), now, now.plus(MINUTE.multipliedBy(5)));
            judge(book, STALE, CANARY);
            assertThat(book.take(now, DAY, MINUTE)).as("told a minute ago").isEmpty();
            now = now.plus(MINUTE.multipliedBy(5));
            assertThat(kinds(book.take(now, DAY, MINUTE).orElseThrow().begun())).containsExactly("canary-missing");
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void complaintThatIsRaisedAtOnceIsTheOneThatTheNextRoundFinds(TestDatabase kind) {
        with(kind, book -> {
            Complaint needs = new Complaint(Complaint.Kind.NEEDS_OPERATOR, "a CAPTCHA");
            book.raise(FORUM, needs, now);
            book.raise(FORUM, needs, now);
            assertThat(tell(book).orElseThrow().begun()).hasSize(1);
            judge(book, needs);
            assertThat(tell(book)).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nothingIsSaidOfSourcesThatAreNoLongerWatched(TestDatabase kind) {
        with(kind, book -> {
            judge(book, STALE);
            tell(book);
            now = now.plus(MINUTE);
            book.note(List.of(health(MARKET)), now);
            assertThat(book.standing()).isEmpty();
            assertThat(tell(book)).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void oneSourceIsNotedWithoutAWordOfTheOthers(TestDatabase kind) {
        with(kind, book -> {
            book.note(List.of(health(FORUM, STALE), health(MARKET, STALE)), now);
            book.note(health(FORUM, CANARY), now);
            assertThat(book.standing())
                    .extracting(e -> e.source() + " " + e.kind())
                    .containsExactlyInAnyOrder("forum canary-missing", "market stale");
        });
    }
}
