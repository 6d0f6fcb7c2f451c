package andon.app;

import andon.app.settings.UsageException;
import andon.evidence.Deposit;
import andon.searchapi.deposits.Deposits;
import andon.searchapi.deposits.HandedIn;
import andon.vocabulary.SourceId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands in text that nobody captured. */
@Command(
        name = "deposit",
        description = {
            "Takes files of text into the evidence: pastes, combo lists, stealer logs, dumps; plain, with gzip, or the text"
                    + " files of a ZIP archive.",
            "A running Andon indexes them; without one, andon index does. Exit code 1 if any was refused."
        })
final class DepositCommand implements Callable<Integer> {
    @Mixin
    private Place place = new Place();

    @Mixin
    private Server server = new Server();

    @Option(
            names = "--origin",
            required = true,
            paramLabel = "TEXT",
            description = "Where they came from; kept with the evidence.")
    private String origin = "";

    @Option(
            names = "--source",
            paramLabel = "ID",
            defaultValue = "deposits",
            description = "The source that their documents belong to, watched or not. Default: ${DEFAULT-VALUE}.")
    private String source = "";

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Their names are shown with their documents.")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new UsageException("there is no file " + file);
            }
        }
        if (origin.isBlank() || origin.length() > Deposit.MAX_ORIGIN) {
            throw new UsageException(
                    "--origin says where the files came from, in 1 to " + Deposit.MAX_ORIGIN + " characters");
        }
        return server.at(place, this::handIn);
    }

    private int handIn(Desk desk) {
        SourceId of = new SourceId(source);
        int refused = 0;
        for (Path file : files) {
            switch (desk.deposit(file, of, origin)) {
                case Deposits.Outcome.Done(HandedIn now) -> place.out().println(line(file, now));
                case Deposits.Outcome.Refused(String reason) -> {
                    refused++;
                    place.err().println("andon: " + file + ": " + reason + "; nothing of it was kept");
                }
                case Deposits.Outcome.Busy busy -> {
                    refused++;
                    place.err().println("andon: " + file + ": others are being taken in; try again in a minute");
                }
            }
        }
        return refused == 0 ? 0 : 1;
    }

    private static String line(Path file, HandedIn now) {
        return file + "\t" + now.sha256() + "\t" + now.texts() + " texts\t" + now.parts() + " parts"
                + (now.known() == 0 ? "" : "\t" + now.known() + " known already")
                + (now.passedOver() == 0 ? "" : "\t" + now.passedOver() + " entries passed over, no text");
    }
}
