package andon.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.vocabulary.MaskedSecret.CharacterClass;
import org.junit.jupiter.api.Test;

class MaskedSecretTest {
    private final MaskedSecret.Key key = new MaskedSecret.Key(new byte[32]);

    @Test
    void showsFirstAndLastCharacterOnly() {
        MaskedSecret masked = MaskedSecret.of("pa55Word!d", key);
        assertThat(masked.masked()).isEqualTo("p•••d");
        assertThat(masked.length()).isEqualTo(10);
        assertThat(masked.classes())
                .containsExactlyInAnyOrder(
                        CharacterClass.LOWER, CharacterClass.UPPER, CharacterClass.DIGIT, CharacterClass.OTHER);
        assertThat(masked.toString()).doesNotContain("pa55");
    }

    @Test
    void shortSecretsShowNothing() {
        assertThat(MaskedSecret.of("1234", key).masked()).isEqualTo("•••");
    }

    @Test
    void equalSecretsHaveEqualHmacsUnderOneKeyOnly() {
        byte[] other = new byte[32];
        other[0] = 1;
        assertThat(MaskedSecret.of("hunter22", key).hmac())
                .isEqualTo(MaskedSecret.of("hunter22", key).hmac())
                .isNotEqualTo(
                        MaskedSecret.of("hunter22", new MaskedSecret.Key(other)).hmac());
    }

    @Test
    void weakKeyIsRefused() {
        assertThatThrownBy(() -> new MaskedSecret.Key(new byte[16])).hasMessageContaining("at least 32");
    }
}
