package andon.app;

import andon.app.settings.UsageException;
import andon.indexer.cut.Cut;
import andon.indexer.cut.CutResult;
import andon.indexer.cut.Cutter;
import andon.indexer.cut.Page;
import andon.indexer.cut.Profile;
import andon.indexer.cut.Profiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Helps an operator to write a profile. */
@Command(
        name = "profile",
        description = "Checks profiles: how one forum software marks up posts.",
        subcommands = ProfileCommand.Check.class)
final class ProfileCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() {
        throw new UsageException("say what to do: andon profile check FILE [PAGE.html]");
    }

    /** Says what is wrong with a profile, and what it cuts out of a page. */
    @Command(
            name = "check",
            description = "Loads a profile, cuts its canaries with it, and shows what it cuts out of a saved page.",
            footer = {
                "%nNothing is masked here: a page's text goes to the terminal as it stands, 200 characters of each unit."
            })
    static final class Check implements Callable<Integer> {
        private static final int SHOWN = 200;

        @Parameters(index = "0", paramLabel = "FILE", description = "the profile, YAML")
        private @Nullable Path file;

        @Parameters(index = "1", arity = "0..1", paramLabel = "PAGE", description = "a saved page, HTML")
        private @Nullable Path page;

        @Option(names = "--url", paramLabel = "URL", description = "the page's address; default ${DEFAULT-VALUE}")
        private URI address = URI.create("http://page.example/");

        @Spec
        private @Nullable CommandSpec command;

        @Override
        public Integer call() throws IOException {
            Path profile = Objects.requireNonNull(file);
            PrintWriter out = Objects.requireNonNull(command).commandLine().getOut();
            Optional<Profiles.Refused> refused = Profiles.check(profile);
            if (refused.isPresent()) {
                out.println(refused.get());
                return 1;
            }
            out.println(profile + ": right");
            return page == null || show(out, Profiles.load(profile), page) ? 0 : 1;
        }

        private boolean show(PrintWriter out, Profile profile, Path saved) throws IOException {
            Instant now = Files.getLastModifiedTime(saved).toInstant();
            Page read = new Page(address, now, Jsoup.parse(saved.toFile(), null, address.toString()));
            CutResult result = new Cutter(List.of(profile)).cut(read);
            return switch (result) {
                case CutResult.None none -> {
                    out.println("nothing is cut: " + none.reason());
                    yield false;
                }
                case CutResult.Units units -> {
                    out.println(units.cuts().size() + " units by " + units.profile()
                            + units.collapsed()
                                    .map(name -> "; " + name + " found too few authors and times")
                                    .orElse(""));
                    units.cuts().forEach(cut -> show(out, cut));
                    yield units.profile().equals(profile.name())
                            && units.collapsed().isEmpty();
                }
            };
        }

        private static void show(PrintWriter out, Cut cut) {
            String text = cut.text().replace('\n', ' ');
            out.println("  id " + cut.itemId() + ", by " + cut.author() + ", at "
                    + (cut.posted() == null ? null : cut.posted().at()) + ", title " + cut.title());
            out.println("    " + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…"));
        }
    }
}
