package andon.app;

import andon.app.settings.NamesSection;
import andon.app.settings.SettingsFile;
import andon.app.settings.UsageException;
import andon.indexer.Extractor;
import andon.indexer.TextReader;
import andon.indexer.names.Names;
import andon.indexer.names.WatchedNames;
import andon.vocabulary.MaskedSecret;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A filter: texts in, entities and threats out. */
@Command(
        name = "extract",
        description = "A filter from texts to entities and threats, JSON Lines in and out.",
        footer = {
            "%nIn:  {\"id\", \"text\", \"html\"?, \"url\"?}, one a line",
            "Out: {\"id\", \"language\", \"entities\", \"threats\"}, in the same order;",
            "     offsets count Unicode code points of the text."
        })
final class ExtractCommand implements Callable<Integer> {
    private static final int KEY_BYTES = 32;

    @Option(
            names = "--gazetteer",
            paramLabel = "DIR",
            description = "A folder with own lists of names; see andon gazetteer. Default: the bundled lists alone")
    private @Nullable Path lists;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "A settings file; its indexer.names say which lists and models are used.")
    private @Nullable Path config;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws IOException {
        // Masked values leave this filter, their HMACs do not: a key of the moment is enough.
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        NamesSection naming = SettingsFile.read(config).indexer().names();
        Path own = lists == null ? naming.gazetteer() : lists;
        Names names = Indexing.names(naming, own).apply(WatchedNames.NONE);
        Extractor extractor = new Extractor(new TextReader(new MaskedSecret.Key(key), names));
        try {
            extractor.filter(
                    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                    java.util.Objects.requireNonNull(command).commandLine().getOut());
            return 0;
        } catch (Extractor.BadLineException e) {
            throw new UsageException("standard input, " + e.getMessage(), e);
        }
    }
}
