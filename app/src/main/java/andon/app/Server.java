package andon.app;

import andon.app.settings.Settings;
import andon.app.settings.UsageException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of commands that a running Andon can carry out: it may be the one that has the embedded database. */
final class Server {
    /** The variable of the environment that holds an operator's API key. */
    static final String KEY = "ANDON_KEY";

    @Option(
            names = "--server",
            paramLabel = "URL",
            description =
                    "Has the Andon that runs there do it, over its API. Default: the database itself; if a running"
                            + " Andon has that, the address of the settings' http.")
    private @Nullable String server;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "The API key of an operator, for a running Andon. Default: the variable " + KEY + ".")
    private @Nullable Path keyFile;

    /** Does {@code work} where it can be done; what no argument can be is wrong usage. */
    int at(Place place, ToIntFunction<Desk> work) {
        try (Desk desk = desk(place.settings())) {
            return work.applyAsInt(desk);
        } catch (IllegalArgumentException e) {
            throw new UsageException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }

    private Desk desk(Settings settings) {
        if (server != null) {
            return new RemoteDesk(
                    address(server),
                    key().orElseThrow(
                                    () -> new UsageException("--server needs an operator's key: --key-file FILE, or the"
                                            + " variable " + KEY + " (andon key add USER --label TEXT makes one)")));
        }
        try {
            return LocalDesk.open(settings);
        } catch (RuntimeException e) {
            if (!Failures.isInUse(e)) {
                throw e;
            }
            String at = "http://" + settings.http().address() + ":"
                    + settings.http().port() + "/";
            return new RemoteDesk(
                    address(at),
                    key().orElseThrow(() ->
                            new DeskException("another andon process has the data folder; give this command"
                                    + " an operator's key (--key-file FILE, or the variable " + KEY
                                    + ") and it asks that one at "
                                    + at + ", or stop it first")));
        }
    }

    static URI address(String text) {
        URI address = URI.create(text);
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getHost() == null) {
            throw new UsageException("--server must be an address such as http://127.0.0.1:8640/, not '" + text + "'");
        }
        return address;
    }

    private Optional<String> key() {
        return key(keyFile);
    }

    /** The API key in a file, else in the environment; empty if in neither. */
    static Optional<String> key(@Nullable Path keyFile) {
        if (keyFile == null) {
            return Optional.ofNullable(System.getenv(KEY)).filter(k -> !k.isBlank());
        }
        try {
            return Optional.of(Files.readString(keyFile).strip());
        } catch (IOException e) {
            throw new UsageException("the key file " + keyFile + " cannot be read: " + Failures.describe(e), e);
        }
    }
}
