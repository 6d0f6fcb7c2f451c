package andon.crawler.fetch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells text from what is not, by the bytes: the signatures of images, films, archives, documents, fonts and programs, and
 * the share of bytes that no text has (the "binary data bytes" of WHATWG's MIME Sniffing Standard, section 3).
 */
final class TextSniffer {
    /** How much of a body is looked at before the rest is received. */
    static final int SNIFFED = 1024;

    /** One such byte in so many is carelessness; more is no text. */
    private static final int TEXT_PER_BINARY = 50;

    /** One impossible character of UTF-16 in so many is carelessness. */
    private static final int CHARS_PER_IMPOSSIBLE = 20;

    private static final boolean[] BINARY = binaryBytes();

    /** @param offset where in a file the bytes stand */
    private record Signature(int offset, byte[] bytes) {
        boolean matches(byte[] content, int length) {
            return length >= offset + bytes.length
                    && Arrays.equals(content, offset, offset + bytes.length, bytes, 0, bytes.length);
        }
    }

    private static final List<Signature> SIGNATURES = List.of(
            // Documents
            at(0, "%PDF-"),
            at(0, "%!PS-Adobe"),
            at(0, "{\\rtf1"),
            at(0, "\u00d0\u00cf\u0011\u00e0"),
            at(0, "AT&TFORM"),
            // Archives
            at(0, "PK\u0003\u0004"),
            at(0, "PK\u0005\u0006"),
            at(0, "PK\u0007\u0008"),
            at(0, "Rar!\u001a\u0007"),
            at(0, "7z\u00bc\u00af"),
            at(0, "\u001f\u008b"),
            at(0, "\u001f\u009d"),
            at(0, "BZh1"),
            at(0, "BZh9"),
            at(0, "\u00fd7zXZ"),
            at(0, "(\u00b5/\u00fd"),
            at(0, "\u0004\"M\u0018"),
            at(0, "LZIP"),
            at(0, "MSCF\0"),
            at(0, "!<arch>"),
            at(0, "xar!\0"),
            at(257, "ustar"),
            // Images
            at(0, "GIF87a"),
            at(0, "GIF89a"),
            at(0, "\u0089PNG"),
            at(0, "\u00ff\u00d8\u00ff"),
            at(0, "II*\0"),
            at(0, "MM\0*"),
            at(0, "\0\0\u0001\0"),
            at(0, "8BPS\0"),
            at(8, "WEBPVP8"),
            // Sound and film
            at(8, "WAVEfmt"),
            at(8, "AVI LIST"),
            at(0, "OggS\0"),
            at(0, "ID3\u0002"),
            at(0, "ID3\u0003"),
            at(0, "ID3\u0004"),
            at(0, "fLaC\0"),
            at(0, "MThd\0"),
            at(0, "#!AMR"),
            at(0, "FLV\u0001"),
            at(0, "\u001aE\u00df\u00a3"),
            at(0, "0&\u00b2u\u008ef"),
            at(4, "ftyp"),
            at(4, "moov"),
            at(0, "\0\0\u0001\u00ba"),
            at(0, "\0\0\u0001\u00b3"),
            // Fonts
            at(0, "wOFF\0"),
            at(0, "wOF2\0"),
            at(0, "OTTO\0"),
            at(0, "ttcf\0"),
            at(0, "\0\u0001\0\0"),
            // Programs and databases
            at(0, "MZ\u0090\0"),
            at(0, "\u007fELF"),
            at(0, "\u00ca\u00fe\u00ba\u00be"),
            at(0, "\u00cf\u00fa\u00ed\u00fe"),
            at(0, "\0asm"),
            at(0, "dex\n03"),
            at(0, "SQLite format 3\0"));

    private TextSniffer() {}

    /**
     * Whether the first {@code length} bytes of a body are those of a text.
     *
     * @param charset what the server said, if anything
     * @param unknown whether the server called it no text; then a single binary byte speaks against it
     */
    static boolean isText(byte[] content, int length, Optional<String> charset, boolean unknown) {
        for (Signature signature : SIGNATURES) {
            if (signature.matches(content, length)) {
                return false;
            }
        }
        return isReadable(content, length, charset, unknown);
    }

    /** The same without the signatures, for a body whose beginning was found to be text. */
    static boolean isReadable(byte[] content, int length, Optional<String> charset, boolean unknown) {
        if (isUtf16(content, length, charset)) {
            return isReadableUtf16(content, length);
        }
        int binary = 0;
        for (int i = 0; i < length; i++) {
            if (BINARY[content[i] & 0xff]) {
                binary++;
            }
        }
        return binary == 0 || !unknown && (long) binary * TEXT_PER_BINARY <= length;
    }

    private static boolean isUtf16(byte[] content, int length, Optional<String> charset) {
        if (length < 2) {
            return false;
        }
        int mark = (content[0] & 0xff) << 8 | content[1] & 0xff;
        if (mark == 0xfeff || mark == 0xfffe) {
            return true;
        }
        // A page that says so in its header, but is written in bytes, is read as bytes.
        return charset.map(name -> name.toLowerCase(Locale.ROOT).startsWith("utf-16"))
                        .orElse(false)
                && hasZero(content, Math.min(length, SNIFFED));
    }

    private static boolean hasZero(byte[] content, int length) {
        for (int i = 0; i < length; i++) {
            if (content[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReadableUtf16(byte[] content, int length) {
        boolean littleEndian =
                content[0] == (byte) 0xff && content[1] == (byte) 0xfe || content[1] == 0 && content[0] != 0;
        String text = new String(
                content, 0, length & ~1, littleEndian ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        int impossible = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int type = Character.getType(c);
            if (c < BINARY.length && BINARY[c]
                    || c == '\ufffd'
                    || type == Character.UNASSIGNED
                    || type == Character.PRIVATE_USE) {
                impossible++;
            }
        }
        return impossible * CHARS_PER_IMPOSSIBLE <= text.length();
    }

    private static boolean[] binaryBytes() {
        boolean[] binary = new boolean[256];
        for (int b = 0; b < 0x20; b++) {
            // Tab, line feed, form feed, carriage return, and the escape of ISO-2022 are text.
            binary[b] = b != 0x09 && b != 0x0a && b != 0x0c && b != 0x0d && b != 0x1b;
        }
        return binary;
    }

    private static Signature at(int offset, String latin1) {
        return new Signature(offset, latin1.getBytes(StandardCharsets.ISO_8859_1));
    }
}
