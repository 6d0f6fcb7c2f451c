package andon.searchapi.samples;

import andon.searchapi.samples.SampleFacts.Program;
import andon.searchapi.samples.SampleFacts.Section;
import java.util.ArrayList;
import java.util.List;

/** Reads the header of an ELF file as far as it goes: its sections and the libraries that it needs. */
final class ElfHeader {
    static final int MOST_SECTIONS = 512;
    static final int MOST_LIBRARIES = 256;

    private static final int DYNAMIC = 6;
    private static final int NOBITS = 8;
    private static final int NEEDED = 1;
    private static final int MOST_NAME = 256;
    private static final int MOST_DYNAMIC = 4096;

    private final byte[] file;
    private final boolean wide;
    private final Bytes bytes;
    private final List<Section> sections = new ArrayList<>();
    private final List<String> libraries = new ArrayList<>();
    private String machine = "";

    private ElfHeader(byte[] file) {
        this.file = file;
        Bytes little = Bytes.of(file);
        this.wide = little.u8(4) == 2;
        this.bytes = little.u8(5) == 2 ? little.bigEndian() : little;
    }

    /** @param cutOff whether the header names places beyond the end of the file */
    record Read(Program program, boolean cutOff) {}

    static Read of(byte[] file) {
        boolean cutOff = false;
        ElfHeader header = null;
        try {
            header = new ElfHeader(file);
            header.read();
        } catch (Bytes.CutOffException e) {
            cutOff = true;
        }
        return header == null
                ? new Read(new Program("", null, List.of(), List.of(), null), true)
                : new Read(new Program(header.machine, null, header.sections, header.libraries, null), cutOff);
    }

    private void read() {
        machine = switch (bytes.u16(18)) {
            case 3 -> "x86";
            case 62 -> "x86-64";
            case 40 -> "arm";
            case 183 -> "arm64";
            case 8 -> "mips";
            case 243 -> "risc-v";
            default -> "0x" + Integer.toHexString(bytes.u16(18));
        };
        long table = wide ? bytes.u64(40) : bytes.u32(32);
        int step = bytes.u16(wide ? 58 : 46);
        int count = Math.min(bytes.u16(wide ? 60 : 48), MOST_SECTIONS);
        int names = bytes.u16(wide ? 62 : 50);
        if (table == 0 || count == 0) {
            return;
        }
        long strings = offset(table + (long) names * step);
        for (int n = 0; n < count; n++) {
            long at = table + (long) n * step;
            long type = bytes.u32(at + 4);
            long size = type == NOBITS ? 0 : size(at);
            String name = bytes.text(strings + bytes.u32(at), MOST_NAME);
            if (type != 0) {
                sections.add(new Section(name, size, Entropy.of(file, offset(at), size)));
            }
            if (type == DYNAMIC) {
                needed(offset(at), size, offset(table + bytes.u32(at + (wide ? 40 : 24)) * step));
            }
        }
    }

    private long offset(long section) {
        return wide ? bytes.u64(section + 24) : bytes.u32(section + 16);
    }

    private long size(long section) {
        return wide ? bytes.u64(section + 32) : bytes.u32(section + 20);
    }

    private void needed(long at, long size, long strings) {
        int step = wide ? 16 : 8;
        long most = Math.min(size / step, MOST_DYNAMIC);
        for (int n = 0; n < most && libraries.size() < MOST_LIBRARIES; n++) {
            long entry = at + (long) n * step;
            long tag = wide ? bytes.u64(entry) : bytes.u32(entry);
            if (tag == 0) {
                return;
            }
            if (tag == NEEDED) {
                long name = wide ? bytes.u64(entry + 8) : bytes.u32(entry + 4);
                libraries.add(bytes.text(strings + name, MOST_NAME));
            }
        }
    }
}
