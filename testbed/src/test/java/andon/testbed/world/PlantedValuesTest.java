package andon.testbed.world;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.EntityType;
import andon.vocabulary.OnionAddress;
import andon.vocabulary.ThreatCategory;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.bouncycastle.jcajce.provider.digest.Keccak;
import org.junit.jupiter.api.Test;

/** Checks with code of its own, written from the standards, what {@link Values} makes. */
class PlantedValuesTest {
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private final Truth truth = World.generate(WorldTest.SETTINGS).truth();

    @Test
    void bitcoinAddressesPassBase58checkAndTheirLookalikesDoNot() {
        assertThat(planted(EntityType.BTC_ADDRESS)).isNotEmpty().allMatch(PlantedValuesTest::base58check);
        assertThat(decoys(EntityType.BTC_ADDRESS)).isNotEmpty().noneMatch(PlantedValuesTest::base58check);
        assertThat(base58check("1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2")).isTrue();
    }

    @Test
    void cardNumbersPassLuhnAndTheirLookalikesDoNot() {
        assertThat(planted(EntityType.PAYMENT_CARD)).isNotEmpty().allMatch(PlantedValuesTest::luhn);
        assertThat(decoys(EntityType.PAYMENT_CARD)).isNotEmpty().noneMatch(PlantedValuesTest::luhn);
        assertThat(luhn("4242424242424242")).isTrue();
    }

    @Test
    void ibansHaveRemainderOne() {
        Predicate<String> valid = iban -> new BigInteger((iban.substring(4) + "1314" + iban.substring(2, 4)))
                        .mod(BigInteger.valueOf(97))
                        .intValue()
                == 1;
        assertThat(planted(EntityType.IBAN)).isNotEmpty().allMatch(valid);
        assertThat(valid.test("DE89370400440532013000")).isTrue();
    }

    @Test
    void ethereumAddressesHaveTheirMixedCaseChecksum() {
        assertThat(planted(EntityType.ETH_ADDRESS)).isNotEmpty().allMatch(PlantedValuesTest::eip55);
        assertThat(eip55("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")).isTrue();
    }

    @Test
    void onionAddressesAreValid() {
        assertThat(planted(EntityType.ONION_ADDRESS))
                .isNotEmpty()
                .allMatch(host -> OnionAddress.parse(host).isPresent());
    }

    @Test
    void addressesAndDomainsAreReservedOnes() {
        assertThat(planted(EntityType.IPV4_ADDR))
                .isNotEmpty()
                .allMatch(ip -> ip.matches("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d{1,3}"));
        assertThat(planted(EntityType.DOMAIN_NAME))
                .isNotEmpty()
                .allMatch(domain -> domain.matches(".*\\.(example|test|invalid)"));
        assertThat(planted(EntityType.EMAIL_ADDR))
                .isNotEmpty()
                .allMatch(email -> email.matches("[a-z0-9.]+@[a-z0-9.-]+\\.(example|test|invalid)"));
    }

    @Test
    void everyThreatCategoryAndLanguageIsThere() {
        assertThat(truth.documents().stream()
                        .flatMap(document -> document.threats().stream())
                        .distinct())
                .containsExactlyInAnyOrder(ThreatCategory.values());
        assertThat(truth.documents().stream().map(PlantedDocument::language).distinct())
                .containsExactlyInAnyOrder("en", "ru", "zh", "ja");
    }

    @Test
    void everySecretStandsInItsText() {
        assertThat(truth.documents())
                .allSatisfy(document -> assertThat(document.secrets())
                        .allSatisfy(secret -> assertThat(document.text()).contains(secret)));
    }

    private List<String> planted(EntityType type) {
        return truth.documents().stream()
                .flatMap(document -> document.entities().stream())
                .filter(entity -> entity.type() == type)
                .map(PlantedEntity::value)
                .toList();
    }

    private List<String> decoys(EntityType type) {
        return truth.documents().stream()
                .flatMap(document -> document.decoys().stream())
                .filter(entity -> entity.type() == type)
                .map(PlantedEntity::value)
                .toList();
    }

    private static boolean base58check(String address) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < address.length(); i++) {
            number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(BASE58.indexOf(address.charAt(i))));
        }
        byte[] all = new byte[25];
        byte[] raw = number.toByteArray();
        int length = Math.min(raw.length, 25);
        System.arraycopy(raw, raw.length - length, all, 25 - length, length);
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] twice = sha.digest(sha.digest(Arrays.copyOf(all, 21)));
            return Arrays.equals(Arrays.copyOf(twice, 4), Arrays.copyOfRange(all, 21, 25));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean luhn(String digits) {
        int sum = 0;
        boolean twice = false;
        for (int i = digits.length() - 1; i >= 0; i--) {
            int digit = (digits.charAt(i) - '0') * (twice ? 2 : 1);
            sum += digit / 10 + digit % 10;
            twice = !twice;
        }
        return sum % 10 == 0;
    }

    private static boolean eip55(String address) {
        String lower = address.substring(2).toLowerCase(Locale.ROOT);
        byte[] hash = new Keccak.Digest256().digest(lower.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 40; i++) {
            int nibble = i % 2 == 0 ? (hash[i / 2] >> 4) & 15 : hash[i / 2] & 15;
            char expected = nibble >= 8 ? Character.toUpperCase(lower.charAt(i)) : lower.charAt(i);
            if (address.charAt(i + 2) != expected) {
                return false;
            }
        }
        return true;
    }
}
