package andon.searchapi.requests;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that was added to a request, each in the order in which it was written. */
public record Casework(
        List<Message> messages,
        List<Finding> findings,
        List<Commentary> commentary,
        List<Countermeasure> countermeasures) {

    public Casework {
        messages = List.copyOf(messages);
        findings = List.copyOf(findings);
        commentary = List.copyOf(commentary);
        countermeasures = List.copyOf(countermeasures);
    }

    /** A message between customer and analysts, with the files that came with it. */
    public record Message(
            long id, String author, String role, Instant writtenAt, String body, List<Attachment> attachments) {
        public Message {
            attachments = List.copyOf(attachments);
        }
    }

    /**
     * Evidence that an analyst pinned: what the document was at that moment, and where its capture stands.
     *
     * @param excerpt the first words, masked
     * @param judgement how far it is known to be so; claimed until somebody judges
     * @param admiralty source and information, graded; F6 until somebody does
     * @param judgedBy null: nobody yet
     */
    public record Finding(
            long id,
            String documentId,
            int documentVersion,
            String source,
            @Nullable String title,
            String excerpt,
            String address,
            Instant capturedAt,
            long captureSeq,
            String warcFile,
            long warcOffset,
            String payloadSha256,
            String note,
            String pinnedBy,
            Instant pinnedAt,
            Ladder judgement,
            Admiralty admiralty,
            @Nullable String judgedBy,
            @Nullable Instant judgedAt,
            List<Passage> passages) {
        public Finding {
            // Answers that were given before there were any have none.
            passages = passages == null ? List.of() : List.copyOf(passages);
        }
    }

    /**
     * Words of a pinned document that matter.
     *
     * @param start where they begin in the document's title, a line break and its text, as the customer reads them: code points
     * @param end behind their last code point
     */
    public record Passage(int start, int end, String words, String note, String pinnedBy, Instant pinnedAt) {}

    /** An analyst's assessment. */
    public record Commentary(long id, String author, Instant writtenAt, String body) {}

    /**
     * A recommended action.
     *
     * @param owner who is to do it
     * @param due by when; null if it is not urgent
     * @param mitigations of ATT&CK, by their ids
     */
    public record Countermeasure(
            long id,
            String action,
            String owner,
            @Nullable LocalDate due,
            CountermeasureState state,
            String recommendedBy,
            Instant recommendedAt,
            List<String> mitigations) {
        public Countermeasure {
            // Answers that were given before there were any have none.
            mitigations = mitigations == null ? List.of() : List.copyOf(mitigations);
        }

        Countermeasure in(CountermeasureState other) {
            return new Countermeasure(id, action, owner, due, other, recommendedBy, recommendedAt, mitigations);
        }
    }
}
