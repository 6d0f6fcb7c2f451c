package andon.corpus.watch;

import andon.database.Database;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Says in which captures something that is watched was found of late, for whoever decides what is looked at next. */
public final class MentionedCaptures {
    /** Captures given at a time. */
    public static final int MOST = 500;

    private final Database database;

    public MentionedCaptures(Database database) {
        this.database = database;
    }

    /** The newest captures of documents with a mention found after {@code time}, at most {@link #MOST}, by number. */
    public List<Long> since(Instant time) {
        return database.jdbc()
                .queryForList(
                        "select distinct d.last_seq from mention m join document d on d.id = m.document_id"
                                + " where m.found_at > ? order by d.last_seq desc limit " + MOST,
                        Long.class,
                        time.atOffset(ZoneOffset.UTC));
    }
}
