package andon.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.app.settings.Settings;
import andon.app.settings.SettingsFile;
import andon.app.settings.UsageException;
import andon.database.DatabaseSettings;
import andon.testbed.fixtures.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a shared PostgreSQL the embedded index is one process's, wherever the others keep their folders. */
class IndexOwnershipIT {
    private static final Set<ProcessRole> OTHERS =
            EnumSet.of(ProcessRole.SCHEDULER, ProcessRole.CRAWLER, ProcessRole.ALERTS);

    @TempDir
    Path folder;

    private Settings settings(DatabaseSettings database, String data) throws IOException {
        return SettingsFile.read(Files.writeString(
                folder.resolve(data + ".yaml"),
                "data: " + folder.resolve(data) + "\ndatabase: { url: \"" + database.url() + "\", user: "
                        + database.user() + ", connections: 4 }\n"));
    }

    @Test
    void secondIndexIsRefusedWithWhatToDoAndOtherRolesAreNot() throws IOException {
        DatabaseSettings database = TestDatabase.POSTGRESQL.fresh(folder);
        Settings here = settings(database, "here");
        Settings elsewhere = settings(database, "elsewhere");
        for (Settings other : new Settings[] {here, elsewhere}) {
            try (Stores first = Stores.openFor(here, ProcessRole.all())) {
                assertThat(first.ownedIndex()).isPresent();
                for (ProcessRole role : Set.of(ProcessRole.INDEXER, ProcessRole.API)) {
                    assertThatThrownBy(() -> Stores.openFor(other, Set.of(role)))
                            .isInstanceOf(UsageException.class)
                            .hasMessageContaining("indexer and api belong into one process")
                            .hasMessageContaining("index.engine: elasticsearch");
                }
                try (Stores beside = Stores.openFor(other, OTHERS)) {
                    assertThat(beside.corpus().alerts().counts().pending()).isZero();
                    assertThatThrownBy(() -> beside.corpus().index().refresh()).hasMessageContaining("roles need none");
                }
            }
            try (Stores next = Stores.openFor(other, Set.of(ProcessRole.API))) {
                assertThat(next.corpus().index().committedSeq()).isZero();
            }
        }
    }
}
