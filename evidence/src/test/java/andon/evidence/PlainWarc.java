package andon.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.Inflater;

/** A reader of compressed WARCs that knows nothing but RFC 1952 and ISO 28500: Andon's and jwarc's ideas of them apart. */
final class PlainWarc {
    private static final int GZIP_HEADER = 10;
    private static final int GZIP_TRAILER = 8;

    private PlainWarc() {}

    /**
     * @param offset where its gzip member begins
     * @param fields by name in lower case; no field of Andon's repeats
     */
    record PlainRecord(int offset, Map<String, String> fields, byte[] block) {
        String field(String name) {
            return fields.getOrDefault(name.toLowerCase(Locale.ROOT), "");
        }

        String type() {
            return field("WARC-Type");
        }

        /** The HTTP message's body: what follows the first empty line. */
        byte[] payload() {
            String text = new String(block, StandardCharsets.ISO_8859_1);
            return Arrays.copyOfRange(block, text.indexOf("\r\n\r\n") + 4, block.length);
        }
    }

    static List<PlainRecord> read(byte[] file) throws Exception {
        List<PlainRecord> records = new ArrayList<>();
        for (int at = 0; at < file.length; ) {
            assertThat(Arrays.copyOfRange(file, at, at + 4)).containsExactly(0x1f, 0x8b, 8, 0);
            Inflater inflater = new Inflater(true);
            inflater.setInput(file, at + GZIP_HEADER, file.length - at - GZIP_HEADER);
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int n = inflater.inflate(buffer);
                assertThat(n > 0 || inflater.finished()).isTrue();
                plain.write(buffer, 0, n);
            }
            int end = at + GZIP_HEADER + (int) inflater.getBytesRead();
            inflater.end();
            ByteBuffer trailer = ByteBuffer.wrap(file, end, GZIP_TRAILER).order(ByteOrder.LITTLE_ENDIAN);
            CRC32 crc = new CRC32();
            crc.update(plain.toByteArray());
            assertThat(trailer.getInt()).isEqualTo((int) crc.getValue());
            assertThat(trailer.getInt()).isEqualTo(plain.size());
            records.add(record(at, plain.toByteArray()));
            at = end + GZIP_TRAILER;
        }
        return records;
    }

    private static PlainRecord record(int offset, byte[] member) {
        String text = new String(member, StandardCharsets.ISO_8859_1);
        int headEnd = text.indexOf("\r\n\r\n");
        String[] lines = new String(member, 0, headEnd, StandardCharsets.UTF_8).split("\r\n");
        assertThat(lines[0]).isEqualTo("WARC/1.1");
        Map<String, String> fields = new LinkedHashMap<>();
        for (String line : Arrays.asList(lines).subList(1, lines.length)) {
            String[] field = line.split(": ", 2);
            assertThat(fields.put(field[0].toLowerCase(Locale.ROOT), field[1])).isNull();
        }
        assertThat(text).endsWith("\r\n\r\n");
        byte[] block = Arrays.copyOfRange(member, headEnd + 4, member.length - 4);
        assertThat(fields).containsEntry("content-length", Integer.toString(block.length));
        return new PlainRecord(offset, fields, block);
    }

    /** SHA-1 in base32, by another way than the product's. */
    static String sha1(byte[] bytes) throws Exception {
        String digits = new BigInteger(1, MessageDigest.getInstance("SHA-1").digest(bytes)).toString(32);
        StringBuilder text = new StringBuilder("sha1:").repeat('A', 32 - digits.length());
        digits.chars()
                .forEach(c ->
                        text.append((char) (c >= 'a' ? c - 'a' + (c - 'a' < 16 ? 'K' : '2' - 16) : c - '0' + 'A')));
        return text.toString();
    }
}
