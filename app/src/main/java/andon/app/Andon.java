package andon.app;

import andon.app.settings.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** The command line. Results go to standard output, all else to standard error; 0 done, 1 failed, 2 wrong usage. */
@Command(
        name = "andon",
        description = "Watches the dark web for the companies it protects.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Andon.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed", "2:wrong usage"},
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            CrawlCommand.class,
            IndexCommand.class,
            DepositCommand.class,
            SearchCommand.class,
            ExtractCommand.class,
            ExposedCommand.class,
            QualityCommand.class,
            GazetteerCommand.class,
            KnowledgeCommand.class,
            TrainCommand.class,
            ProfileCommand.class,
            ReindexCommand.class,
            VerifyCommand.class,
            EvidenceCommand.class,
            HealthCommand.class,
            SourceCommand.class,
            AssetCommand.class,
            UserCommand.class,
            KeyCommand.class,
        })
public final class Andon {
    private Andon() {}

    public static void main(String[] args) {
        // Lucene and GreenMail write to java.util.logging; all logs go one way.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(run(args));
    }

    /** Runs one command in this JVM and returns its exit code. */
    static int run(String... args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return commandLine().setOut(out).setErr(err).execute(args);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Andon())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Andon::report);
    }

    private static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        if (failure instanceof UsageException) {
            command.getErr().println("andon: " + failure.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        LoggerFactory.getLogger(Andon.class).debug("The command failed", failure);
        command.getErr().println("andon: " + Failures.describe(failure));
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Reads the version that the build wrote down. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            try (InputStream in = Andon.class.getResourceAsStream("version.properties")) {
                if (in == null) {
                    throw new IllegalStateException("the build did not write version.properties");
                }
                Properties properties = new Properties();
                properties.load(in);
                return new String[] {
                    "andon " + properties.getProperty("version"), "Java " + Runtime.version(),
                };
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
