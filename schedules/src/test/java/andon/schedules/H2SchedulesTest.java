package andon.schedules;

import andon.database.DatabaseSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2SchedulesTest extends SchedulesContract {
    @TempDir
    Path folder;

    @Override
    DatabaseSettings freshDatabase() {
        return DatabaseSettings.embedded(folder);
    }
}
