package andon.benchmarks.watch;

import andon.corpus.watch.Assets;
import andon.vocabulary.Asset;
import andon.vocabulary.AssetType;
import andon.vocabulary.Details;
import andon.vocabulary.Document;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.SourceId;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * Posts of about 2 KB (280 words by Zipf's law out of 50,000) and names to watch for. Every twentieth name has two words and begins with
 * one that posts use, every tenth post holds one of the first hundred names: what is found is the same, however many names there
 * are.
 */
final class WatchedText {
    static final int DOCUMENTS = 1_000;
    private static final int ALWAYS_WATCHED = 100;
    private static final int VOCABULARY = 50_000;
    private static final int WORDS = 280;
    private static final String[] SYLLABLES = {
        "ka", "ro", "mi", "ten", "lor", "va", "shu", "ne", "bra", "pol", "gi", "sta", "wex", "do", "fri", "hul"
    };

    private WatchedText() {}

    static List<String> names(int many) {
        List<String> names = new ArrayList<>(many);
        for (int i = 0; i < many; i++) {
            // No post uses the words behind its vocabulary.
            String coined = word(VOCABULARY + i);
            names.add(i % 20 == 0 ? word((int) (i * 7919L % VOCABULARY)) + " " + coined : coined);
        }
        return names;
    }

    static List<Document> documents() {
        List<String> watched = names(ALWAYS_WATCHED);
        List<Document> documents = new ArrayList<>(DOCUMENTS);
        for (int number = 0; number < DOCUMENTS; number++) {
            Random dice = new Random(number * 0x9E3779B97F4A7C15L);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < WORDS; i++) {
                if (number % 10 == 0 && i == WORDS / 2) {
                    text.append(watched.get(number / 10 % ALWAYS_WATCHED).toUpperCase(Locale.ROOT))
                            .append(' ');
                }
                text.append(word(zipf(dice))).append(i % 12 == 11 ? ".\n" : " ");
            }
            documents.add(document(number, text.toString()));
        }
        return documents;
    }

    private static Document document(int number, String text) {
        return new Document(
                "board|post|" + number,
                new SourceId("board"),
                DocumentKind.POST,
                URI.create("http://board.example/post/" + number),
                null,
                "member",
                null,
                text,
                List.of(),
                "en",
                List.of(),
                List.of(),
                Details.NONE);
    }

    private static int zipf(Random dice) {
        return (int) Math.min(VOCABULARY - 1, Math.pow(VOCABULARY, dice.nextDouble()));
    }

    private static String word(int rank) {
        StringBuilder word = new StringBuilder();
        for (int rest = rank + SYLLABLES.length; rest > 0; rest /= SYLLABLES.length) {
            word.append(SYLLABLES[rest % SYLLABLES.length]);
        }
        return word.toString();
    }

    /** The names as one customer's confirmed assets, which never change. */
    static Assets assets(List<String> names) {
        OrganisationId owner = new OrganisationId("customer");
        List<Asset> assets = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            assets.add(new Asset(i + 1L, owner, AssetType.NAME, names.get(i), true));
        }
        return new Fixed(List.copyOf(assets));
    }

    private record Fixed(List<Asset> confirmed) implements Assets {
        @Override
        public Asset propose(OrganisationId owner, AssetType type, String value) {
            throw new UnsupportedOperationException("the names are fixed");
        }

        @Override
        public Optional<Asset> confirm(long id) {
            return asset(id);
        }

        @Override
        public Optional<Asset> release(long id) {
            return asset(id);
        }

        @Override
        public Optional<Asset> asset(long id) {
            return confirmed.stream().filter(asset -> asset.id() == id).findFirst();
        }

        @Override
        public List<Asset> of(OrganisationId owner) {
            return confirmed;
        }

        @Override
        public long revision() {
            return 1;
        }
    }
}
