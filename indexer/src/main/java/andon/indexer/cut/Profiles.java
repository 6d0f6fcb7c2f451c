package andon.indexer.cut;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.select.QueryParser;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Loads profiles, and says which file is wrong and why. */
public final class Profiles {
    private static final List<String> BUNDLED = List.of("mybb", "phpbb", "wordpress");
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

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
                profiles.add(parse(new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8), path));
            } catch (IOException e) {
                throw new UncheckedIOException(path + " cannot be read", e);
            }
        }
        return profiles;
    }

    /**
     * The operator's profiles ({@code *.yaml} in {@code folder}, by name), then those of the distribution.
     *
     * @throws IllegalArgumentException if a profile is wrong; the message names the file
     */
    public static List<Profile> withFolder(Path folder) throws IOException {
        List<Profile> profiles = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                profiles.add(parse(Files.readString(file), file.toString()));
            }
        }
        profiles.addAll(bundled());
        return profiles;
    }

    private static Profile parse(String yaml, String file) {
        try {
            Profile profile = YAML.readValue(yaml, Profile.class);
            for (String selector : selectors(profile)) {
                QueryParser.parse(selector);
            }
            profile.documentKind();
            return profile;
        } catch (JacksonException | IllegalArgumentException | IllegalStateException e) {
            throw new IllegalArgumentException("profile " + file + " is wrong: " + e.getMessage(), e);
        }
    }

    private static List<String> selectors(Profile profile) {
        List<String> all = new ArrayList<>(profile.recognise());
        all.add(profile.item());
        all.addAll(profile.title());
        all.addAll(profile.pageTitle());
        all.addAll(profile.author());
        all.addAll(profile.time());
        all.addAll(profile.body());
        all.addAll(profile.excerpt());
        all.addAll(profile.index());
        all.addAll(profile.print());
        return all;
    }
}
