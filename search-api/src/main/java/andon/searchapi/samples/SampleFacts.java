package andon.searchapi.samples;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a sample without running it.
 *
 * @param type what its first bytes say it is, such as {@code pe}
 * @param entropy Shannon's, in bits per byte: 0 to 8; what is packed or encrypted comes near 8
 * @param blocks the same for up to {@value SampleTriage#MOST_BLOCKS} stretches of equal length
 * @param program what the header of an executable says; null for anything else
 * @param archive what lies in it; null if it is no archive that is read
 * @param stringsFound how many strings it holds, shown or not
 * @param strings some of them, each once, with secrets masked
 * @param indicators what of them points elsewhere
 * @param hints what is conspicuous
 */
public record SampleFacts(
        long size,
        String md5,
        String sha1,
        String sha256,
        String type,
        double entropy,
        List<Double> blocks,
        @Nullable Program program,
        @Nullable Archive archive,
        long stringsFound,
        List<String> strings,
        List<EmbeddedIndicators.Found> indicators,
        List<Hint> hints) {
    public SampleFacts {
        blocks = List.copyOf(blocks);
        strings = List.copyOf(strings);
        indicators = List.copyOf(indicators);
        hints = List.copyOf(hints);
    }

    /** @param entropy of its bytes in the file; 0 if it has none there */
    public record Section(String name, long size, double entropy) {}

    /**
     * @param machine such as {@code x86-64}
     * @param built when its header says that it was built, ISO 8601; null if it does not say. Easily forged
     * @param libraries those that it imports
     * @param imphash the MD5 of what it imports, by which builds of one source are recognised; null if it cannot be told
     */
    public record Program(
            String machine,
            @Nullable String built,
            List<Section> sections,
            List<String> libraries,
            @Nullable String imphash) {
        public Program {
            sections = List.copyOf(sections);
            libraries = List.copyOf(libraries);
        }
    }

    /**
     * @param entries those that were read, in their order
     * @param complete whether the archive was read to its end
     */
    public record Archive(List<Entry> entries, boolean complete) {
        public Archive {
            entries = List.copyOf(entries);
        }
    }

    /**
     * @param path its name, behind those of the archives that it lies in
     * @param size unpacked, as far as it was read
     * @param sha256 empty if it could not be read whole
     */
    public record Entry(String path, long size, String type, String sha256) {}

    /**
     * Something conspicuous.
     *
     * @param kind a word that the messages have as {@code look.fact.hint-WORD}
     * @param detail shown as text
     */
    public record Hint(String kind, String detail) {}
}
