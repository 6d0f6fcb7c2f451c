package andon.evidence;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.subtle.AesGcmHkdfStreaming;
import com.google.crypto.tink.util.SecretBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The key of one sealed WARC, which encrypts its frames: each is a stream of Tink's AES-256-GCM-HKDF in segments of 4 KB, bound
 * to the file, to its place in the plain WARC and to its length. Thread-safe.
 */
final class DataKey {
    private static final int KEY_BYTES = 32;
    private static final byte[] WHAT = "andon-evidence-1".getBytes(StandardCharsets.US_ASCII);

    private final byte[] fileId;
    private final byte[] key;
    private final StreamingAead streams;

    private DataKey(byte[] fileId, byte[] key) {
        this.fileId = fileId;
        this.key = key;
        this.streams = streams(key);
    }

    @AccessesPartialKey
    private static StreamingAead streams(byte[] key) {
        try {
            return AesGcmHkdfStreaming.create(AesGcmHkdfStreamingKey.create(
                    PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB,
                    SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static DataKey fresh() {
        SecureRandom random = new SecureRandom();
        byte[] fileId = new byte[SealHeader.FILE_ID_BYTES];
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(fileId);
        random.nextBytes(key);
        return new DataKey(fileId, key);
    }

    /** Empty if the keys have not the one that wraps it, or it was altered, or is another WARC's. */
    static Optional<DataKey> unwrap(SealHeader header, EvidenceKeys keys, String warc) {
        return keys.unwrap(header.keyId(), header.wrapped(), place(header.fileId(), warc))
                .filter(key -> key.length == KEY_BYTES)
                .map(key -> new DataKey(header.fileId(), key));
    }

    /** @param warc the WARC's name in the capture log */
    SealHeader wrapped(EvidenceKeys keys, String warc) {
        return new SealHeader(fileId, keys.wrapping(), keys.wrap(key, place(fileId, warc)));
    }

    /** What the file is known by: every sealing gives it a new one. */
    String fileId() {
        return HexFormat.of().formatHex(fileId);
    }

    boolean isSame(DataKey other) {
        return Arrays.equals(fileId, other.fileId) && Arrays.equals(key, other.key);
    }

    /** Closing it writes the end of the stream, and closes {@code out}. */
    WritableByteChannel sealing(WritableByteChannel out, long start, long length) throws IOException {
        try {
            return streams.newEncryptingChannel(out, place(start, length));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives out only what is authentic; closing it closes {@code in}. */
    SeekableByteChannel opening(SeekableByteChannel in, long start, long length) throws IOException {
        try {
            return streams.newSeekableDecryptingChannel(in, place(start, length));
        } catch (GeneralSecurityException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static byte[] place(byte[] fileId, String warc) {
        byte[] name = warc.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(WHAT.length + fileId.length + name.length)
                .put(WHAT)
                .put(fileId)
                .put(name)
                .array();
    }

    private byte[] place(long start, long length) {
        return ByteBuffer.allocate(WHAT.length + fileId.length + 2 * Long.BYTES)
                .put(WHAT)
                .put(fileId)
                .putLong(start)
                .putLong(length)
                .array();
    }
}
