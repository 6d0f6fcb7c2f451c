package andon.corpus;

import andon.vocabulary.Capture;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.PersonNames;
import andon.vocabulary.Reason;
import andon.vocabulary.Severity;
import andon.vocabulary.SourceId;
import andon.vocabulary.Span;
import andon.vocabulary.Threat;
import andon.vocabulary.ThreatCategory;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes documents and captures for tests. */
public final class Documents {
    public static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private Documents() {}

    public static Capture capture(long seq) {
        return new Capture(
                seq,
                new SourceId("forum"),
                URI.create("http://forum.example/"),
                START.plusSeconds(60 * seq),
                200,
                "text/html",
                new Capture.WarcLocation("a.warc.gz", seq),
                "0".repeat(64));
    }

    /** The number in small letters: another word for each. */
    public static String letters(int number) {
        StringBuilder word = new StringBuilder();
        for (int rest = number; word.isEmpty() || rest > 0; rest /= 26) {
            word.append((char) ('a' + rest % 26));
        }
        return word.toString();
    }

    public static Builder document(String post) {
        return new Builder(post);
    }

    /** A post of the source "forum" in English without anything special. */
    public static final class Builder {
        private final String post;
        private String source = "forum";
        private DocumentKind kind = DocumentKind.POST;
        private @Nullable String title;
        private @Nullable String author;
        private @Nullable Instant postedAt;
        private String text = "";
        private String language = "en";
        private String host = "forum.example";
        private Details details = Details.NONE;
        private final List<Entity> entities = new ArrayList<>();
        private final List<Threat> threats = new ArrayList<>();
        private final TreeSet<Span> persons = new TreeSet<>();

        Builder(String post) {
            this.post = post;
        }

        public Builder source(String id) {
            source = id;
            return this;
        }

        public Builder kind(DocumentKind value) {
            kind = value;
            return this;
        }

        public Builder host(String value) {
            host = value;
            return this;
        }

        public Builder title(@Nullable String value) {
            title = value;
            return this;
        }

        public Builder author(String value) {
            author = value;
            return this;
        }

        public Builder postedAt(Instant value) {
            postedAt = value;
            return this;
        }

        public Builder text(String value) {
            text = value;
            return this;
        }

        public Builder language(String value) {
            language = value;
            return this;
        }

        public Builder details(Details value) {
            details = value;
            return this;
        }

        public Builder threat(Threat threat) {
            threats.add(threat);
            return this;
        }

        public Builder threat(ThreatCategory category, Severity severity) {
            threats.add(new Threat(category, severity, List.of(Reason.of(Reason.Cause.LARGE_AMOUNT, "40 GB"))));
            return this;
        }

        /** A person where the name stands last in the text that was set before. */
        public Builder person(String name) {
            int at = (title == null ? text : title + "\n" + text).lastIndexOf(name);
            persons.add(new Span(at, at + name.length()));
            return this;
        }

        /** An entity whose value stands in the text that was set before, or else at the text's beginning. */
        public Builder entity(EntityType type, String value) {
            return entity(type, value, 1);
        }

        public Builder entity(EntityType type, String value, double confidence) {
            String whole = title == null ? text : title + "\n" + text;
            int at = Math.max(0, whole.indexOf(value));
            entities.add(new Entity(
                    type, value, new Span(at, Math.min(whole.length(), at + value.length())), "test", confidence));
            return this;
        }

        public Document build() {
            return new Document(
                    source + "|post|" + post,
                    new SourceId(source),
                    kind,
                    URI.create("http://" + host + "/" + post),
                    title,
                    author,
                    postedAt,
                    text,
                    List.of(),
                    language,
                    entities,
                    threats,
                    details,
                    new PersonNames(List.copyOf(persons), List.of()));
        }
    }
}
