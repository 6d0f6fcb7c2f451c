package andon.corpus.exposed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.corpus.EachDatabase;
import andon.database.Database;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExposedCredentialsTest {
    private static final ExposureKey KEY = new ExposureKey(seed(1));
    private static final long SPACE = KEY.passwords();

    private static byte[] seed(int fill) {
        byte[] seed = new byte[ExposureKey.BYTES];
        Arrays.fill(seed, (byte) fill);
        return seed;
    }

    /** Spread evenly, as the function's outputs are. */
    private static List<ExposedEntry> drawn(long space, int count, long seed) {
        return new Random(seed)
                .longs(count)
                .mapToObj(entry -> new ExposedEntry(space, entry))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aRangeHoldsAllOfItsEntriesAndAlwaysTheSameNumber(EachDatabase kind) {
        try (Database database = kind.open()) {
            ExposedCredentials exposed = new ExposedCredentials(database);
            List<ExposedEntry> entries = drawn(SPACE, 6_000, 7);
            exposed.keep(entries);
            exposed.keep(entries.subList(0, 100));
            exposed.keep(drawn(SPACE + 1, 100, 8));
            int bits = exposed.prefixBits(SPACE);
            assertThat(bits).isBetween(2, 4);
            int found = 0;
            for (long value = 0; value < 1L << bits; value++) {
                Prefix prefix = new Prefix(bits, value);
                long[] range = exposed.range(KEY, SPACE, prefix);
                assertThat(range).hasSize(ExposedCredentials.PADDED).isEqualTo(exposed.range(KEY, SPACE, prefix));
                assertThat(LongStream.of(range)
                                .allMatch(entry -> Prefix.of(entry, bits).equals(prefix)))
                        .isTrue();
                List<String> hex =
                        LongStream.of(range).mapToObj("%016x"::formatted).toList();
                assertThat(hex).isSorted().doesNotHaveDuplicates();
                long real = entries.stream()
                        .filter(entry -> LongStream.of(range).anyMatch(one -> one == entry.entry()))
                        .count();
                assertThat(real).isGreaterThan(350);
                found += (int) real;
            }
            assertThat(found).isEqualTo(6_000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofFewEntriesAllAreOneRangeAndOfNoneItLooksTheSame(EachDatabase kind) {
        try (Database database = kind.open()) {
            ExposedCredentials exposed = new ExposedCredentials(database);
            Prefix all = new Prefix(0, 0);
            assertThat(exposed.prefixBits(SPACE)).isZero();
            assertThat(exposed.range(KEY, SPACE, all)).hasSize(ExposedCredentials.PADDED);
            exposed.keep(List.of(new ExposedEntry(SPACE, -5), new ExposedEntry(SPACE, 5)));
            assertThat(exposed.range(KEY, SPACE, all))
                    .hasSize(ExposedCredentials.PADDED)
                    .contains(-5, 5);
            assertThat(exposed.prefixBits(SPACE)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void entriesOfAnotherKeyAreToldOfAndForgottenOnlyOnPurpose(EachDatabase kind) {
        try (Database database = kind.open()) {
            ExposedCredentials exposed = new ExposedCredentials(database);
            ExposureKey other = new ExposureKey(seed(2));
            exposed.tie(KEY);
            exposed.tie(KEY);
            exposed.keep(drawn(SPACE, 10, 3));
            assertThatThrownBy(() -> exposed.tie(other))
                    .isInstanceOf(ExposedCredentials.OtherKeyException.class)
                    .hasMessageContainingAll("exposed.key", "andon reindex");
            assertThat(exposed.forgetOthers(KEY)).isFalse();
            assertThat(database.sql()
                            .sql("select count(*) from exposed_credential")
                            .query(Long.class)
                            .single())
                    .isEqualTo(10);
            assertThat(exposed.forgetOthers(other)).isTrue();
            exposed.tie(other);
            assertThat(database.sql()
                            .sql("select count(*) from exposed_credential")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void capturesAreGoneThroughOnceTheNewestFirst(EachDatabase kind) {
        try (Database database = kind.open()) {
            ExposedCredentials exposed = new ExposedCredentials(database);
            for (long seq : new long[] {4, 9, 4, 2}) {
                exposed.expect(seq);
            }
            assertThat(exposed.pending(2)).containsExactly(9L, 4L);
            exposed.done(9);
            assertThat(exposed.pending(10)).containsExactly(4L, 2L);
        }
    }

    @Test
    void aPrefixIsReadAsItIsWritten() {
        for (String text : List.of("", "0", "1", "0110", "1".repeat(32))) {
            assertThat(Prefix.parse(text)).hasToString(text);
        }
        assertThat(Prefix.of(0xF000_0000_0000_0001L, 3)).hasToString("111");
        assertThat(Prefix.of(1, 0)).hasToString("");
        for (String wrong : List.of("2", "01 ", "0".repeat(33), "-1", "٠")) {
            assertThatThrownBy(() -> Prefix.parse(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void keysOfDomainsAndSpacesHaveNothingInCommon() {
        List<Object> all = new ArrayList<>();
        for (ExposureKey key : List.of(KEY, new ExposureKey(seed(2)))) {
            all.add(key.passwords());
            all.add(key.accounts("passwords"));
            all.add(key.accounts("acme.example"));
            all.add(key.accounts("norwind.example"));
            all.add(Arrays.toString(key.accountKey("acme.example")));
            all.add(Arrays.toString(key.accountKey("norwind.example")));
            all.add(key.fingerprint());
            all.add(CredentialForms.entry(key.output("hunter2")));
        }
        assertThat(all).doesNotHaveDuplicates();
        assertThat(KEY.toString()).doesNotContain("01010101");
    }

    @Test
    void whatLooksTheSameIsTheSamePassword() {
        assertThat(KEY.output("cafe\u0301")).isEqualTo(KEY.output("caf\u00e9"));
        assertThat(KEY.output("Cafe")).isNotEqualTo(KEY.output("cafe"));
        assertThat(KEY.output(" cafe")).isNotEqualTo(KEY.output("cafe"));
        byte[] output = KEY.output("x");
        byte[] domain = KEY.accountKey("acme.example");
        assertThat(CredentialForms.entry(domain, " Mina@ACME.example ", output))
                .isEqualTo(CredentialForms.entry(domain, "mina@acme.example", output));
    }

    @Test
    void onlyNamesAreDomains() {
        assertThat(List.of("acme.example", "a.b-c.example", "xn--e1aybc.xn--p1ai"))
                .allMatch(CredentialForms::isDomain);
        assertThat(List.of(
                        "acme",
                        "",
                        "192.0.2.7",
                        "Acme.example",
                        "a b.example",
                        "a/b.example",
                        ".example",
                        "x.".repeat(200)))
                .noneMatch(CredentialForms::isDomain);
    }
}
