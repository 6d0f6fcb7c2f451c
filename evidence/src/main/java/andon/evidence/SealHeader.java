package andon.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * The head of a sealed WARC: which key wraps the file's own. It stands there twice, a page each, so that it can be written
 * anew in place (when the operator's key changes) with one of the two whole at any moment.
 *
 * <p>A page: {@code ANDONSL1}, the file's number (16 random bytes), the wrapping key's id (8), the length of the wrapped key
 * (4), the wrapped key, zeros, CRC-32 of all that (4).
 */
final class SealHeader {
    static final int PAGE = 4096;
    static final int PAGES = 2;

    /** Where the first frame begins. */
    static final long BYTES = (long) PAGES * PAGE;

    static final int FILE_ID_BYTES = 16;

    private static final byte[] MAGIC = "ANDONSL1".getBytes(StandardCharsets.US_ASCII);
    private static final int FIXED = MAGIC.length + FILE_ID_BYTES + EvidenceKeys.ID_DIGITS / 2 + Integer.BYTES;
    private static final int MAX_WRAPPED = PAGE - FIXED - Integer.BYTES;

    private final byte[] fileId;
    private final String keyId;
    private final byte[] wrapped;

    SealHeader(byte[] fileId, String keyId, byte[] wrapped) {
        this.fileId = fileId.clone();
        this.keyId = keyId;
        this.wrapped = wrapped.clone();
    }

    byte[] fileId() {
        return fileId.clone();
    }

    String keyId() {
        return keyId;
    }

    byte[] wrapped() {
        return wrapped.clone();
    }

    /** All that it says. */
    String content() {
        HexFormat hex = HexFormat.of();
        return hex.formatHex(fileId) + keyId + hex.formatHex(wrapped);
    }

    /** Whether a file begins as sealed ones do. */
    static boolean begins(FileChannel channel) throws IOException {
        ByteBuffer start = ByteBuffer.allocate(MAGIC.length);
        return Bytes.fill(channel, start, 0) && Arrays.equals(start.array(), MAGIC);
    }

    /** The keys that its heads name: one, two during a change of keys, none if both are damaged. */
    static Set<String> keyIds(Path file) throws IOException {
        Set<String> ids = new TreeSet<>();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int page = 0; page < PAGES; page++) {
                read(channel, page).ifPresent(header -> ids.add(header.keyId()));
            }
        } catch (NoSuchFileException e) {
            // Its writer closed it meanwhile, and nothing had come into it.
        }
        return ids;
    }

    /** One of the two; empty if it is damaged or torn. */
    static Optional<SealHeader> read(FileChannel channel, int page) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(PAGE);
        if (!Bytes.fill(channel, bytes, (long) page * PAGE)) {
            return Optional.empty();
        }
        bytes.flip();
        byte[] magic = new byte[MAGIC.length];
        byte[] fileId = new byte[FILE_ID_BYTES];
        byte[] keyId = new byte[EvidenceKeys.ID_DIGITS / 2];
        bytes.get(magic).get(fileId).get(keyId);
        int length = bytes.getInt();
        if (!Arrays.equals(magic, MAGIC)
                || length < 1
                || length > MAX_WRAPPED
                || bytes.getInt(PAGE - Integer.BYTES) != checksum(bytes)) {
            return Optional.empty();
        }
        byte[] wrapped = new byte[length];
        bytes.get(wrapped);
        return Optional.of(new SealHeader(fileId, HexFormat.of().formatHex(keyId), wrapped));
    }

    /** Writes both pages, the damaged one, if any, first; that is on the disk before the other is touched. */
    void write(FileChannel channel) throws IOException {
        int first = read(channel, 0).isEmpty() ? 0 : 1;
        for (int page : new int[] {first, 1 - first}) {
            Bytes.write(channel, page(), (long) page * PAGE);
            channel.force(false);
        }
    }

    private ByteBuffer page() {
        ByteBuffer bytes = ByteBuffer.allocate(PAGE)
                .put(MAGIC)
                .put(fileId)
                .put(HexFormat.of().parseHex(keyId))
                .putInt(wrapped.length)
                .put(wrapped);
        return bytes.putInt(PAGE - Integer.BYTES, checksum(bytes)).clear();
    }

    private static int checksum(ByteBuffer page) {
        CRC32 crc = new CRC32();
        crc.update(page.array(), page.arrayOffset(), PAGE - Integer.BYTES);
        return (int) crc.getValue();
    }
}
