package andon.indexer.detect;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Random;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Values with a right checksum, drawn at random; written from the standards and not from the detectors. */
final class DrawnValues {
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int[] MONERO_DIGITS = {0, 2, 3, 5, 6, 7, 9, 10, 11};

    private final Random random;

    DrawnValues(Random random) {
        this.random = random;
    }

    String of(String alphabet, int length) {
        StringBuilder out = new StringBuilder();
        while (out.length() < length) {
            out.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return out.toString();
    }

    <T> T oneOf(java.util.List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    int number(int from, int to) {
        return from + random.nextInt(to - from);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Hexadecimal digits with at least one letter and one digit. */
    String hex(int length) {
        String hex = HexFormat.of().formatHex(bytes((length + 1) / 2)).substring(0, length);
        return hex.matches("[0-9]+|[a-f]+") ? hex(length) : hex;
    }

    /** @param version 0 for pay to public key hash, 5 for pay to script hash */
    String base58Check(int version) {
        byte[] payload = join(new byte[] {(byte) version}, bytes(20));
        byte[] all = join(payload, Arrays.copyOf(sha256(sha256(payload)), 4));
        StringBuilder out = new StringBuilder();
        for (BigInteger n = new BigInteger(1, all); n.signum() > 0; n = n.divide(BigInteger.valueOf(58))) {
            out.append(BASE58.charAt(n.mod(BigInteger.valueOf(58)).intValue()));
        }
        for (int i = 0; all[i] == 0; i++) {
            out.append('1');
        }
        return out.reverse().toString();
    }

    /** A witness program: version 0 has 20 or 32 bytes, version 1 has 32. */
    String witness(String hrp, int version, int bytes, boolean right) {
        int[] data = new int[1 + (bytes * 8 + 4) / 5];
        data[0] = version;
        BigInteger program = new BigInteger(1, bytes(bytes)).shiftLeft((data.length - 1) * 5 - bytes * 8);
        for (int i = data.length - 1; i > 0; i--) {
            data[i] = program.intValue() & 31;
            program = program.shiftRight(5);
        }
        int constant = version == 0 == right ? 1 : 0x2bc830a3;
        StringBuilder out = new StringBuilder(hrp).append('1');
        Arrays.stream(data).forEach(v -> out.append(BECH32.charAt(v)));
        int check = polymod(hrp, data) ^ constant;
        for (int i = 5; i >= 0; i--) {
            out.append(BECH32.charAt(check >>> 5 * i & 31));
        }
        return out.toString();
    }

    private static int polymod(String hrp, int[] data) {
        int[] values = new int[2 * hrp.length() + 1 + data.length + 6];
        for (int i = 0; i < hrp.length(); i++) {
            values[i] = hrp.charAt(i) >> 5;
            values[hrp.length() + 1 + i] = hrp.charAt(i) & 31;
        }
        System.arraycopy(data, 0, values, 2 * hrp.length() + 1, data.length);
        int check = 1;
        for (int value : values) {
            int top = check >>> 25;
            check = (check & 0x1ffffff) << 5 ^ value;
            int[] generator = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
            for (int i = 0; i < 5; i++) {
                check ^= (top >>> i & 1) * generator[i];
            }
        }
        return check;
    }

    /** @param network 18 for an address, 42 for a subaddress, 19 with a payment id for an integrated one */
    String monero(int network) {
        byte[] payload = join(new byte[] {(byte) network}, bytes(network == 19 ? 72 : 64));
        byte[] all = join(payload, Arrays.copyOf(keccak(payload), 4));
        StringBuilder out = new StringBuilder();
        for (int at = 0; at < all.length; at += 8) {
            byte[] block = Arrays.copyOfRange(all, at, Math.min(at + 8, all.length));
            BigInteger n = new BigInteger(1, block);
            StringBuilder digits = new StringBuilder();
            for (int i = 0; i < MONERO_DIGITS[block.length]; i++) {
                digits.append(BASE58.charAt(n.mod(BigInteger.valueOf(58)).intValue()));
                n = n.divide(BigInteger.valueOf(58));
            }
            out.append(digits.reverse());
        }
        return out.toString();
    }

    String ethereum() {
        String lower = hex(40);
        byte[] hash = keccak(lower.getBytes(StandardCharsets.US_ASCII));
        StringBuilder out = new StringBuilder("0x");
        for (int i = 0; i < 40; i++) {
            boolean capital = (i % 2 == 0 ? hash[i / 2] >> 4 & 15 : hash[i / 2] & 15) >= 8;
            out.append(capital ? Character.toUpperCase(lower.charAt(i)) : lower.charAt(i));
        }
        return out.toString();
    }

    String onion() {
        byte[] key = bytes(32);
        byte[] version = {3};
        byte[] check = digest("SHA3-256", join(".onion checksum".getBytes(StandardCharsets.US_ASCII), key, version));
        BigInteger n = new BigInteger(1, join(key, Arrays.copyOf(check, 2), version));
        StringBuilder out = new StringBuilder();
        for (int i = 55; i >= 0; i--) {
            out.append(BASE32.charAt(n.shiftRight(5 * i).intValue() & 31));
        }
        return out + ".onion";
    }

    String tox() {
        byte[] id = bytes(36);
        byte[] check = new byte[2];
        for (int i = 0; i < id.length; i++) {
            check[i % 2] ^= id[i];
        }
        return HexFormat.of().withUpperCase().formatHex(join(id, check));
    }

    String iban(String country, String account) {
        return country + "%02d".formatted(98 - mod97(account + country + "00")) + account;
    }

    private static int mod97(String text) {
        StringBuilder digits = new StringBuilder();
        text.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue();
    }

    String card(String bin, int length) {
        String number = bin + of("0123456789", length - 1 - bin.length());
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int twice = (number.charAt(number.length() - 1 - i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += twice > 9 ? twice - 9 : twice;
        }
        return number + (10 - sum % 10) % 10;
    }

    /** The same with one character exchanged for its neighbour of the alphabet: no checksum holds. */
    String broken(String value) {
        int at = value.length() - 1 - random.nextInt(6);
        char c = value.charAt(at);
        String alphabet = "23456789abcdefghkmnpqrstuvwxyzABCDEFGHKMNPQRSTUVWXYZ";
        boolean digit = Character.isDigit(c);
        char other = digit ? (char) (c == '9' ? '3' : c + 1) : alphabet.charAt((alphabet.indexOf(c) + 1) % 52);
        if (!digit && Character.isLowerCase(c) != Character.isLowerCase(other)) {
            other = Character.isLowerCase(c) ? 'a' : 'A';
        }
        return value.substring(0, at) + other + value.substring(at + 1);
    }

    static String grouped(String value, int size, String by) {
        return value.replaceAll("(.{" + size + "})(?=.)", "$1" + by);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) {
        return digest("SHA-256", bytes);
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] keccak(byte[] bytes) {
        KeccakDigest keccak = new KeccakDigest(256);
        keccak.update(bytes, 0, bytes.length);
        byte[] out = new byte[32];
        keccak.doFinal(out, 0);
        return out;
    }

    /** A name of two parts, as no word list has it. */
    String name() {
        return of("bdfgklmnprstvz", 1)
                + of("aeiou", 1)
                + of("bdfgklmnprstvz", 1)
                + of("aeiou", 1)
                + of("bdfgklmnprstvz", 1).toLowerCase(Locale.ROOT);
    }
}
