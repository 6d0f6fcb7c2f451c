package andon.searchapi.samples;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tells what a file is by its first bytes, never by its name. */
final class FileType {
    static final String EMPTY = "empty";
    static final String ZIP = "zip";
    static final String GZIP = "gzip";
    static final String PE = "pe";
    static final String MZ = "dos-executable";
    static final String ELF = "elf";

    private static final int LOOKED_AT = 4096;

    private record Magic(String type, byte[] bytes) {
        static Magic of(String type, String latin1) {
            return new Magic(type, latin1.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static final List<Magic> MAGICS = List.of(
            Magic.of(ELF, "\u007fELF"),
            Magic.of(ZIP, "PK\u0003\u0004"),
            Magic.of(ZIP, "PK\u0005\u0006"),
            Magic.of(GZIP, "\u001f\u008b"),
            Magic.of("rar", "Rar!\u001a\u0007"),
            Magic.of("7z", "7z\u00bc\u00af'\u001c"),
            Magic.of("xz", "\u00fd7zXZ\u0000"),
            Magic.of("bzip2", "BZh"),
            Magic.of("cab", "MSCF"),
            Magic.of("ole2", "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"),
            Magic.of("pdf", "%PDF-"),
            Magic.of("rtf", "{\\rtf"),
            Magic.of("lnk", "L\u0000\u0000\u0000\u0001\u0014\u0002\u0000"),
            Magic.of("onenote", "\u00e4R\\{\u008c\u00d8\u00a7M"),
            Magic.of("mach-o", "\u00cf\u00fa\u00ed\u00fe"),
            Magic.of("mach-o", "\u00ce\u00fa\u00ed\u00fe"),
            Magic.of("dex", "dex\n"),
            Magic.of("sqlite", "SQLite format 3\u0000"),
            Magic.of("png", "\u0089PNG"),
            Magic.of("jpeg", "\u00ff\u00d8\u00ff"),
            Magic.of("script", "#!"));

    private FileType() {}

    static String of(byte[] file) {
        if (file.length == 0) {
            return EMPTY;
        }
        if (begins(file, new byte[] {'M', 'Z'})) {
            return Bytes.of(file).portableExecutable() ? PE : MZ;
        }
        for (Magic magic : MAGICS) {
            if (begins(file, magic.bytes)) {
                return magic.type;
            }
        }
        // A Java class and a fat Mach-O begin alike; the one's version is larger than the other's count of machines.
        if (begins(file, new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe}) && file.length >= 8) {
            return file[7] >= 40 ? "java-class" : "mach-o";
        }
        return text(file);
    }

    private static String text(byte[] file) {
        int looked = Math.min(file.length, LOOKED_AT);
        for (int i = 0; i < looked; i++) {
            int b = file[i] & 0xff;
            if (b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f') {
                return "data";
            }
        }
        String start = new String(file, 0, looked, StandardCharsets.ISO_8859_1)
                .stripLeading()
                .toLowerCase(java.util.Locale.ROOT);
        if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return "html";
        }
        return start.startsWith("<?xml") ? "xml" : "text";
    }

    private static boolean begins(byte[] file, byte[] magic) {
        if (file.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (file[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
