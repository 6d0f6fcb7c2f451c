package andon.searchapi.samples;

import andon.searchapi.samples.SampleFacts.Archive;
import andon.searchapi.samples.SampleFacts.Hint;
import andon.searchapi.samples.SampleFacts.Program;
import andon.searchapi.samples.SampleFacts.Section;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks at a sample without running it: reads bytes, never code. Any file gives facts; what is broken in it is a hint. Pure but
 * for the detectors it is given; thread-safe.
 */
final class SampleTriage {
    static final int MOST_BLOCKS = 32;
    static final int MOST_STRINGS = 200;
    static final int MOST_INDICATORS = 200;

    private static final int SHOWN_LENGTH = 200;
    private static final int LEAST_BLOCK = 4096;
    /** From here on bytes are packed, encrypted or media. */
    private static final double HIGH = 7.2;

    private static final int LEAST_PACKED = 1024;
    private static final int UPX_WITHIN = 8192;
    private static final int FEW_LIBRARIES = 2;

    private static final Set<String> PACKERS = Set.of(
            "upx0",
            "upx1",
            "upx2",
            ".aspack",
            ".adata",
            ".mpress1",
            ".mpress2",
            ".petite",
            ".vmp0",
            ".vmp1",
            ".themida",
            ".enigma1",
            ".enigma2",
            ".nsp0",
            ".nsp1",
            "fsg!",
            ".mew");

    private final EmbeddedIndicators indicators;

    SampleTriage(EmbeddedIndicators indicators) {
        this.indicators = indicators;
    }

    SampleFacts look(byte[] file) {
        String type = FileType.of(file);
        List<Hint> hints = new ArrayList<>();
        Program program = program(file, type, hints);
        Archive archive = ArchiveListing.reads(type) ? ArchiveListing.of(file, type, hints) : null;
        StringScan scan = StringScan.of(file);
        EmbeddedIndicators.Read read = indicators.read(String.join("\n", scan.kept()));
        return new SampleFacts(
                file.length,
                Digests.hex("MD5", file),
                Digests.hex("SHA-1", file),
                Digests.hex("SHA-256", file),
                type,
                Entropy.of(file, 0, file.length),
                blocks(file),
                program,
                archive,
                scan.found(),
                shown(read.maskedText()),
                read.found().stream()
                        .filter(f -> f.value().length() <= SHOWN_LENGTH)
                        .distinct()
                        .limit(MOST_INDICATORS)
                        .toList(),
                hints);
    }

    private static @org.jspecify.annotations.Nullable Program program(byte[] file, String type, List<Hint> hints) {
        if (type.equals(FileType.PE)) {
            PeHeader.Read read = PeHeader.of(file);
            if (read.overlay() > 0) {
                hints.add(new Hint("overlay", Long.toString(read.overlay())));
            }
            return hinted(read.program(), read.cutOff(), file, hints);
        }
        if (type.equals(FileType.ELF)) {
            ElfHeader.Read read = ElfHeader.of(file);
            return hinted(read.program(), read.cutOff(), file, hints);
        }
        if (type.equals(FileType.MZ)) {
            hints.add(new Hint("truncated", Integer.toString(file.length)));
        }
        return null;
    }

    private static Program hinted(Program program, boolean cutOff, byte[] file, List<Hint> hints) {
        if (cutOff) {
            hints.add(new Hint("truncated", Integer.toString(file.length)));
        }
        String packers = names(program.sections().stream()
                .filter(s -> PACKERS.contains(s.name().toLowerCase(Locale.ROOT)))
                .toList());
        if (!packers.isEmpty()) {
            hints.add(new Hint("packer-sections", packers));
        } else if (Bytes.of(file).indexOf("UPX!", UPX_WITHIN) >= 0) {
            hints.add(new Hint("packer-sections", "UPX!"));
        }
        String high = names(program.sections().stream()
                .filter(s -> s.entropy() >= HIGH && s.size() >= LEAST_PACKED)
                .toList());
        if (!high.isEmpty()) {
            hints.add(new Hint("high-entropy", high));
            if (!program.libraries().isEmpty() && program.libraries().size() <= FEW_LIBRARIES) {
                hints.add(new Hint("few-imports", String.join(", ", program.libraries())));
            }
        }
        return program;
    }

    private static String names(List<Section> sections) {
        return sections.stream().map(s -> s.name() + " (" + s.entropy() + ")").collect(Collectors.joining(", "));
    }

    private static List<Double> blocks(byte[] file) {
        int block = Math.max(LEAST_BLOCK, Math.ceilDiv(file.length, MOST_BLOCKS));
        List<Double> blocks = new ArrayList<>();
        for (int at = 0; at < file.length; at += block) {
            blocks.add(Entropy.of(file, at, block));
        }
        return blocks;
    }

    /** The longest tell the most; in their own order. */
    private static List<String> shown(String maskedText) {
        LinkedHashSet<String> all = maskedText
                .lines()
                .map(line -> line.replace('\t', ' ').strip())
                .filter(line -> line.length() >= StringScan.SHORTEST)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        int shortest = all.stream()
                .map(String::length)
                .sorted(java.util.Comparator.reverseOrder())
                .limit(MOST_STRINGS)
                .reduce((a, b) -> b)
                .orElse(0);
        return all.stream()
                .filter(line -> line.length() >= shortest)
                .limit(MOST_STRINGS)
                .map(line -> line.length() <= SHOWN_LENGTH ? line : line.substring(0, SHOWN_LENGTH - 1) + "…")
                .toList();
    }
}
