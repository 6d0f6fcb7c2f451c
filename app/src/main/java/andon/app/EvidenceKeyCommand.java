package andon.app;

import andon.app.settings.Settings;
import andon.app.settings.UsageException;
import andon.evidence.EvidenceKeyFile;
import andon.evidence.EvidenceSeals;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The keys that evidence is sealed with. They are never printed; each is named by the beginning of its hash. */
@Command(name = "key", description = "Makes, lists, changes and retires the evidence's keys.")
final class EvidenceKeyCommand {
    @Command(
            name = "make",
            description = "Makes a file with a new key, for evidence.key-file; one that is there stays.")
    int make(@Mixin Place place, @Parameters(paramLabel = "FILE") Path file) throws IOException {
        try {
            place.out().println(new EvidenceKeyFile(file).make());
            return 0;
        } catch (FileAlreadyExistsException e) {
            throw new UsageException(file + " is there already; it was left as it is", e);
        }
    }

    @Command(
            name = "list",
            description =
                    "Prints each key's id, how many sealed files, attachments and samples need it, and which one seals; then"
                            + " what lies in the clear.")
    int list(@Mixin Place place) throws IOException {
        Settings settings = place.settings();
        try (Stores stores = Stores.openWithoutIndex(settings)) {
            EvidenceSeals seals = EvidenceCommand.seals(settings, stores);
            for (EvidenceSeals.KeyUse key : seals.keys()) {
                place.out()
                        .println(key.id() + "\t" + key.files() + " files\t" + key.elsewhere()
                                + " attachments and samples" + (key.seals() ? "\tseals new ones" : ""));
            }
            int clear = seals.inTheClear().size();
            int attachments = seals.inTheClearElsewhere();
            if (clear + attachments > 0) {
                place.out()
                        .println(clear + " files and " + attachments
                                + " attachments lie in the clear; 'andon evidence seal' seals them");
            }
        }
        if (!settings.evidence().seal()) {
            place.out().println("New files are not sealed (evidence.seal: false)");
        }
        return 0;
    }

    @Command(
            name = "add",
            description =
                    "Puts a new key on top of the key file: it seals from the next WARC file on, the others still open."
                            + " Running processes take it by themselves.")
    int add(@Mixin Place place) throws IOException {
        return EvidenceCommand.work(place, "key add", seals -> place.out().println(seals.addKey()));
    }

    @Command(name = "retire", description = "Takes a key that no file needs any more out of the key file.")
    int retire(@Mixin Place place, @Parameters(paramLabel = "ID") String id) throws IOException {
        return EvidenceCommand.work(place, "key retire " + id, seals -> seals.retire(id));
    }
}
