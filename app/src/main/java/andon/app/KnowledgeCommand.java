package andon.app;

import andon.app.settings.UsageException;
import andon.searchapi.knowledge.Knowledge.Import;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fills the knowledge base from files, and goes back to what it held before. */
@Command(
        name = "knowledge",
        description = "Imports, lists and restores what is known of techniques, actors, malware and vulnerabilities.")
final class KnowledgeCommand {
    @Command(
            name = "import",
            description = {
                "Reads files, plain or gzipped: bundles of ATT&CK (STIX 2.1), MISP galaxy clusters, CISA's KEV catalog,"
                        + " answers of the NVD's CVE API 2.0, EPSS.",
                "Which one a file is, it says itself. It takes the place of an earlier one of the same part; a bad file"
                        + " changes nothing. Exit code 1 if any was refused."
            })
    int bring(
            @Mixin Place place,
            @Mixin Server server,
            @Parameters(paramLabel = "FILE", arity = "1..*", description = "Such as enterprise-attack.json.")
                    List<Path> files,
            @Option(
                            names = "--even-if-smaller",
                            description = "Also a file with less than half of the entries of what it replaces.")
                    boolean evenIfSmaller) {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new UsageException("there is no file " + file);
            }
        }
        return server.at(place, desk -> {
            int refused = 0;
            for (Path file : files) {
                switch (desk.bringKnowledge(file, evenIfSmaller)) {
                    case Import.Done(var version) ->
                        place.out()
                                .println(file + "\t" + version.body().word() + "\t" + version.part() + "\tversion "
                                        + version.id() + "\t" + version.entries() + " entries"
                                        + (version.skipped() == 0 ? "" : "\t" + version.skipped() + " passed over"));
                    case Import.Unchanged(var version) ->
                        place.out()
                                .println(file + "\t" + version.body().word() + "\t" + version.part() + "\tunchanged");
                    case Import.Refused(String reason) -> {
                        refused++;
                        place.err().println("andon: " + file + ": " + reason + "; nothing was changed");
                    }
                }
            }
            return refused == 0 ? 0 : 1;
        });
    }

    @Command(
            name = "list",
            description = "Prints every version that is kept: number, source, part, edition, its date, entries, file;"
                    + " those in use with a *.")
    int list(@Mixin Place place, @Mixin Server server) {
        return server.at(place, desk -> {
            desk.knowledge()
                    .forEach(v -> place.out()
                            .println(v.id() + (v.current() ? "*" : "") + "\t"
                                    + v.body().word() + "\t" + v.part() + "\t" + v.edition() + "\t" + v.date() + "\t"
                                    + v.entries() + "\t" + v.file()));
            return 0;
        });
    }

    @Command(name = "restore", description = "Goes back, or on, to a version that is kept.")
    int restore(@Mixin Place place, @Mixin Server server, @Parameters(paramLabel = "VERSION") long version) {
        return server.at(place, desk -> {
            desk.restoreKnowledge(version);
            return 0;
        });
    }
}
