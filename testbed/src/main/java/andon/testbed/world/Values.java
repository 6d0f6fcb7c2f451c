package andon.testbed.world;

import andon.vocabulary.OnionAddress;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Made-up values whose checksums are right, and some whose checksums are wrong on purpose. */
final class Values {
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String SYMBOLS = "!#$%*+?";
    private static final int CARD_DIGITS = 16;

    private Values() {}

    /** A pay-to-public-key-hash address in base58check; the hash behind it is random, so nobody owns it. */
    static String bitcoin(Dice dice) {
        byte[] payload = new byte[21];
        System.arraycopy(dice.bytes(20), 0, payload, 1, 20);
        byte[] checksum = sha256(sha256(payload));
        byte[] all = Arrays.copyOf(payload, 25);
        System.arraycopy(checksum, 0, all, 21, 4);
        return base58(all);
    }

    /** The same with one character changed: looks right, is not. */
    static String bitcoinLookalike(Dice dice) {
        String right = bitcoin(dice);
        int at = dice.between(5, right.length() - 2);
        char other = BASE58.charAt((BASE58.indexOf(right.charAt(at)) + 1) % BASE58.length());
        return right.substring(0, at) + other + right.substring(at + 1);
    }

    /** With the mixed-case checksum of EIP-55. */
    static String ethereum(Dice dice) {
        String lower = dice.hex(40);
        KeccakDigest keccak = new KeccakDigest(256);
        byte[] ascii = lower.getBytes(StandardCharsets.US_ASCII);
        keccak.update(ascii, 0, ascii.length);
        byte[] hash = new byte[32];
        keccak.doFinal(hash, 0);
        String nibbles = HexFormat.of().formatHex(hash);
        StringBuilder out = new StringBuilder("0x");
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            out.append(nibbles.charAt(i) >= '8' ? Character.toUpperCase(c) : c);
        }
        return out.toString();
    }

    /** Sixteen digits with a right Luhn digit. {@code prefix} should be one reserved for tests, such as 424242. */
    static String card(String prefix, Dice dice) {
        String body = prefix + dice.digits(CARD_DIGITS - 1 - prefix.length());
        return body + luhnDigit(body);
    }

    static String cardLookalike(String prefix, Dice dice) {
        String body = prefix + dice.digits(CARD_DIGITS - 1 - prefix.length());
        return body + (luhnDigit(body) + 3) % 10;
    }

    /** A German form with right check digits (ISO 13616) and a bank code that is not given out. */
    static String iban(Dice dice) {
        String bban = "00000000" + dice.digits(10);
        int rest = new BigInteger(bban + "131400").mod(BigInteger.valueOf(97)).intValue();
        return "DE%02d%s".formatted(98 - rest, bban);
    }

    static String onion(Dice dice) {
        return OnionAddress.ofPublicKey(dice.bytes(32)).host();
    }

    static String password(Dice dice) {
        return switch (dice.below(3)) {
            case 0 -> dice.pick(Cast.WORDS) + dice.digits(4) + dice.letters(SYMBOLS, 1);
            case 1 -> dice.letters("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 11);
            default -> dice.letters("abcdefghijkmnopqrstuvwxyz", 5) + dice.letters(SYMBOLS, 1) + dice.digits(3);
        };
    }

    static String email(String domain, Dice dice) {
        return dice.pick(Cast.FIRST_NAMES) + "." + dice.pick(Cast.LAST_NAMES) + dice.below(90) + "@" + domain;
    }

    private static int luhnDigit(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int weighed = i % 2 == 0 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return (10 - sum % 10) % 10;
    }

    private static String base58(byte[] bytes) {
        BigInteger number = new BigInteger(1, bytes);
        StringBuilder out = new StringBuilder();
        BigInteger base = BigInteger.valueOf(BASE58.length());
        while (number.signum() > 0) {
            BigInteger[] split = number.divideAndRemainder(base);
            out.append(BASE58.charAt(split[1].intValue()));
            number = split[0];
        }
        for (int i = 0; i < bytes.length && bytes[i] == 0; i++) {
            out.append(BASE58.charAt(0));
        }
        return out.reverse().toString();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
