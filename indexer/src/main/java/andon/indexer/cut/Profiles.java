package andon.indexer.cut;

import andon.indexer.cut.Profile.Canary;
import andon.indexer.cut.Profile.Expected;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Loads profiles, cuts their canaries with them, and says which file is wrong, where and why. */
public final class Profiles {
    /** More profiles, or a larger file, are a mistake. */
    private static final int MOST = 500;

    private static final int LARGEST = 1 << 20;
    private static final Instant CANARY_DAY = Instant.parse("2026-01-16T20:00:00Z");
    private static final URI CANARY_ADDRESS = URI.create("http://canary.example/thread/1");

    /** In the order in which they are tried: what only one software has comes before what many have. */
    private static final List<String> BUNDLED = List.of(
            "xenforo-2",
            "xenforo-1",
            "invision-5",
            "invision-4",
            "ipboard-3",
            "ipboard-2",
            "vbulletin-5",
            "vbulletin-4",
            "vbulletin-3",
            "vbulletin-archive",
            "smf-2",
            "smf-1",
            "mybb",
            "mybb-archive",
            "phpbb",
            "phpbb-subsilver",
            "phpbb-2",
            "discourse",
            "discourse-app",
            "flarum",
            "flarum-noscript",
            "nodebb",
            "fluxbb",
            "punbb",
            "vanilla",
            "woltlab",
            "discuz",
            "discuz-7",
            "phpwind",
            "bitrix",
            "ucoz",
            "dread",
            "question2answer",
            "yabb",
            "proboards",
            "bbpress",
            "wpforo",
            "asgaros",
            "buddypress",
            "vichan",
            "lynxchan",
            "jschan",
            "yotsuba",
            "kusaba",
            "woocommerce",
            "prestashop",
            "opencart",
            "wordpress",
            "wordpress-blocks",
            "wordpress-comments");

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * @param file the profile's file
     * @param line where in it, from 1; 0 if that is not known
     * @param reason what is wrong, for its author
     */
    public record Refused(String file, int line, String reason) {
        @Override
        public String toString() {
            return "profile " + file + (line > 0 ? ", line " + line : "") + ": " + reason;
        }
    }

    /** @param refused files that are wrong; the others are loaded */
    public record Loaded(List<Profile> profiles, List<Refused> refused) {
        public Loaded {
            profiles = List.copyOf(profiles);
            refused = List.copyOf(refused);
        }
    }

    private static final class WrongProfile extends Exception {
        private static final long serialVersionUID = 1;
        private final int line;
        private final String reason;

        WrongProfile(int line, String reason) {
            super(reason);
            this.line = line;
            this.reason = reason;
        }
    }

    private Profiles() {}

    /** The profiles of the distribution. */
    public static List<Profile> bundled() {
        List<Profile> profiles = new ArrayList<>();
        for (String name : BUNDLED) {
            String path = "/andon/indexer/profiles/" + name + ".yaml";
            try (InputStream in = Profiles.class.getResourceAsStream(path)) {
                if (in == null) {
                    throw new IllegalStateException("the build lacks " + path);
                }
                profiles.add(parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException(path + " cannot be read", e);
            } catch (WrongProfile e) {
                throw new IllegalStateException(new Refused(path, e.line, e.reason).toString(), e);
            }
        }
        return profiles;
    }

    /**
     * The operator's profiles ({@code *.yaml} in {@code folder}, by name), then those of the distribution. A profile of the
     * operator takes the place of a bundled one of its name. A folder that is not there holds none.
     *
     * @throws IOException if the folder or a file in it cannot be read
     */
    public static Loaded withFolder(Path folder) throws IOException {
        List<Profile> profiles = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".yaml"))
                        .sorted()
                        .limit(MOST)
                        .toList()) {
                    Optional<Refused> wrong = check(file);
                    if (wrong.isPresent()) {
                        refused.add(wrong.get());
                    } else {
                        profiles.add(load(file));
                    }
                }
            }
        }
        List<String> own = profiles.stream().map(Profile::name).toList();
        bundled().stream().filter(p -> !own.contains(p.name())).forEach(profiles::add);
        return new Loaded(profiles, refused);
    }

    /**
     * What is wrong with a profile's file; empty if it is right and its canaries are cut as it says.
     *
     * @throws IOException if the file cannot be read
     */
    public static Optional<Refused> check(Path file) throws IOException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new WrongProfile(0, "it is larger than " + LARGEST + " bytes");
            }
            canaries(parse(Files.readString(file)), Files.readString(file));
            return Optional.empty();
        } catch (WrongProfile e) {
            return Optional.of(new Refused(file.toString(), e.line, e.reason));
        } catch (java.nio.charset.MalformedInputException e) {
            return Optional.of(new Refused(file.toString(), 0, "it is not written in UTF-8"));
        }
    }

    /**
     * Reads a profile that {@link #check} found right.
     *
     * @throws IOException if the file cannot be read, or is wrong
     */
    public static Profile load(Path file) throws IOException {
        try {
            return parse(Files.readString(file));
        } catch (WrongProfile e) {
            throw new IOException(new Refused(file.toString(), e.line, e.reason).toString(), e);
        }
    }

    private static Profile parse(String yaml) throws WrongProfile {
        try {
            Profile profile = YAML.readValue(yaml, Profile.class);
            for (String selector : selectors(profile)) {
                try {
                    Pick.of(selector);
                } catch (IllegalArgumentException | IllegalStateException e) {
                    throw new WrongProfile(
                            line(yaml, selector), "'" + selector + "' is no selector: " + e.getMessage());
                }
            }
            if (Stream.of("post", "listing", "article", "paste").noneMatch(profile.kind()::equals)) {
                throw new WrongProfile(
                        line(yaml, "kind:"), "'kind' is post, listing, article or paste, not '" + profile.kind() + "'");
            }
            return profile;
        } catch (UnrecognizedPropertyException e) {
            throw new WrongProfile(
                    line(yaml, e.getPropertyName() + ":"), "there is no key '" + e.getPropertyName() + "'");
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new WrongProfile(line, e.getOriginalMessage());
        }
    }

    private static int line(String yaml, String words) {
        int at = yaml.indexOf(words);
        return at < 0
                ? 0
                : (int) yaml.substring(0, at).lines().count() + (at > 0 && yaml.charAt(at - 1) == '\n' ? 1 : 0);
    }

    /** Each canary's page is recognised and cut into the units that it names. */
    static void canaries(Profile profile) {
        try {
            canaries(profile, "");
        } catch (WrongProfile e) {
            throw new IllegalStateException(e.reason, e);
        }
    }

    private static void canaries(Profile profile, String yaml) throws WrongProfile {
        ProfileCutter cutter = new ProfileCutter(profile);
        int number = 0;
        for (Canary canary : profile.canary()) {
            number++;
            int line = line(yaml, "canary:");
            String where = "canary " + number + ": ";
            Page page = new Page(CANARY_ADDRESS, time(canary.at(), line), Jsoup.parse(canary.html()));
            Census census = Census.of(page.html());
            if (!cutter.recognises(page.html(), census)) {
                throw new WrongProfile(line, where + "'recognise' finds nothing on its page");
            }
            List<Cut> cuts = cutter.cuts(page, census);
            if (cuts.size() != canary.expect().size()) {
                throw new WrongProfile(
                        line,
                        where + cuts.size() + " units are cut out of its page, not "
                                + canary.expect().size());
            }
            for (int i = 0; i < cuts.size(); i++) {
                Optional<String> wrong = wrong(cuts.get(i), canary.expect().get(i));
                if (wrong.isPresent()) {
                    throw new WrongProfile(line, where + "unit " + (i + 1) + " has " + wrong.get());
                }
            }
        }
    }

    private static Instant time(@Nullable String at, int line) throws WrongProfile {
        try {
            return at == null ? CANARY_DAY : Instant.parse(at);
        } catch (DateTimeParseException e) {
            throw new WrongProfile(line, "'" + at + "' is no time such as 2026-01-16T20:00:00Z");
        }
    }

    private static Optional<String> wrong(Cut cut, Expected expected) {
        Times.Found posted = cut.posted();
        return differs("id", cut.itemId(), expected.id())
                .or(() -> differs("author", cut.author(), expected.author()))
                .or(() -> differs("time", posted == null ? null : posted.at().toString(), expected.time()))
                .or(() -> differs("title", cut.title(), expected.title()))
                .or(() -> differs("text", cut.text(), expected.text()))
                .or(() -> differs(
                        "position",
                        Objects.toString(cut.details().position(), null),
                        Objects.toString(expected.position(), null)));
    }

    private static Optional<String> differs(String what, @Nullable String cut, @Nullable String expected) {
        return expected == null || expected.equals(cut)
                ? Optional.empty()
                : Optional.of("the " + what + " '" + cut + "', not '" + expected + "'");
    }

    private static List<String> selectors(Profile profile) {
        List<String> all = new ArrayList<>();
        for (List<String> rules : List.of(
                profile.recognise(),
                profile.title(),
                profile.pageTitle(),
                profile.author(),
                profile.authorProfile(),
                profile.time(),
                profile.price(),
                profile.stock(),
                profile.endsAt(),
                profile.body(),
                profile.zone(),
                profile.excerpt(),
                profile.index(),
                profile.print())) {
            all.addAll(rules);
        }
        all.add(profile.item());
        Stream.of(
                        profile.lead(),
                        profile.skip(),
                        profile.label(),
                        profile.quote(),
                        profile.remove(),
                        profile.permalink())
                .filter(s -> s != null && !s.isBlank())
                .forEach(all::add);
        if (profile.position() != null) {
            all.add(profile.position().selector());
        }
        if (profile.id() != null && profile.id().selector() != null) {
            all.add(profile.id().selector());
        }
        return all;
    }
}
