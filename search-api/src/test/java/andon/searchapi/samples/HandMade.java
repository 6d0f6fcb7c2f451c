package andon.searchapi.samples;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files made byte by byte: executables of which nothing can run, and archives. */
public final class HandMade {
    private HandMade() {}

    /** A 64-bit PE of two sections named as UPX does, the second of random bytes, that imports two functions. */
    public static byte[] pe() {
        ByteBuffer b = ByteBuffer.allocate(0x1600 + 16).order(ByteOrder.LITTLE_ENDIAN);
        b.put(0, "MZ".getBytes(StandardCharsets.US_ASCII)).putInt(0x3c, 0x40);
        b.put(0x40, "PE\0\0".getBytes(StandardCharsets.US_ASCII));
        b.putShort(0x44, (short) 0x8664).putShort(0x46, (short) 2).putInt(0x48, 0x65000000);
        b.putShort(0x54, (short) 0xf0);
        b.putShort(0x58, (short) 0x20b).putInt(0x58 + 108, 16).putInt(0x58 + 112 + 8, 0x1000);
        section(b, 0x148, "UPX0", 0x1000, 0x200, 0x400);
        section(b, 0x170, "UPX1", 0x2000, 0x1000, 0x600);
        b.putInt(0x400, 0x1060).putInt(0x400 + 12, 0x1040).putInt(0x400 + 16, 0x1060);
        b.put(0x440, "KERNEL32.dll\0".getBytes(StandardCharsets.US_ASCII));
        b.putLong(0x460, 0x1080).putLong(0x468, 0x10a0);
        b.put(0x482, "LoadLibraryA\0".getBytes(StandardCharsets.US_ASCII));
        b.put(0x4a2, "GetProcAddress\0".getBytes(StandardCharsets.US_ASCII));
        b.put(0x4c0, "http://beacon.evil.example/gate.php\0".getBytes(StandardCharsets.US_ASCII));
        b.put(0x500, "wide.evil.example".getBytes(StandardCharsets.UTF_16LE));
        byte[] random = new byte[0x1000];
        new Random(7).nextBytes(random);
        b.put(0x600, random);
        return b.array();
    }

    private static void section(ByteBuffer b, int at, String name, int address, int bytes, int place) {
        b.put(at, name.getBytes(StandardCharsets.US_ASCII));
        b.putInt(at + 8, bytes).putInt(at + 12, address).putInt(at + 16, bytes).putInt(at + 20, place);
    }

    /** A 64-bit ELF with a section of code, and one that says that it needs a library. */
    public static byte[] elf() {
        ByteBuffer b = ByteBuffer.allocate(0x400).order(ByteOrder.LITTLE_ENDIAN);
        b.put(0, new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        b.putShort(18, (short) 62).putLong(40, 0x200);
        b.putShort(58, (short) 64).putShort(60, (short) 5).putShort(62, (short) 4);
        b.put(0x100, "\0libc.so.6\0".getBytes(StandardCharsets.US_ASCII));
        b.put(0x120, "\0.text\0.dynamic\0.dynstr\0.shstrtab\0".getBytes(StandardCharsets.US_ASCII));
        b.putLong(0x160, 1).putLong(0x168, 1);
        elfSection(b, 1, 1, 1, 0x180, 0x40, 0);
        elfSection(b, 2, 7, 6, 0x160, 0x20, 3);
        elfSection(b, 3, 16, 3, 0x100, 0x20, 0);
        elfSection(b, 4, 24, 3, 0x120, 0x30, 0);
        return b.array();
    }

    private static void elfSection(ByteBuffer b, int n, int name, int type, int place, int bytes, int link) {
        int at = 0x200 + n * 64;
        b.putInt(at, name)
                .putInt(at + 4, type)
                .putLong(at + 24, place)
                .putLong(at + 32, bytes)
                .putInt(at + 40, link);
    }

    /** @param content the entries' names and contents by turns */
    public static byte[] zip(Object... content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < content.length; i += 2) {
                zip.putNextEntry(new ZipEntry((String) content[i]));
                zip.write((byte[]) content[i + 1]);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Some 200 KB that are 200 MB of nothing. */
    public static byte[] bomb() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
            zip.write("open me".getBytes(StandardCharsets.US_ASCII));
            zip.putNextEntry(new ZipEntry("big"));
            byte[] nothing = new byte[1 << 20];
            for (int n = 0; n < 200; n++) {
                zip.write(nothing);
            }
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
