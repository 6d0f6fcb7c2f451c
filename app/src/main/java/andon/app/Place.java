package andon.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The two options that every command with state takes, and the streams that it writes to. */
final class Place {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings; config/andon-example.yaml documents every key. Default: the values there.")
    private @Nullable Path config;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of all state; wins over the settings. Default: ./andon-data")
    private @Nullable Path data;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /** Where results go. */
    PrintWriter out() {
        return Objects.requireNonNull(command).commandLine().getOut();
    }

    /** Where everything else goes. */
    PrintWriter err() {
        return Objects.requireNonNull(command).commandLine().getErr();
    }

    Settings settings() {
        Settings settings = SettingsFile.read(config);
        return data == null ? settings : settings.withData(data);
    }

    Stores open() {
        return Stores.open(settings());
    }

    /** All but the search index, which another process may have. */
    Stores openWithoutIndex() {
        return Stores.openWithoutIndex(settings());
    }
}
