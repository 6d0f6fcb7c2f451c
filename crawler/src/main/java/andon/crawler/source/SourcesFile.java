package andon.crawler.source;

import andon.vocabulary.SourceId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the YAML file in which an operator names the sources; {@code config/sources-example.yaml} documents every key. */
public final class SourcesFile {
    public static final int MOST_BYTES = 4 << 20;
    public static final int MOST_SOURCES = 10_000;

    private SourcesFile() {}

    /**
     * Reads a file of at most {@link #MOST_BYTES}.
     *
     * @throws SourcesFileException if anything in it is wrong; the file is taken whole or not at all
     */
    public static List<Source> parse(Path file) throws IOException, SourcesFileException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new SourcesFileException(
                        file.toString(), 1, "", "the file is larger than " + MOST_BYTES + " bytes");
            }
            return parse(file.toString(), new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** Like {@link #parse(Path)}, for text; messages call it {@code sources}. */
    public static List<Source> parse(String yaml) throws SourcesFileException {
        return parse("sources", yaml);
    }

    static List<Source> parse(String file, String yaml) throws SourcesFileException {
        YamlNode root = YamlNode.parse(file, yaml);
        if (root == null) {
            throw new SourcesFileException(file, 1, "", "the file is empty; 'sources:' is expected");
        }
        return sources(file, root, false);
    }

    /**
     * Reads one source: its keys alone, or a file that names just this one.
     *
     * @param name what messages call the text
     * @throws SourcesFileException if anything in it is wrong
     */
    public static Source parseOne(String name, String text) throws SourcesFileException {
        Source source = parseStored(name, text);
        refuseReserved(name, 1, source);
        return source;
    }

    /** The same of one that was taken before its id was reserved. */
    static Source parseStored(String name, String text) throws SourcesFileException {
        if (text.length() > MOST_BYTES) {
            throw new SourcesFileException(name, 1, "", "a source has at most " + MOST_BYTES + " characters");
        }
        YamlNode root = YamlNode.parse(name, text);
        if (root == null) {
            throw new SourcesFileException(name, 1, "", "there is nothing; the keys of a source are expected");
        }
        if (!(root instanceof YamlNode.Mapping mapping && mapping.values().containsKey("sources"))) {
            return SourceReader.read(name, root);
        }
        List<Source> sources = sources(name, root, true);
        if (sources.size() != 1) {
            throw new SourcesFileException(name, root.line(), "sources", "just one source is expected here");
        }
        return sources.getFirst();
    }

    private static void refuseReserved(String file, int line, Source source) throws SourcesFileException {
        if (source.id().isReserved()) {
            throw new SourcesFileException(
                    file,
                    line,
                    "id",
                    "'" + source.id() + "' begins with '" + SourceId.OF_ORGANISATIONS
                            + "', which is kept for what organisations hand in; choose another id");
        }
    }

    private static List<Source> sources(String file, YamlNode root, boolean stored) throws SourcesFileException {
        Keys keys = new Keys(file, root, "the file", "", List.of("sources"));
        List<YamlNode> entries = keys.list("sources");
        if (entries.isEmpty() || entries.size() > MOST_SOURCES) {
            throw keys.wrong("sources", "must hold 1 to " + MOST_SOURCES + " sources");
        }
        List<Source> sources = new ArrayList<>();
        Map<String, String> ids = new HashMap<>();
        Map<String, String> hosts = new HashMap<>();
        for (YamlNode entry : entries) {
            Source source = SourceReader.read(file, entry);
            if (!stored) {
                refuseReserved(file, entry.line(), source);
            }
            if (ids.putIfAbsent(source.id().value(), "") != null) {
                throw new SourcesFileException(file, entry.line(), "id", "a second source with the id " + source.id());
            }
            for (URI address : source.addresses()) {
                // One host, one source: politeness, cookies and circuits are kept by host.
                String other = hosts.put(address.getHost(), source.id().value());
                if (other != null && !other.equals(source.id().value())) {
                    throw new SourcesFileException(
                            file,
                            entry.line(),
                            "addresses",
                            address.getHost() + " belongs to the source " + other + " already");
                }
            }
            sources.add(source);
        }
        return List.copyOf(sources);
    }
}
