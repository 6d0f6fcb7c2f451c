package andon.searchapi.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.searchapi.samples.SampleFacts.Entry;
import andon.searchapi.samples.SampleFacts.Hint;
import andon.searchapi.samples.SampleFacts.Program;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What triage says of files that were made by hand, whole and broken: always facts, never an exception, never a loop. */
class SampleTriageTest {
    private final SampleTriage triage = new SampleTriage(text -> new EmbeddedIndicators.Read(
            text.replace("hunter2", "•••"),
            text.lines()
                    .filter(line -> line.contains("evil.example"))
                    .map(line -> new EmbeddedIndicators.Found("url", line))
                    .toList()));

    private static List<String> hints(SampleFacts facts) {
        return facts.hints().stream().map(Hint::kind).toList();
    }

    private static Program program(SampleFacts facts) {
        return Objects.requireNonNull(facts.program());
    }

    private static SampleFacts.Archive archive(SampleFacts facts) {
        return Objects.requireNonNull(facts.archive());
    }

    @Test
    void aPackedProgramShowsItsSectionsImportsAndTraces() {
        SampleFacts facts = triage.look(HandMade.pe());
        assertThat(facts.type()).isEqualTo("pe");
        assertThat(facts.md5()).hasSize(32);
        assertThat(facts.sha256()).isEqualTo(Digests.hex("SHA-256", HandMade.pe()));
        Program program = program(facts);
        assertThat(program.machine()).isEqualTo("x86-64");
        assertThat(program.built()).isEqualTo("2023-09-12T06:06:56Z");
        assertThat(program.sections()).extracting(SampleFacts.Section::name).containsExactly("UPX0", "UPX1");
        assertThat(program.sections().get(1).entropy()).isGreaterThan(7.9);
        assertThat(program.libraries()).containsExactly("KERNEL32.dll");
        assertThat(program.imphash())
                .isEqualTo(Digests.hex(
                        "MD5", "kernel32.loadlibrarya,kernel32.getprocaddress".getBytes(StandardCharsets.US_ASCII)));
        assertThat(hints(facts)).containsExactlyInAnyOrder("overlay", "packer-sections", "high-entropy", "few-imports");
        assertThat(facts.strings()).contains("http://beacon.evil.example/gate.php", "wide.evil.example");
        assertThat(facts.indicators())
                .extracting(EmbeddedIndicators.Found::value)
                .contains("wide.evil.example");
        assertThat(facts.blocks()).hasSize(2);
    }

    @Test
    void aProgramCutOffAnywhereGivesWhatIsThere() {
        byte[] whole = HandMade.pe();
        for (int length = 1; length < whole.length; length += 7) {
            SampleFacts facts = triage.look(Arrays.copyOf(whole, length));
            assertThat(facts.size()).isEqualTo(length);
        }
        SampleFacts cut = triage.look(Arrays.copyOf(whole, 0x700));
        assertThat(hints(cut)).contains("truncated", "packer-sections");
        assertThat(program(cut).libraries()).containsExactly("KERNEL32.dll");
        assertThat(hints(triage.look(Arrays.copyOf(whole, 0x30)))).containsExactly("truncated");
        byte[] elf = HandMade.elf();
        for (int length = 1; length < elf.length; length += 3) {
            triage.look(Arrays.copyOf(elf, length));
        }
    }

    @Test
    void headersOfNonsenseEndSoon() {
        Random random = new Random(11);
        for (int n = 0; n < 300; n++) {
            byte[] bent = n % 2 == 0 ? HandMade.pe() : HandMade.elf();
            for (int k = 0; k < 40; k++) {
                bent[8 + random.nextInt(0x300)] = (byte) random.nextInt(256);
            }
            assertThat(triage.look(bent).size()).isEqualTo(bent.length);
        }
        // Sections and imports without end.
        ByteBuffer b = ByteBuffer.wrap(HandMade.pe()).order(ByteOrder.LITTLE_ENDIAN);
        b.putShort(0x46, (short) 0xffff);
        assertThat(program(triage.look(b.array())).sections()).hasSizeLessThanOrEqualTo(PeHeader.MOST_SECTIONS);
    }

    @Test
    void anElfShowsItsSectionsAndWhatItNeeds() {
        SampleFacts facts = triage.look(HandMade.elf());
        assertThat(facts.type()).isEqualTo("elf");
        assertThat(program(facts).machine()).isEqualTo("x86-64");
        assertThat(program(facts).sections())
                .extracting(SampleFacts.Section::name)
                .containsExactly(".text", ".dynamic", ".dynstr", ".shstrtab");
        assertThat(program(facts).libraries()).containsExactly("libc.so.6");
        assertThat(facts.hints()).isEmpty();
    }

    @Test
    void anEmptyFileIsEmpty() {
        SampleFacts facts = triage.look(new byte[0]);
        assertThat(facts.type()).isEqualTo("empty");
        assertThat(facts.entropy()).isZero();
        assertThat(facts.blocks()).isEmpty();
        assertThat(facts.sha256()).startsWith("e3b0c442");
    }

    @Test
    void aBombIsCalledOneAndNotUnpacked() {
        byte[] bomb = HandMade.bomb();
        assertThat(bomb.length).isLessThan(300_000);
        SampleFacts facts = triage.look(bomb);
        assertThat(hints(facts)).containsExactly("archive-bomb");
        assertThat(archive(facts).complete()).isFalse();
        assertThat(archive(facts).entries()).extracting(Entry::path).containsExactly("readme.txt", "big");
        assertThat(archive(facts).entries().get(1).size()).isLessThan(ArchiveListing.MOST_BYTES + 100_000);
        // The same within another.
        assertThat(hints(triage.look(HandMade.zip("a.zip", bomb)))).containsExactly("archive-bomb");
    }

    @Test
    void archivesInArchivesAreListedToABound() {
        byte[] inner = HandMade.zip("evil.exe", HandMade.pe());
        SampleFacts facts = triage.look(HandMade.zip("../up.txt", new byte[] {'h', 'i'}, "in.zip", inner));
        assertThat(archive(facts).entries())
                .extracting(Entry::path, Entry::type)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("../up.txt", "text"),
                        org.assertj.core.groups.Tuple.tuple("in.zip", "zip"),
                        org.assertj.core.groups.Tuple.tuple("in.zip!/evil.exe", "pe"));
        assertThat(archive(facts).entries().get(2).sha256()).isEqualTo(Digests.hex("SHA-256", HandMade.pe()));
        assertThat(hints(facts)).containsExactly("archive-path");
        byte[] deep = inner;
        for (int n = 0; n < 10; n++) {
            deep = HandMade.zip("d.zip", deep);
        }
        assertThat(hints(triage.look(deep))).containsExactly("archive-depth");
        Object[] many = new Object[2 * (ArchiveListing.MOST_ENTRIES + 5)];
        for (int n = 0; n < many.length; n += 2) {
            many[n] = "e" + n;
            many[n + 1] = new byte[] {1};
        }
        assertThat(hints(triage.look(HandMade.zip(many)))).contains("archive-entries");
        assertThat(hints(triage.look(Arrays.copyOf(inner, inner.length / 2)))).containsExactly("archive-damaged");
    }

    @Test
    void stringsAreFoundInBothEncodingsMaskedAndBounded() {
        byte[] text = ("\1\2password: hunter2 \1" + "x".repeat(5) + "\1" + "y".repeat(9000))
                .getBytes(StandardCharsets.ISO_8859_1);
        SampleFacts facts = triage.look(text);
        assertThat(facts.stringsFound()).isEqualTo(2);
        assertThat(facts.strings()).contains("password: •••").noneMatch(s -> s.contains("hunter2"));
        assertThat(facts.strings()).allMatch(s -> s.length() <= 200);
        byte[] odd = new byte[41];
        byte[] wide = "evil.example/wide".getBytes(StandardCharsets.UTF_16LE);
        System.arraycopy(wide, 0, odd, 3, wide.length);
        assertThat(StringScan.of(odd).kept()).containsExactly("evil.example/wide");
    }

    @Test
    void keysOpenWhatTheySealedInItsPlaceOnly() {
        byte[] old = new byte[32];
        byte[] fresh = new byte[32];
        Arrays.fill(fresh, (byte) 1);
        SampleKeys before = new SampleKeys(List.of(old));
        byte[] sealed = before.seal(new byte[] {1, 2, 3}, "x 0/1");
        SampleKeys rotated = SampleKeys.parse("01".repeat(32) + " # new\n\n" + "00".repeat(32));
        assertThat(rotated.sealing()).isNotEqualTo(before.sealing());
        assertThat(rotated.open(sealed, before.sealing(), "x 0/1"))
                .hasValueSatisfying(p -> assertThat(p).containsExactly(1, 2, 3));
        assertThat(rotated.open(sealed, before.sealing(), "x 1/2")).isEmpty();
        assertThat(rotated.open(sealed, rotated.sealing(), "x 0/1")).isEmpty();
        sealed[20] ^= 1;
        assertThat(before.open(sealed, before.sealing(), "x 0/1")).isEmpty();
        assertThatThrownBy(() -> SampleKeys.parse("00")).hasMessageContaining("32 bytes");
        assertThatThrownBy(() -> SampleKeys.parse("")).hasMessageContaining("1 to 100 keys");
    }
}
