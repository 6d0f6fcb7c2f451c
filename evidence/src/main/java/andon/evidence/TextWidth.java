package andon.evidence;

import java.util.Optional;

/** How many bytes a line end has in a text, which is all that must be known to part it: other encodings hold ASCII as it is. */
enum TextWidth {
    /** ASCII, UTF-8 and every national encoding. */
    NARROW(1, "text/plain"),
    /** UTF-16, the lower byte first, as Windows programs write it. */
    WIDE_LITTLE(2, "text/plain;charset=utf-16le"),
    WIDE_BIG(2, "text/plain;charset=utf-16be");

    /** From so many bytes it is decided whether they are a text at all. */
    static final int SNIFFED = 8 * 1024;

    /** Of a hundred characters in a text at most so many are control characters. */
    private static final int MOST_CONTROLS = 1;

    private final int bytes;
    private final String mediaType;

    TextWidth(int bytes, String mediaType) {
        this.bytes = bytes;
        this.mediaType = mediaType;
    }

    int bytes() {
        return bytes;
    }

    String mediaType() {
        return mediaType;
    }

    /** Decided from the first bytes of something; empty if they are no text. */
    static Optional<TextWidth> of(byte[] head, int length) {
        TextWidth width = width(head, length);
        if (startsWith(head, length, "%PDF-")) {
            return Optional.empty();
        }
        String text = width.characters(head, length);
        long controls = text.chars().filter(TextWidth::isControl).count();
        boolean zeros = text.indexOf(0) >= 0;
        return zeros || controls * 100 > (long) MOST_CONTROLS * text.length() ? Optional.empty() : Optional.of(width);
    }

    private static boolean startsWith(byte[] head, int length, String magic) {
        return length >= magic.length()
                && new String(head, 0, magic.length(), java.nio.charset.StandardCharsets.ISO_8859_1).equals(magic);
    }

    private static boolean isControl(int c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b || c == 0x7f;
    }

    /** By its byte order mark; without one, where one half of the bytes is nearly all zeros and the other has none. */
    private static TextWidth width(byte[] head, int length) {
        if (length >= 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe) {
            return WIDE_LITTLE;
        }
        if (length >= 2 && (head[0] & 0xff) == 0xfe && (head[1] & 0xff) == 0xff) {
            return WIDE_BIG;
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i++) {
            if (head[i] == 0) {
                even += i % 2 == 0 ? 1 : 0;
                odd += i % 2;
            }
        }
        int many = length / 4;
        return many > 0 && odd > many && even == 0
                ? WIDE_LITTLE
                : many > 0 && even > many && odd == 0 ? WIDE_BIG : NARROW;
    }

    /** A character for each unit of the encoding; what is beyond ASCII may be any character. */
    String characters(byte[] bytesOfText, int length) {
        char[] text = new char[length / bytes];
        for (int i = 0; i < text.length; i++) {
            text[i] = switch (this) {
                case NARROW -> (char) (bytesOfText[i] & 0xff);
                case WIDE_LITTLE -> (char) (bytesOfText[2 * i] & 0xff | (bytesOfText[2 * i + 1] & 0xff) << 8);
                case WIDE_BIG -> (char) ((bytesOfText[2 * i] & 0xff) << 8 | bytesOfText[2 * i + 1] & 0xff);
            };
        }
        return new String(text);
    }

    /** The bytes that {@link #characters} made this of. */
    byte[] bytes(String text) {
        byte[] made = new byte[text.length() * bytes];
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (this) {
                case NARROW -> made[i] = (byte) c;
                case WIDE_LITTLE -> {
                    made[2 * i] = (byte) c;
                    made[2 * i + 1] = (byte) (c >> 8);
                }
                case WIDE_BIG -> {
                    made[2 * i] = (byte) (c >> 8);
                    made[2 * i + 1] = (byte) c;
                }
            }
        }
        return made;
    }
}
