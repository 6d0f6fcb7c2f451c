package andon.searchapi.samples;

import andon.searchapi.samples.SampleFacts.Program;
import andon.searchapi.samples.SampleFacts.Section;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header of a portable executable as far as it goes
 * (<a href="https://learn.microsoft.com/windows/win32/debug/pe-format">PE Format</a>).
 */
final class PeHeader {
    static final int MOST_SECTIONS = 96;
    static final int MOST_LIBRARIES = 256;
    static final int MOST_FUNCTIONS = 10_000;

    private static final int COFF = 4;
    private static final int OPTIONAL = 24;
    private static final int PE32_PLUS = 0x20b;
    private static final int SECTION_BYTES = 40;
    private static final int IMPORT_BYTES = 20;
    private static final int MOST_NAME = 256;
    /** Libraries whose functions other tools know by their ordinals; without their tables the hash would be another. */
    private static final Set<String> NAMED_ORDINALS = Set.of("ws2_32", "wsock32", "oleaut32");

    private final byte[] file;
    private final Bytes bytes;
    private final List<Section> sections = new ArrayList<>();
    private final List<long[]> places = new ArrayList<>();
    private final List<String> libraries = new ArrayList<>();
    private final List<String> functions = new ArrayList<>();
    private String machine = "";
    private @Nullable String built;
    private boolean importsKnown;
    private boolean cutOff;
    private long end;

    private PeHeader(byte[] file) {
        this.file = file;
        this.bytes = Bytes.of(file);
    }

    /**
     * What could be read.
     *
     * @param cutOff whether the header names places beyond the end of the file
     * @param overlay how many bytes stand behind the last section
     */
    record Read(Program program, boolean cutOff, long overlay) {}

    static Read of(byte[] file) {
        PeHeader header = new PeHeader(file);
        try {
            header.read();
        } catch (Bytes.CutOffException e) {
            header.cutOff = true;
        }
        return new Read(
                new Program(header.machine, header.built, header.sections, header.libraries, header.imphash()),
                header.cutOff,
                header.cutOff || header.sections.isEmpty() ? 0 : Math.max(0, file.length - header.end));
    }

    private void read() {
        long pe = bytes.peHeader();
        machine = switch (bytes.u16(pe + COFF)) {
            case 0x14c -> "x86";
            case 0x8664 -> "x86-64";
            case 0x1c0, 0x1c4 -> "arm";
            case 0xaa64 -> "arm64";
            default -> "0x" + Integer.toHexString(bytes.u16(pe + COFF));
        };
        int count = bytes.u16(pe + COFF + 2);
        long stamp = bytes.u32(pe + COFF + 4);
        built = stamp == 0 ? null : Instant.ofEpochSecond(stamp).toString();
        int optionalBytes = bytes.u16(pe + COFF + 16);
        long optional = pe + OPTIONAL;
        sections(optional + optionalBytes, count);
        if (optionalBytes > 0) {
            boolean plus = bytes.u16(optional) == PE32_PLUS;
            long directories = optional + (plus ? 112 : 96);
            if (bytes.u32(directories - 4) > 1) {
                imports(bytes.u32(directories + 8), plus);
            }
        }
    }

    private void sections(long table, int count) {
        for (int n = 0; n < Math.min(count, MOST_SECTIONS); n++) {
            long at = table + (long) n * SECTION_BYTES;
            String name = bytes.text(at, 8);
            long virtual = bytes.u32(at + 12);
            long raw = bytes.u32(at + 16);
            long place = bytes.u32(at + 20);
            places.add(new long[] {virtual, Math.max(raw, bytes.u32(at + 8)), place});
            sections.add(new Section(name, raw, Entropy.of(file, place, raw)));
            end = Math.max(end, place + raw);
            cutOff |= raw > 0 && place + raw > file.length;
        }
    }

    private void imports(long table, boolean plus) {
        if (table == 0) {
            return;
        }
        long at = place(table);
        for (int n = 0; n < MOST_LIBRARIES; n++) {
            long entry = at + (long) n * IMPORT_BYTES;
            long name = bytes.u32(entry + 12);
            if (name == 0) {
                importsKnown = !functions.isEmpty();
                return;
            }
            String library = bytes.text(place(name), MOST_NAME);
            libraries.add(library);
            long thunks = bytes.u32(entry);
            functions(library, place(thunks == 0 ? bytes.u32(entry + 16) : thunks), plus);
        }
    }

    private void functions(String library, long at, boolean plus) {
        String stem = library.toLowerCase(Locale.ROOT).replaceFirst("[.](dll|ocx|sys)$", "");
        int step = plus ? 8 : 4;
        while (functions.size() < MOST_FUNCTIONS) {
            long thunk = plus ? bytes.u64(at) : bytes.u32(at);
            if (thunk == 0) {
                return;
            }
            boolean ordinal = plus ? thunk < 0 : (thunk & 0x80000000L) != 0;
            if (ordinal && NAMED_ORDINALS.contains(stem)) {
                functions.add("");
            } else if (ordinal) {
                functions.add(stem + ".ord" + (thunk & 0xffff));
            } else {
                functions.add(stem + "."
                        + bytes.text(place(thunk & 0x7fffffff) + 2, MOST_NAME).toLowerCase(Locale.ROOT));
            }
            at += step;
        }
    }

    /** Where in the file an address of the loaded program lies. */
    private long place(long address) {
        for (long[] section : places) {
            if (address >= section[0] && address < section[0] + section[1]) {
                return address - section[0] + section[2];
            }
        }
        // Headers are loaded as they stand.
        return address;
    }

    private @Nullable String imphash() {
        return importsKnown && functions.size() < MOST_FUNCTIONS && !functions.contains("")
                ? Digests.hex("MD5", String.join(",", functions).getBytes(StandardCharsets.US_ASCII))
                : null;
    }
}
