package andon.corpus.watch;

import andon.database.Database;
import andon.vocabulary.OrganisationId;
import java.util.HashSet;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The assets that are watched as they are: nothing is found for them that only looks or sounds like them
 * ({@link MatchRule#findsLookalikes}). The watch list follows by itself. Thread-safe.
 */
public final class ExactAssets {
    private final Database database;
    private final JdbcClient sql;

    public ExactAssets(Database database) {
        this.database = database;
        this.sql = database.sql();
    }

    public Set<Long> ids() {
        return new HashSet<>(
                sql.sql("select asset_id from asset_exact").query(Long.class).list());
    }

    public Set<Long> of(OrganisationId owner) {
        return new HashSet<>(
                sql.sql("select e.asset_id from asset_exact e join asset a on a.id = e.asset_id where a.owner = ?")
                        .param(owner.value())
                        .query(Long.class)
                        .list());
    }

    /** Switches look-alikes of an asset off, or on again. Returns whether the owner has such an asset. */
    public boolean set(OrganisationId owner, long asset, boolean exact) {
        return database.inTransaction(() -> {
            boolean there = sql.sql("select count(*) from asset where id = ? and owner = ?")
                            .params(asset, owner.value())
                            .query(Long.class)
                            .single()
                    > 0;
            if (there) {
                int changed = exact
                        ? sql.sql("insert into asset_exact (asset_id) values (?) on conflict do nothing")
                                .param(asset)
                                .update()
                        : sql.sql("delete from asset_exact where asset_id = ?")
                                .param(asset)
                                .update();
                if (changed > 0) {
                    sql.sql("update corpus_counter set number = number + 1 where name = 'asset_revision'")
                            .update();
                }
            }
            return there;
        });
    }
}
