package andon.searchapi.requests;

import andon.searchapi.access.Problem;
import andon.searchapi.accounts.User;
import andon.vocabulary.Document;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds words in a document. What an analyst copies from a page may have other blanks than the document has. */
final class Passages {
    static final int MAX_WORDS = 2000;
    /** Of one document. */
    static final int MOST = 50;

    private static final Pattern BLANKS = Pattern.compile("[\\s\\h]+");

    private Passages() {}

    /** @param shown the document as the customer reads it */
    static Casework.Passage find(Document shown, String passage, String note, User by, Instant at) {
        String quoted = Requests.text("passage", passage, MAX_WORDS);
        String text = shown.searchableText();
        Matcher found = Pattern.compile(
                        BLANKS.splitAsStream(quoted).map(Pattern::quote).collect(Collectors.joining("[\\s\\h]+")))
                .matcher(text);
        if (!found.find() || found.group().length() > MAX_WORDS) {
            throw Problem.invalid(
                    "The document as the customer reads it does not have these words. Copy them from its page, up"
                            + " to " + MAX_WORDS + " characters, without what is masked for the customer.");
        }
        int start = text.codePointCount(0, found.start());
        return new Casework.Passage(
                start, start + text.codePointCount(found.start(), found.end()), found.group(), note, by.name(), at);
    }

    static void check(List<Casework.Passage> present, Casework.Passage added) {
        if (present.size() >= MOST) {
            throw Problem.conflict("This document has " + MOST + " pinned passages already.");
        }
        if (present.stream().anyMatch(p -> p.start() == added.start() && p.end() == added.end())) {
            throw Problem.conflict("This passage is pinned already.");
        }
    }
}
