package andon.corpus.watch;

import andon.database.Database;
import andon.vocabulary.Document;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.SourceId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The sources that are one organisation's own: what its members hand in. What a customer may see is what mentions its assets, so
 * nobody else's are looked for there: to other customers such a document does not exist, whoever is named in it. Thread-safe.
 */
public final class OwnSources {
    private static final int LONGEST = 63;
    private static final int DIGITS = 8;
    /** So many ids are tried: somebody may have called a site so before such names were reserved. */
    private static final int TRIES = 10;

    private final Database database;
    private final JdbcClient sql;

    public OwnSources(Database database) {
        this.database = database;
        this.sql = database.sql();
    }

    /** The organisation's own, made if there is none. */
    public SourceId of(OrganisationId owner) {
        return known(owner)
                .orElseGet(() -> database.inTransaction(() -> {
                    for (int number = 1; number <= TRIES; number++) {
                        String id = id(owner, number);
                        // Of what was collected under this name before, others may see a part already.
                        if (isFree(id)) {
                            sql.sql("insert into own_source (source, owner) values (?, ?) on conflict do nothing")
                                    .params(id, owner.value())
                                    .update();
                            Optional<SourceId> made = known(owner);
                            if (made.isPresent()) {
                                return made.get();
                            }
                        }
                    }
                    throw new IllegalStateException(
                            "all ids for the own source of " + owner + " are taken by other sources");
                }));
    }

    private Optional<SourceId> known(OrganisationId owner) {
        return sql.sql("select source from own_source where owner = ?")
                .param(owner.value())
                .query(String.class)
                .optional()
                .map(SourceId::new);
    }

    private boolean isFree(String id) {
        return sql.sql("select source from document where source = ? fetch first 1 rows only")
                .param(id)
                .query(String.class)
                .list()
                .isEmpty();
    }

    private static String id(OrganisationId owner, int number) {
        String ending = number == 1 ? "" : "-" + number;
        int room = LONGEST - SourceId.OF_ORGANISATIONS.length() - ending.length();
        String slug = owner.value();
        if (slug.length() > room) {
            slug = slug.substring(0, room - DIGITS - 1) + "-" + digits(owner);
        }
        return SourceId.OF_ORGANISATIONS + slug + ending;
    }

    private static String digits(OrganisationId owner) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(owner.value().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGITS / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Whose own the source is; empty for all others. */
    public Optional<OrganisationId> owner(SourceId source) {
        return sql.sql("select owner from own_source where source = ?")
                .param(source.value())
                .query(String.class)
                .optional()
                .map(OrganisationId::new);
    }

    /** A watch list that finds in them what is their owner's. */
    public WatchList within(WatchList all) {
        return document -> {
            List<Mention> mentions = all.match(document);
            return mentions.isEmpty() ? mentions : kept(document, mentions);
        };
    }

    private List<Mention> kept(Document document, List<Mention> mentions) {
        return owner(document.source())
                .map(owner -> mentions.stream()
                        .filter(mention -> mention.owner().equals(owner))
                        .toList())
                .orElse(mentions);
    }
}
