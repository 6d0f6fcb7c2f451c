package andon.crawler.fetch;

/** The header of a gzip member (RFC 1952, section 2.3). */
final class GzipHeader {
    private static final int FIXED = 10;
    private static final int HEADER_CRC = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private GzipHeader() {}

    static boolean isAt(byte[] raw, int at) {
        return raw[at] == 0x1f && raw[at + 1] == (byte) 0x8b;
    }

    /**
     * Where the header that begins at {@code start} ends; negative if that is not there yet.
     *
     * @throws Refused if there is none
     */
    static int end(byte[] raw, int start, int end) throws Refused {
        if (end - start < FIXED) {
            return -1;
        }
        int flags = raw[start + 3] & 0xff;
        if (!isAt(raw, start) || raw[start + 2] != 8 || (flags & RESERVED) != 0) {
            throw new Refused(FailureCode.ENCODING, "the body is no gzip");
        }
        int at = start + FIXED;
        if ((flags & EXTRA) != 0) {
            if (end - at < 2) {
                return -1;
            }
            at += 2 + (raw[at] & 0xff | (raw[at + 1] & 0xff) << 8);
        }
        if ((flags & NAME) != 0) {
            at = afterZero(raw, at, end);
        }
        if ((flags & COMMENT) != 0 && at >= 0) {
            at = afterZero(raw, at, end);
        }
        if (at < 0) {
            return -1;
        }
        at += (flags & HEADER_CRC) != 0 ? 2 : 0;
        return at <= end ? at : -1;
    }

    private static int afterZero(byte[] raw, int from, int end) {
        for (int i = from; i < end; i++) {
            if (raw[i] == 0) {
                return i + 1;
            }
        }
        return -1;
    }
}
