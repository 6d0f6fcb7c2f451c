package andon.crawler.source;

import andon.vocabulary.Cadence;
import andon.vocabulary.CronTimes;
import andon.vocabulary.Quantity;
import andon.vocabulary.QuietHours;
import andon.vocabulary.SourceId;
import andon.vocabulary.Timetable;
import andon.vocabulary.Tlp;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one source out of its mapping; every complaint names the line. */
final class SourceReader {
    private static final List<String> KEYS = List.of(
            "id",
            "name",
            "addresses",
            "clear-web",
            "i2p",
            "scope",
            "every",
            "cron",
            "jitter",
            "time-zone",
            "quiet-hours",
            "recheck",
            "politeness",
            "user-agent",
            "headers",
            "access",
            "robots",
            "canaries",
            "follow",
            "paused",
            "tlp",
            "legal-basis");

    private final String file;
    private final Keys keys;

    private SourceReader(String file, YamlNode node) throws SourcesFileException {
        this.file = file;
        this.keys = new Keys(file, node, "a source", "", KEYS);
    }

    static Source read(String file, YamlNode node) throws SourcesFileException {
        return new SourceReader(file, node).source();
    }

    private Source source() throws SourcesFileException {
        SourceId id = keys.read("id", SourceId::new, null);
        List<URI> addresses = keys.texts("addresses", SourceReader::uri);
        Scope scope = scope(keys.child("scope"));
        Timetable timetable = timetable();
        Recheck recheck = recheck(keys.child("recheck"));
        Politeness politeness = politeness(keys.child("politeness"));
        Optional<String> userAgent = keys.readIfPresent("user-agent", t -> t);
        RequestStyle requests = keys.build(() -> new RequestStyle(userAgent, keys.map("headers")));
        Optional<Access> access = access(keys.child("access"));
        List<Canary> canaries = canaries();
        Source.Terms terms = keys.build(() -> new Source.Terms(
                keys.read("tlp", SourceReader::tlp, Source.Terms.DEFAULT.tlp()),
                keys.read("legal-basis", t -> t, ""),
                keys.read("follow", SourceReader::flag, false),
                keys.read("paused", SourceReader::flag, false)));
        return keys.build(() -> new Source(
                id,
                keys.read("name", n -> n, id.value()),
                addresses,
                keys.read("clear-web", SourceReader::flag, false),
                keys.read("i2p", SourceReader::flag, false),
                scope,
                timetable,
                recheck,
                politeness,
                requests,
                keys.read("robots", SourceReader::robots, Source.Robots.HONOUR),
                access,
                canaries,
                terms));
    }

    private Timetable timetable() throws SourcesFileException {
        if (keys.has("every") && keys.has("cron")) {
            throw keys.wrong("cron", "must not stand beside 'every'");
        }
        Cadence otherwise = Source.DEFAULT_TIMETABLE.cadence();
        Cadence cadence = keys.has("cron")
                ? keys.read("cron", text -> new Cadence.Cron(CronTimes.parse(text)), null)
                : keys.read("every", text -> new Cadence.Every(Quantity.duration(text)), otherwise);
        ZoneId zone = keys.read("time-zone", SourceReader::zone, QuietHours.NONE.zone());
        List<QuietHours.Daily> quiet = keys.optionalTexts("quiet-hours", QuietHours.Daily::parse);
        return keys.build(() -> new Timetable(
                cadence,
                keys.read("jitter", Quantity::duration, Timetable.defaultJitter(cadence)),
                new QuietHours(zone, quiet)));
    }

    private Scope scope(@Nullable YamlNode node) throws SourcesFileException {
        if (node == null) {
            return Scope.DEFAULT;
        }
        Keys inner = new Keys(file, node, "scope", "scope.", List.of("depth", "pages", "bytes", "include", "exclude"));
        return inner.build(() -> new Scope(
                inner.read("depth", Integer::parseInt, Scope.DEFAULT.depth()),
                inner.read("pages", Long::parseLong, Scope.DEFAULT.pages()),
                inner.read("bytes", Quantity::bytes, Scope.DEFAULT.bytes()),
                inner.optionalTexts("include", t -> t),
                inner.optionalTexts("exclude", t -> t)));
    }

    private Recheck recheck(@Nullable YamlNode node) throws SourcesFileException {
        if (node == null) {
            return Recheck.DEFAULT;
        }
        Keys inner = new Keys(file, node, "recheck", "recheck.", List.of("shortest", "longest"));
        return inner.build(() -> new Recheck(
                inner.readIfPresent("shortest", Quantity::duration),
                inner.read("longest", Quantity::duration, Recheck.DEFAULT.longest())));
    }

    private Politeness politeness(@Nullable YamlNode node) throws SourcesFileException {
        if (node == null) {
            return Politeness.DEFAULT;
        }
        Keys inner = new Keys(file, node, "politeness", "politeness.", List.of("delay", "connections"));
        return inner.build(() -> new Politeness(
                inner.read("delay", Quantity::duration, Politeness.DEFAULT.delay()),
                inner.read("connections", Integer::parseInt, Politeness.DEFAULT.connections())));
    }

    private Optional<Access> access(@Nullable YamlNode node) throws SourcesFileException {
        if (node == null) {
            return Optional.empty();
        }
        Keys inner = new Keys(
                file,
                node,
                "access",
                "access.",
                List.of("login", "user", "password-env", "password-file", "cookies-file", "live-sign", "logins"));
        boolean form =
                inner.has("login") || inner.has("user") || inner.has("password-env") || inner.has("password-file");
        if (form && inner.has("password-env") == inner.has("password-file")) {
            throw new SourcesFileException(
                    file, node.line(), "access", "access needs exactly one of password-env and password-file");
        }
        return Optional.of(inner.build(() -> new Access(
                form ? Optional.of(login(inner)) : Optional.empty(),
                inner.readIfPresent("cookies-file", SourceReader::path),
                inner.readIfPresent("live-sign", t -> t),
                inner.read("logins", Integer::parseInt, Access.DEFAULT_LOGINS))));
    }

    private static Access.Login login(Keys keys) throws SourcesFileException {
        return new Access.Login(
                keys.read("login", t -> t, null),
                keys.read("user", t -> t, null),
                keys.has("password-env")
                        ? keys.read("password-env", PasswordSource.Environment::new, null)
                        : keys.read("password-file", p -> new PasswordSource.InFile(path(p)), null));
    }

    private List<Canary> canaries() throws SourcesFileException {
        List<Canary> canaries = new ArrayList<>();
        for (YamlNode node : keys.has("canaries") ? keys.list("canaries") : List.<YamlNode>of()) {
            Keys inner =
                    new Keys(file, node, "a canary", "canaries[" + canaries.size() + "].", List.of("address", "text"));
            canaries.add(inner.build(() ->
                    new Canary(inner.read("address", SourceReader::uri, null), inner.read("text", t -> t, null))));
        }
        return canaries;
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is not an address: " + e.getReason(), e);
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + text + "' is not the name of a file", e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is not a time zone such as UTC or Europe/Berlin", e);
        }
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' must be true or false");
        };
    }

    private static Source.Robots robots(String text) {
        return switch (text) {
            case "honour" -> Source.Robots.HONOUR;
            case "ignore" -> Source.Robots.IGNORE;
            default -> throw new IllegalArgumentException("'" + text + "' must be honour or ignore");
        };
    }

    private static Tlp tlp(String text) {
        return Tlp.ofWord(text.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + text + "' must be clear, green, amber, amber+strict or red"));
    }
}
