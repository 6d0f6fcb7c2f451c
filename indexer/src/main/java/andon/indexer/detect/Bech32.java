package andon.indexer.detect;

import java.util.Locale;

/** Segregated witness addresses: Bech32 (BIP 173) for version 0, Bech32m (BIP 350) for later ones. */
final class Bech32 {
    private static final String CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int BECH32 = 1;
    private static final int BECH32M = 0x2bc830a3;
    private static final int CHECKSUM = 6;
    private static final int LONGEST = 90;

    private Bech32() {}

    /** Whether {@code address} is a valid witness address with the human-readable part {@code hrp}. */
    static boolean isWitness(String address, String hrp) {
        String lower = address.toLowerCase(Locale.ROOT);
        boolean oneCase = address.equals(lower) || address.equals(address.toUpperCase(Locale.ROOT));
        if (!oneCase || lower.length() > LONGEST || !lower.startsWith(hrp + "1")) {
            return false;
        }
        String data = lower.substring(hrp.length() + 1);
        if (data.length() < CHECKSUM + 2) {
            return false;
        }
        int check = 1;
        for (int i = 0; i < hrp.length(); i++) {
            check = step(check, hrp.charAt(i) >> 5);
        }
        check = step(check, 0);
        for (int i = 0; i < hrp.length(); i++) {
            check = step(check, hrp.charAt(i) & 31);
        }
        for (int i = 0; i < data.length(); i++) {
            int value = CHARSET.indexOf(data.charAt(i));
            if (value < 0) {
                return false;
            }
            check = step(check, value);
        }
        int version = CHARSET.indexOf(data.charAt(0));
        int program = (data.length() - 1 - CHECKSUM) * 5 / 8;
        if (version == 0) {
            return check == BECH32 && (program == 20 || program == 32);
        }
        return check == BECH32M && version <= 16 && program >= 2 && program <= 40;
    }

    private static int step(int check, int value) {
        int top = check >>> 25;
        int next = (check & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            if ((top >>> i & 1) == 1) {
                next ^= GENERATOR[i];
            }
        }
        return next;
    }
}
