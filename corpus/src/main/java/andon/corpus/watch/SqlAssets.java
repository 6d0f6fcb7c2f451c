package andon.corpus.watch;

import andon.database.Database;
import andon.vocabulary.Asset;
import andon.vocabulary.AssetType;
import andon.vocabulary.OrganisationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The assets in SQL; {@link AssetForm} says what each type may be. */
public final class SqlAssets implements Assets {
    /** How many assets one customer may name. */
    public static final int MAX_PER_OWNER = 10_000;

    private static final String COLUMNS = "select id, owner, type, asset_value, confirmed from asset ";

    private final Database database;
    private final JdbcClient sql;
    private final InstantSource clock;

    public SqlAssets(Database database) {
        this(database, InstantSource.system());
    }

    /** @param clock the one by which alerts are raised: what is raised after a loss is told from what was raised before */
    public SqlAssets(Database database, InstantSource clock) {
        this.database = database;
        this.sql = database.sql();
        this.clock = clock;
    }

    @Override
    public Asset propose(OrganisationId owner, AssetType type, String value) {
        if (owner.equals(OrganisationId.ANALYSTS)) {
            throw new IllegalArgumentException("analysts own no assets");
        }
        AssetForm form = AssetForm.of(type, value);
        return database.inTransaction(() -> {
            Optional<Asset> known = find(owner, type, form.key());
            if (known.isPresent()) {
                return known.get();
            }
            long count = sql.sql("select count(*) from asset where owner = ?")
                    .param(owner.value())
                    .query(Long.class)
                    .single();
            if (count >= MAX_PER_OWNER) {
                throw new IllegalArgumentException(
                        owner + " has " + MAX_PER_OWNER + " assets already, the most allowed");
            }
            int added = sql.sql("""
                            insert into asset (owner, type, asset_value, match_key, confirmed)
                            values (?, ?, ?, ?, false) on conflict do nothing""")
                    .params(owner.value(), type.word(), form.value(), form.key())
                    .update();
            if (added > 0) {
                changed();
            }
            return find(owner, type, form.key()).orElseThrow();
        });
    }

    private Optional<Asset> find(OrganisationId owner, AssetType type, String key) {
        return sql.sql(COLUMNS + "where owner = ? and type = ? and match_key = ?")
                .params(owner.value(), type.word(), key)
                .query(SqlAssets::asset)
                .optional();
    }

    @Override
    public Optional<Asset> confirm(long id) {
        return set(id, true);
    }

    @Override
    public Optional<Asset> release(long id) {
        return database.inTransaction(() -> {
            Optional<Asset> released = set(id, false);
            released.ifPresent(asset -> new Cancellation(sql).ofOwner(asset.owner()));
            return released;
        });
    }

    private Optional<Asset> set(long id, boolean confirmed) {
        return database.inTransaction(() -> {
            Object lost = confirmed ? AlertRows.NO_TIME : AlertRows.time(clock.instant());
            int changed = sql.sql("update asset set confirmed = ?, lost_at = ? where id = ? and confirmed <> ?")
                    .params(confirmed, lost, id, confirmed)
                    .update();
            if (changed > 0) {
                changed();
            }
            return asset(id);
        });
    }

    private void changed() {
        sql.sql("update corpus_counter set number = number + 1 where name = 'asset_revision'")
                .update();
    }

    @Override
    public Optional<Asset> asset(long id) {
        return sql.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(SqlAssets::asset)
                .optional();
    }

    @Override
    public List<Asset> of(OrganisationId owner) {
        return sql.sql(COLUMNS + "where owner = ? order by id")
                .param(owner.value())
                .query(SqlAssets::asset)
                .list();
    }

    @Override
    public List<Asset> confirmed() {
        return sql.sql(COLUMNS + "where confirmed order by id")
                .query(SqlAssets::asset)
                .list();
    }

    @Override
    public long revision() {
        return sql.sql("select number from corpus_counter where name = 'asset_revision'")
                .query(Long.class)
                .single();
    }

    private static Asset asset(ResultSet row, int number) throws SQLException {
        return new Asset(
                row.getLong(1),
                new OrganisationId(row.getString(2)),
                AssetType.ofWord(row.getString(3)).orElseThrow(),
                row.getString(4),
                row.getBoolean(5));
    }
}
