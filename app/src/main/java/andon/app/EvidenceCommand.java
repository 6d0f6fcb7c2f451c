package andon.app;

import andon.app.settings.Settings;
import andon.app.settings.UsageException;
import andon.evidence.EvidenceEnvelopes;
import andon.evidence.EvidenceSeals;
import andon.evidence.EvidenceSettings;
import andon.evidence.SealedElsewhere;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.requests.SealedAttachments;
import andon.searchapi.samples.SealedSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an operator does with the sealed evidence and attachments; each change, and what is taken out, is in the audit log before it happens. */
@Command(
        name = "evidence",
        description = "Seals the evidence, changes its keys, and takes it out as plain WARC files.",
        subcommands = EvidenceKeyCommand.class)
final class EvidenceCommand {
    @Command(
            name = "seal",
            description =
                    "Encrypts WARC files and attachments that lie in the clear, and deletes the clear ones. May be"
                            + " interrupted.")
    int seal(
            @Mixin Place place,
            @Option(
                            names = "--again",
                            description = "Sealed files too, each with a new key of its own: for when an old key may be"
                                    + " in wrong hands.")
                    boolean again)
            throws IOException {
        return work(place, again ? "seal --again" : "seal", seals -> {
            int files = seals.seal(again, place.err()::println);
            place.out().println(files + " files sealed");
        });
    }

    @Command(
            name = "rewrap",
            description =
                    "Puts all sealed files under the first key, so that the others can be retired. May be interrupted.")
    int rewrap(@Mixin Place place) throws IOException {
        return work(place, "rewrap", seals -> {
            int files = seals.rewrap(place.err()::println);
            place.out().println(files + " files put under another key");
        });
    }

    @Command(
            name = "export",
            description = "Writes WARC files in the clear, for other tools: they hold passwords and personal data.")
    int export(
            @Mixin Place place,
            @Parameters(paramLabel = "DIR", description = "A folder; nothing in it is written over.") Path target,
            @Parameters(
                            paramLabel = "WARC",
                            index = "1..*",
                            description = "Names as the capture log has them; all files if none is given.")
                    List<String> names)
            throws IOException {
        List<String> wanted = names == null ? List.of() : names;
        if (Files.exists(target) && !Files.isDirectory(target)) {
            throw new UsageException(target + " is no folder");
        }
        Settings settings = place.settings();
        try (Stores stores = Stores.openWithoutIndex(settings)) {
            stores.audit()
                    .recordCommand(
                            Stores.WHO,
                            Action.EXPORT,
                            "evidence",
                            (wanted.isEmpty() ? "all WARC files" : wanted.size() + " WARC files") + " in the clear to "
                                    + target.toAbsolutePath());
            int files = seals(settings, stores).export(target, wanted, place.err()::println);
            place.out().println(files + " files written to " + target);
            return 0;
        }
    }

    interface Work {
        void on(EvidenceSeals seals) throws IOException;
    }

    /**
     * Runs what changes seals or keys with the stores open, so that what a crash left is settled first. It is recorded as the
     * command that it is, since it may be refused or interrupted.
     */
    static int work(Place place, String what, Work work) throws IOException {
        Settings settings = place.settings();
        try (Stores stores = Stores.openWithoutIndex(settings)) {
            stores.audit().recordCommand(Stores.WHO, Action.EVIDENCE_CHANGE, "evidence", what);
            work.on(seals(settings, stores));
            return 0;
        }
    }

    static EvidenceSeals seals(Settings settings, Stores stores) throws IOException {
        EvidenceSettings evidence = settings.evidence().in(stores.folder());
        EvidenceEnvelopes envelopes = EvidenceEnvelopes.of(evidence.sealing());
        return EvidenceSeals.of(
                evidence,
                SealedElsewhere.of(
                        new SealedAttachments(stores.database(), envelopes),
                        new SealedSamples(
                                stores.database(), envelopes, settings.samples().keys(stores.folder(), false))));
    }
}
