package andon.corpus.watch;

import com.google.common.net.InetAddresses;
import java.util.Arrays;
import java.util.Optional;

/**
 * Addresses that share their first bits, in CIDR form.
 *
 * @param address 4 or 16 bytes, with zeros behind the prefix
 * @param prefix how many bits are fixed
 */
record IpRange(Bits address, int prefix) {

    /** Bytes that are equal by content. */
    record Bits(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bits that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    /** Reads {@code 203.0.113.0/24} or one address; never asks a name server. */
    static Optional<IpRange> parse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        if (!InetAddresses.isInetAddress(host) || host.indexOf('%') >= 0) {
            return Optional.empty();
        }
        byte[] bytes = InetAddresses.forString(host).getAddress();
        int bits = bytes.length * 8;
        if (slash < 0) {
            return Optional.of(of(bytes, bits));
        }
        String length = text.substring(slash + 1);
        if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > bits) {
            return Optional.empty();
        }
        return Optional.of(of(bytes, Integer.parseInt(length)));
    }

    /** The range of {@code prefix} bits around an address. */
    static IpRange of(byte[] address, int prefix) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int keep = Math.clamp(prefix - 8L * i, 0, 8);
            masked[i] &= (byte) (0xff00 >> keep);
        }
        return new IpRange(new Bits(masked), prefix);
    }

    boolean isV4() {
        return address.bytes().length == 4;
    }

    @Override
    public String toString() {
        try {
            return InetAddresses.toAddrString(java.net.InetAddress.getByAddress(address.bytes())) + "/" + prefix;
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException("4 or 16 bytes are an address", e);
        }
    }
}
