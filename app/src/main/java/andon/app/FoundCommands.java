package andon.app;

import andon.app.settings.UsageException;
import andon.crawler.candidates.Candidates;
import andon.searchapi.sources.CandidateCatalog.Candidate;
import andon.searchapi.sources.CandidateCatalog.Context;
import andon.searchapi.sources.QuarantineList;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands on hosts that were found, and on hosts that must not be dialled. */
final class FoundCommands {
    private FoundCommands() {}

    @Command(
            name = "candidates",
            description = {
                "Prints onion hosts that were found and are no source, the most linked first:",
                "host, pages that link to it, sources that do, when it was seen last, and the decision if there is one."
            })
    static final class Found extends SourceCommands.OnDesk {
        @Option(names = "--all", description = "Also those that were decided on.")
        private boolean all;

        @Option(names = "--context", description = "With the pages on which each was seen, and what the link says.")
        private boolean context;

        @Option(names = "--limit", paramLabel = "N", defaultValue = "100", description = "1 to 1000. Default: 100")
        private int limit;

        @Override
        int work(Desk desk) {
            if (limit < 1 || limit > Candidates.MOST_LISTED) {
                throw new UsageException("--limit must be 1 to " + Candidates.MOST_LISTED + ", not " + limit);
            }
            desk.candidates(false, limit).forEach(this::print);
            if (all) {
                desk.candidates(true, limit).forEach(this::print);
            }
            return 0;
        }

        private void print(Candidate candidate) {
            String sources = candidate.contexts().stream()
                    .map(c -> c.source().value())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(","));
            String decision = candidate
                    .decision()
                    .map(d -> "\t" + d.source().map(s -> "accepted as " + s).orElse("refused") + " by " + d.by())
                    .orElse("");
            place.out()
                    .println(candidate.host() + "\t" + candidate.links() + "\t" + sources + "\t" + candidate.lastSeen()
                            + decision);
            if (context) {
                for (Context c : candidate.contexts()) {
                    place.out().println("\t" + c.source() + "\t" + c.page() + "\t" + c.linkText());
                }
            }
        }
    }

    @Command(name = "accept", description = "Makes a candidate a source, and prints its id.")
    static final class Accept extends OnHost {
        @Option(names = "--id", paramLabel = "ID", description = "The source's id. Default: made from the host.")
        private @Nullable String id;

        @Option(
                names = "--from",
                paramLabel = "FILE",
                description = "YAML with the source's keys; - reads standard input. Default: the default policy.")
        private @Nullable Path from;

        @Override
        int work(Desk desk) {
            place.out()
                    .println(desk.accept(
                            host,
                            Optional.ofNullable(id),
                            Optional.ofNullable(from).map(SourceCommands::text)));
            return 0;
        }
    }

    @Command(name = "refuse", description = "Takes a candidate off the list.")
    static final class Refuse extends OnHost {
        @Override
        int work(Desk desk) {
            desk.refuse(host);
            return say(host + " is refused");
        }
    }

    @Command(
            name = "quarantine",
            description =
                    "Prints hosts that are not dialled until they are released: host, reason, since, source, who, why.")
    static final class Held extends SourceCommands.OnDesk {
        @Override
        int work(Desk desk) {
            for (QuarantineList.Entry e : desk.quarantine()) {
                place.out()
                        .println(e.host() + "\t" + e.reason() + "\t" + e.since() + "\t"
                                + e.source().map(s -> s.value()).orElse("-") + "\t" + (e.by().isEmpty() ? "-" : e.by())
                                + "\t" + e.note());
            }
            return 0;
        }
    }

    /** A command on a host. */
    abstract static class OnHost extends SourceCommands.OnDesk {
        @Parameters(paramLabel = "HOST", description = "Such as abc….onion.")
        String host = "";
    }

    /** A command that must be justified. */
    abstract static class WithReason extends OnHost {
        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; kept in the audit log.")
        private String reason = "";

        final String reason() {
            String why = reason.strip();
            if (why.isEmpty() || why.length() > QuarantineList.LONGEST_NOTE) {
                throw new UsageException("--reason must have 1 to " + QuarantineList.LONGEST_NOTE + " characters");
            }
            return why;
        }
    }

    @Command(name = "hold", description = "Puts a host under quarantine: it is not dialled until it is released.")
    static final class Hold extends WithReason {
        @Override
        int work(Desk desk) {
            return say(host
                    + (desk.quarantine(host, reason()) ? " is under quarantine" : " was under quarantine already"));
        }
    }

    @Command(name = "release", description = "Ends the quarantine of a host.")
    static final class Release extends WithReason {
        @Override
        int work(Desk desk) {
            desk.release(host, reason());
            return say(host + " is released");
        }
    }
}
