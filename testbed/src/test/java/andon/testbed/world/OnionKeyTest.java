package andon.testbed.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class OnionKeyTest {
    /** RFC 8032, section 7.1, test 1. */
    @Test
    void publicKeyIsTheStandardsOwn() {
        OnionKey key = new OnionKey(
                HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        assertThat(key.publicKey())
                .isEqualTo(HexFormat.of().parseHex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
    }

    @Test
    void sitesStandAtTheAddressesOfTheirKeys() {
        World world = World.generate(new WorldSettings(7, 0, java.time.Instant.parse("2026-05-04T10:00:00Z"), 1));
        for (Site site : world.sites()) {
            for (int i = 0; i < site.addresses().size(); i++) {
                assertThat(world.key(site, i).address())
                        .isEqualTo(site.addresses().get(i));
            }
        }
    }
}
