package andon.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    Path folder;

    @Test
    void failedWorkIsRolledBackAndNestedWorkJoins() {
        try (Database database = Database.open(DatabaseSettings.embedded(folder))) {
            database.sql().sql("create table t (n int primary key)").update();
            assertThatThrownBy(() -> database.inTransaction(() -> {
                        database.sql().sql("insert into t values (1)").update();
                        database.inTransaction((Runnable) () ->
                                database.sql().sql("insert into t values (2)").update());
                        throw new IllegalStateException("boom");
                    }))
                    .hasMessage("boom");
            assertThat(database.sql()
                            .sql("select count(*) from t")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void unknownDatabaseIsRefusedWithWhatIsExpected() {
        assertThatThrownBy(() -> new DatabaseSettings("jdbc:mysql://x/y", "u", "p", 4))
                .hasMessageContaining("jdbc:h2: or jdbc:postgresql:");
    }

    @Test
    void insertingWhatIsThereDoesNothingOnH2Too() {
        try (Database database = Database.open(DatabaseSettings.embedded(folder))) {
            database.sql().sql("create table t (n int primary key)").update();
            String insert = "insert into t values (1) on conflict do nothing";
            assertThat(database.sql().sql(insert).update()).isEqualTo(1);
            assertThat(database.sql().sql(insert).update()).isZero();
        }
    }
}
