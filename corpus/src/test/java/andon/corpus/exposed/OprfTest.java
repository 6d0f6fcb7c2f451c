package andon.corpus.exposed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OprfTest {
    private static final HexFormat HEX = HexFormat.of();
    /** RFC 9497, appendix A.3.1. */
    private static final BigInteger KEY =
            new BigInteger("159749d750713afe245d2d39ccfaae8381c53ce92d098a9375ee70739c7ac0bf", 16);

    private static final BigInteger BLIND =
            new BigInteger("3338fa65ec36e0290022b48eb562889d89dbfa691d1cde91517fa222ed7ad364", 16);

    private final Oprf oprf = new Oprf();

    @Test
    void theKeyIsTheOneOfTheStandard() {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) 0xA3);
        assertThat(Oprf.deriveKey(seed, "test key".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "00, 03723a1e5c09b8b9c18d1dcbca29e8007e95f14f4732d9346d490ffc195110368d,"
                + " 030de02ffec47a1fd53efcdd1c6faf5bdc270912b8749e783c7ca75bb412958832,"
                + " a0b34de5fa4c5b6da07e72af73cc507cceeb48981b97b7285fc375345fe495dd",
        "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a, 03cc1df781f1c2240a64d1c297b3f3d16262ef5d4cf102734882675c26231b0838,"
                + " 03a0395fe3828f2476ffcd1f4fe540e5a8489322d398be3c4e5a869db7fcb7c52c,"
                + " c748ca6dd327f0ce85f4ae3a8cd6d4d5390bbb804c9e12dcf94f853fece3dcce"
    })
    void everyStepGivesWhatTheStandardSays(String input, String blinded, String evaluated, String output) {
        byte[] in = HEX.parseHex(input);
        assertThat(HEX.formatHex(oprf.blind(in, BLIND))).isEqualTo(blinded);
        assertThat(HEX.formatHex(oprf.evaluate(KEY, HEX.parseHex(blinded)))).isEqualTo(evaluated);
        assertThat(HEX.formatHex(oprf.output(in, BLIND, HEX.parseHex(evaluated))))
                .isEqualTo(output);
        assertThat(HEX.formatHex(oprf.output(KEY, in))).isEqualTo(output);
    }

    @Test
    void aBlindHidesTheInputAndLeavesTheOutputAsItIs() {
        byte[] input = "correct horse".getBytes(StandardCharsets.UTF_8);
        BigInteger one = oprf.randomScalar();
        BigInteger other = oprf.randomScalar();
        assertThat(oprf.blind(input, one)).isNotEqualTo(oprf.blind(input, other));
        assertThat(oprf.output(input, one, oprf.evaluate(KEY, oprf.blind(input, one))))
                .isEqualTo(oprf.output(input, other, oprf.evaluate(KEY, oprf.blind(input, other))))
                .isEqualTo(oprf.output(KEY, input))
                .isNotEqualTo(oprf.output(KEY.add(BigInteger.ONE), input));
    }

    @ParameterizedTest
    @CsvSource({
        "00, identity",
        "'', compressed point",
        "02, compressed point",
        // The identity padded to an element's length.
        "000000000000000000000000000000000000000000000000000000000000000000, compressed point",
        // An uncompressed point's first half.
        "04723a1e5c09b8b9c18d1dcbca29e8007e95f14f4732d9346d490ffc195110368d, compressed point",
        // No y belongs to this x.
        "020000000000000000000000000000000000000000000000000000000000000001, curve",
        // The field's prime and what lies beyond: numbers that are no coordinates.
        "02ffffffff00000001000000000000000000000000ffffffffffffffffffffffff, curve",
        "03ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff, curve"
    })
    void whatIsNoElementIsRefusedWithWhatIsWrong(String element, String why) {
        byte[] bytes = HEX.parseHex(element);
        assertThatThrownBy(() -> oprf.evaluate(KEY, bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> oprf.output(new byte[1], BLIND, bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
