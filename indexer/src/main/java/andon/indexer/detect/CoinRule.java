package andon.indexer.detect;

import andon.indexer.detect.Hits.Weight;
import andon.vocabulary.EntityType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Bitcoin, Ethereum and Monero addresses, each with its checksum; a wrong checksum is no address. */
final class CoinRule implements Rules.WordRule {
    private static final int SHORTEST_BASE58 = 26;
    private static final int LONGEST_BASE58 = 35;
    private static final int BASE58_PAYLOAD = 21;
    private static final int SHORTEST_BECH32 = 14;
    private static final int LONGEST_BECH32 = 90;
    private static final int ETHEREUM = 42;
    private static final int MONERO = 95;
    private static final int MONERO_INTEGRATED = 106;

    @Override
    public void word(String text, int start, int end, Hits hits) {
        int length = end - start;
        if (length < SHORTEST_BECH32 || length > MONERO_INTEGRATED) {
            return;
        }
        char first = text.charAt(start);
        if (first == '0' && length == ETHEREUM && text.charAt(start + 1) == 'x') {
            ethereum(text, start, end, hits);
        } else if ((first == '1' || first == '3') && length >= SHORTEST_BASE58 && length <= LONGEST_BASE58) {
            String address = text.substring(start, end);
            int version = first == '1' ? 0 : 5;
            if (Base58.checked(address)
                    .filter(p -> p.length == BASE58_PAYLOAD && p[0] == version)
                    .isPresent()) {
                hits.add(Weight.CHECKSUM, EntityType.BTC_ADDRESS, address, start, end, "btc-base58check", 1);
            }
        } else if ((first == 'b' || first == 'B') && length <= LONGEST_BECH32 && Ascii.startsWith(text, start, "bc1")) {
            String address = text.substring(start, end);
            if (Bech32.isWitness(address, "bc")) {
                String value = address.toLowerCase(Locale.ROOT);
                hits.add(Weight.CHECKSUM, EntityType.BTC_ADDRESS, value, start, end, "btc-bech32", 1);
            }
        } else if ((first == '4' || first == '8') && (length == MONERO || length == MONERO_INTEGRATED)) {
            String address = text.substring(start, end);
            if (Base58.monero(address).filter(CoinRule::isMoneroMainNet).isPresent()) {
                hits.add(Weight.CHECKSUM, EntityType.XMR_ADDRESS, address, start, end, "xmr-keccak", 1);
            }
        }
    }

    private static boolean isMoneroMainNet(byte[] payload) {
        return payload[0] == 18 || payload[0] == 19 || payload[0] == 42;
    }

    private static void ethereum(String text, int start, int end, Hits hits) {
        String digits = text.substring(start + 2, end);
        boolean varied = false;
        for (int i = 0; i < digits.length(); i++) {
            if (!Ascii.isHex(digits.charAt(i))) {
                return;
            }
            varied |= digits.charAt(i) != digits.charAt(0);
        }
        String lower = digits.toLowerCase(Locale.ROOT);
        boolean oneCase = digits.equals(lower) || digits.equals(digits.toUpperCase(Locale.ROOT));
        if (varied && (oneCase || digits.equals(eip55(lower)))) {
            hits.add(
                    Weight.CHECKSUM,
                    EntityType.ETH_ADDRESS,
                    "0x" + digits,
                    start,
                    end,
                    oneCase ? "eth" : "eth-eip55",
                    oneCase ? 0.8 : 1);
        }
    }

    /** The mixed case that EIP-55 gives the digits of an address. */
    static String eip55(String lower) {
        byte[] hash = Base58.keccak(lower.getBytes(StandardCharsets.US_ASCII));
        StringBuilder out = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            int nibble = hash[i / 2] >> (i % 2 == 0 ? 4 : 0) & 15;
            char c = lower.charAt(i);
            out.append(nibble >= 8 ? Character.toUpperCase(c) : c);
        }
        return out.toString();
    }
}
