package andon.crawler.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compressed bodies as they come and as nobody should send them, in pieces of any size. */
class UnpackerFuzzTest {
    private static final List<String> ENCODINGS = List.of("", "gzip", "x-gzip", "deflate", "raw");
    private static final int CASES = 1_200;

    static List<Long> seeds() {
        long random = ThreadLocalRandom.current().nextLong();
        System.out.println("UnpackerFuzzTest: random seed " + random);
        return List.of(1L, 2L, 3L, random);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bodyIsTheSameInWhateverPiecesItComes(long seed) throws Exception {
        Random random = new Random(seed);
        for (int i = 0; i < CASES / 3; i++) {
            String text = text(random, random.nextInt(20_000));
            String encoding = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
            byte[] packed = pack(text, encoding, random);
            BodyReader.Body body = read(packed, encoding, 1 << 20, random);
            assertThat(new String(body.content(), StandardCharsets.UTF_8))
                    .as("seed %d, case %d, %s", seed, i, encoding)
                    .isEqualTo(text);
            assertThat(body.raw()).isEqualTo(packed);
            assertThat(body.truncated()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damagedBodyIsRefusedOrKeptWithinItsBound(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < CASES; i++) {
            int most = 1024 << random.nextInt(8);
            String encoding = ENCODINGS.get(random.nextInt(ENCODINGS.size()));
            byte[] packed = Mutation.of(pack(text(random, random.nextInt(30_000)), encoding, random), random);
            try {
                BodyReader.Body body = read(packed, encoding, most, random);
                assertThat(body.content().length).isLessThanOrEqualTo(most);
                assertThat(body.raw().length).isLessThanOrEqualTo(most);
                assertThat(packed).startsWith(body.raw());
            } catch (Refused refused) {
                assertThat(refused.failure())
                        .isIn(FailureCode.ENCODING, FailureCode.DECOMPRESSION_BOMB, FailureCode.WRONG_TYPE);
            } catch (IOException | RuntimeException e) {
                throw new AssertionError("seed " + seed + ", case " + i + ", " + encoding, e);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void bombOfAnySizeIsRefusedOrCutAtItsBound(long seed) throws Exception {
        Random random = new Random(seed);
        byte[] blank = new byte[4 << 20];
        Arrays.fill(blank, (byte) ' ');
        String spaces = new String(blank, StandardCharsets.US_ASCII);
        for (int i = 0; i < 40; i++) {
            int most = 1024 + random.nextInt(1 << random.nextInt(11, 23));
            byte[] bomb = random.nextBoolean() ? BodiesTest.gzip(spaces) : BodiesTest.zlib(spaces, false);
            String encoding = bomb[0] == 0x1f ? "gzip" : "deflate";
            try {
                // In pieces so small that the bound is met before the ratio shows, it is cut there.
                BodyReader.Body body = read(bomb, encoding, most, random);
                assertThat(body.content().length).isLessThanOrEqualTo(most);
                assertThat(body.truncated()).contains("length");
            } catch (Refused refused) {
                assertThat(refused.failure()).isEqualTo(FailureCode.DECOMPRESSION_BOMB);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void headersOfTypesAndCharsetsAndBytesOfAnyKindAreJudged(long seed) {
        Random random = new Random(seed);
        byte[] type = "text/html; charset=\"utf-8\"; boundary=x".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < CASES; i++) {
            String contentType = new String(Mutation.of(type, random), StandardCharsets.ISO_8859_1);
            String media = MediaTypes.withoutParameters(contentType);
            assertThat(media).isEqualTo(media.toLowerCase(Locale.ROOT));
            Optional<String> charset = MediaTypes.charset(contentType);
            charset.ifPresent(name -> assertThat(name).matches("[A-Za-z0-9_.:-]{1,40}"));
            byte[] bytes = new byte[random.nextInt(3000)];
            random.nextBytes(bytes);
            boolean text = TextSniffer.isText(
                    bytes, bytes.length, random.nextBoolean() ? charset : Optional.of("utf-16"), random.nextBoolean());
            if (!text) {
                assertThat(bytes).isNotEmpty();
            }
            MediaTypes.guess(bytes, bytes.length);
        }
    }

    private static BodyReader.Body read(byte[] packed, String encoding, int most, Random random)
            throws IOException, Refused {
        String named = encoding.equals("raw") ? "deflate" : encoding;
        long announced = random.nextInt(3) == 0 ? -1 : random.nextInt(3) == 0 ? Long.MAX_VALUE : packed.length;
        try (Unpacker unpacker = Unpacker.of(named, most)) {
            return new BodyReader(
                            "text/html", Optional.empty(), unpacker, most, announced, Bandwidth.of(0), new Reception())
                    .read(new Drip(packed, random));
        }
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder(length);
        while (text.length() < length) {
            text.append(random.nextInt(4) == 0 ? "<p>" : "wörter ")
                    .append(random.nextInt(1000))
                    .append('\n');
        }
        return text.toString();
    }

    private static byte[] pack(String text, String encoding, Random random) {
        return switch (encoding) {
            case "" -> text.getBytes(StandardCharsets.UTF_8);
            case "deflate", "raw" -> BodiesTest.zlib(text, encoding.equals("raw"));
            default -> {
                int half = text.isEmpty() ? 0 : random.nextInt(text.length());
                byte[] first = BodiesTest.gzip(text.substring(0, half));
                byte[] second = BodiesTest.gzip(text.substring(half));
                byte[] both = Arrays.copyOf(first, first.length + second.length);
                System.arraycopy(second, 0, both, first.length, second.length);
                yield random.nextBoolean() ? both : BodiesTest.gzip(text);
            }
        };
    }

    /** Gives what there is in pieces of random length. */
    private static final class Drip extends FilterInputStream {
        private final Random random;

        Drip(byte[] bytes, Random random) {
            super(new ByteArrayInputStream(bytes));
            this.random = random;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return super.read(buffer, offset, Math.min(length, 1 + random.nextInt(1 << random.nextInt(14))));
        }
    }
}
