package andon.app;

import andon.app.settings.Given;
import andon.app.settings.Settings;
import andon.app.settings.SettingsFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        return settings(List.of());
    }

    /** The settings with {@code given} over file and options. */
    Settings settings(List<Given> given) {
        List<Given> over = new ArrayList<>();
        if (data != null) {
            over.add(new Given("--data", "data", data.toString()));
        }
        over.addAll(given);
        return SettingsFile.read(config, over);
    }

    Stores open() {
        return Stores.open(settings());
    }

    /** All but the search index, which another process may have. */
    Stores openWithoutIndex() {
        return Stores.openWithoutIndex(settings());
    }
}
