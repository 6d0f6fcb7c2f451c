package andon.app;

import andon.app.exposed.ExposureClient;
import andon.app.exposed.ExposureClient.Asked;
import andon.app.exposed.ExposureServer;
import andon.app.settings.UsageException;
import andon.corpus.exposed.CredentialForms;
import andon.indexer.BoundedLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A filter: credentials in, for each line whether it is leaked out. */
@Command(
        name = "exposed",
        description = {
            "A filter from passwords, one a line, to the number of each line and whether it is leaked. Asks an Andon"
                    + " without showing it a password; prints none.",
            "docs/exposed-credentials.md says how."
        },
        footer = {
            "%nIn:  a password, or with --accounts or --service ACCOUNT:PASSWORD",
            "Out: the line's number, a tab, and exposed, password-exposed (with another account) or not-exposed"
        })
final class ExposedCommand implements Callable<Integer> {
    private static final int LONGEST_LINE = 1_000;

    @Option(
            names = "--server",
            required = true,
            paramLabel = "URL",
            description = "The Andon to ask, such as https://andon.example/.")
    private @Nullable String server;

    @Option(
            names = "--key-file",
            paramLabel = "FILE",
            description = "A customer's API key of the scope exposed. Default: the variable " + Server.KEY + ".")
    private @Nullable Path keyFile;

    @Option(
            names = "--accounts",
            description = "Lines are ADDRESS:PASSWORD; the addresses' domains are proven to be the customer's.")
    private boolean accounts;

    @Option(
            names = "--service",
            paramLabel = "HOST",
            description = "Lines are ACCOUNT:PASSWORD of this host, which is below a proven domain.")
    private @Nullable String service;

    @Spec
    private @Nullable CommandSpec command;

    @Override
    public Integer call() throws IOException {
        String key = Server.key(keyFile)
                .orElseThrow(() -> new UsageException(
                        "a customer's key is needed: --key-file FILE, or the variable " + Server.KEY));
        PrintWriter err = Objects.requireNonNull(command).commandLine().getErr();
        URI address = Server.address(Objects.requireNonNull(server));
        try (ExposureServer asked = new ExposureServer(address, key, time -> {
            err.println("andon: the server asks to wait " + time.toSeconds() + " seconds");
            Thread.sleep(time);
        })) {
            check(new ExposureClient(asked), command.commandLine().getOut());
            return 0;
        }
    }

    private void check(ExposureClient client, PrintWriter out) throws IOException {
        BoundedLines in = new BoundedLines(
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), LONGEST_LINE);
        int batch = client.batch();
        long line = 0;
        List<Asked> some = new ArrayList<>();
        for (String text = next(in, 1); text != null; text = next(in, line + some.size() + 1)) {
            some.add(asked(text, line + some.size() + 1));
            if (some.size() == batch) {
                line = print(client, some, line, out);
                some.clear();
            }
        }
        if (!some.isEmpty()) {
            print(client, some, line, out);
        }
    }

    private static @Nullable String next(BoundedLines in, long number) throws IOException {
        try {
            return in.next();
        } catch (BoundedLines.TooLongException e) {
            throw new UsageException("line " + number + " is longer than " + LONGEST_LINE + " characters", e);
        }
    }

    private static long print(ExposureClient client, List<Asked> some, long line, PrintWriter out) {
        long number = line;
        for (ExposureClient.Exposure exposure : client.check(some)) {
            number++;
            out.println(number + "\t" + exposure.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return number;
    }

    /** Says what is wrong with a line by its number: what stands in it is secret. */
    private Asked asked(String line, long number) {
        if (!accounts && service == null) {
            return new Asked(null, "", line);
        }
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new UsageException("line " + number + " is not ACCOUNT:PASSWORD");
        }
        String account = CredentialForms.account(line.substring(0, colon));
        String domain =
                service == null ? account.substring(account.lastIndexOf('@') + 1) : service.toLowerCase(Locale.ROOT);
        if (service == null && account.indexOf('@') < 1 || !CredentialForms.isDomain(domain)) {
            throw new UsageException("line " + number + ": " + (service == null ? "its account" : "--service")
                    + " names no domain; give ADDRESS:PASSWORD, or name the host with --service");
        }
        return new Asked(domain, account, line.substring(colon + 1));
    }
}
