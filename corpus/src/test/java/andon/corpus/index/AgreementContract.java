package andon.corpus.index;

import static andon.corpus.Documents.START;
import static andon.corpus.Documents.document;
import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.Documents;
import andon.corpus.query.Query;
import andon.corpus.query.QueryParser;
import andon.vocabulary.DocumentId;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Severity;
import andon.vocabulary.ThreatCategory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Random documents and queries: the index, the evaluation of single documents and a naive evaluation that shares no code
 * with them must agree. The naive one knows the words' forms from a table and everything else from first principles.
 */
abstract class AgreementContract extends CountedFixture {
    /** Rows of spellings of one word. */
    private static final String[][] WORDS = {
        {"access", "accesses", "ACCESS", "áccess", "ａｃｃｅｓｓ"},
        {"leak", "leaks", "leaked", "Leaking"},
        {"доступ", "доступа", "ДОСТУП", "доступом"},
        {"ёлка", "елка", "ЁЛКИ"},
        {"vpn", "VPN", "Vpn"},
        {"acme", "ACME", "Аcme", "ac\u200Bme"},
        {"norwind"},
        {"x1y2", "X1Y2"},
    };

    private static final String[] CHARACTERS = {"情報", "情報流出", "流出", "アクセス", "個人情報", "出流", "报", "数据库", "數據庫", "あくせす"};
    private static final String[] DOMAINS = {
        "acme.example", "vpn.acme.example", "a.vpn.acme.example", "notacme.example", "norwind.test"
    };
    private static final String[] ADDRESSES = {"203.0.113.5", "203.0.113.200", "203.0.114.5", "198.51.100.7"};

    /** Word to the row it stands in. */
    private final Map<String, Integer> rows = new HashMap<>();

    /** What a test knows of a document beside the document. */
    private record Known(IndexedDocument document, List<String> tokens, int title) {}

    private Known randomDocument(int number) {
        List<String> tokens = new ArrayList<>();
        int length = random.nextInt(8);
        for (int i = 0; i < length; i++) {
            tokens.add(random.nextInt(3) == 0 ? pick(CHARACTERS) : pick(WORDS[random.nextInt(WORDS.length)]));
        }
        int title = random.nextInt(Math.min(length, 3) + 1);
        Documents.Builder builder = document("d" + number)
                .text(String.join(random.nextBoolean() ? " " : ", ", tokens.subList(title, length)))
                .kind(pick(DocumentKind.values()))
                .language(pick(new String[] {"en", "ru", "ja"}))
                .title(title == 0 ? null : String.join(" ", tokens.subList(0, title)))
                .source(pick(new String[] {"forum", "market"}))
                .host(pick(new String[] {"main.example", "mirror.example"}));
        if (random.nextBoolean()) {
            builder.author(pick(NAMES));
        }
        if (random.nextBoolean()) {
            builder.postedAt(START.plus(Duration.ofHours(random.nextInt(24 * 40))));
        }
        if (random.nextInt(3) == 0) {
            builder.threat(pick(ThreatCategory.values()), pick(Severity.values()));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            switch (random.nextInt(5)) {
                case 0 -> builder.entity(EntityType.DOMAIN_NAME, pick(DOMAINS));
                case 1 -> builder.entity(EntityType.EMAIL_ADDR, "jane@" + pick(DOMAINS));
                case 2 -> builder.entity(EntityType.CREDENTIAL, "bob@" + pick(DOMAINS) + ":p•••d");
                case 3 -> builder.entity(EntityType.IPV4_ADDR, pick(ADDRESSES));
                default -> builder.entity(EntityType.ORGANIZATION, pick(NAMES));
            }
        }
        Instant seen = START.plus(Duration.ofHours(random.nextInt(24 * 10)));
        return new Known(
                new IndexedDocument(builder.build(), seen, seen.plusSeconds(random.nextInt(9)), 1, 1, List.of()),
                tokens,
                title);
    }

    /** A query in words and what it means. */
    private record Asked(String text, Predicate<Known> meaning) {}

    private Asked randomQuery(int depth) {
        int kind = random.nextInt(depth > 0 ? 18 : 15) - 2;
        return switch (kind) {
            case -2 -> near();
            case -1 -> title();
            case 0, 1, 2 -> word();
            case 3 -> phrase();
            case 4 -> characters();
            case 5 -> prefix();
            case 6, 7 -> entity();
            case 8 -> {
                String severity = pick(new String[] {"low", "medium", "high", "critical"});
                boolean atLeast = random.nextBoolean();
                Severity bound = Severity.ofWord(severity).orElseThrow();
                yield new Asked("severity:" + (atLeast ? ">=" : "<=") + severity, known -> {
                    Severity is = known.document.document().severity();
                    return is != null && (atLeast ? is.compareTo(bound) >= 0 : is.compareTo(bound) <= 0);
                });
            }
            case 9 -> {
                String language = pick(new String[] {"en", "ru", "zh"});
                yield new Asked(
                        "lang:" + language,
                        known -> known.document.document().language().equals(language));
            }
            case 10 -> {
                DocumentKind of = pick(DocumentKind.values());
                yield new Asked(
                        "kind:" + of.word(), known -> known.document.document().kind() == of);
            }
            case 11 -> time();
            case 12 -> {
                boolean mirror = random.nextBoolean();
                yield new Asked(
                        "mirror:" + (mirror ? "yes" : "no"),
                        known -> known.document.document().address().getHost().startsWith("mirror") == mirror);
            }
            case 13 -> {
                Asked part = randomQuery(depth - 1);
                yield new Asked("-(" + part.text + ")", part.meaning.negate());
            }
            case 14 -> {
                Asked a = randomQuery(depth - 1);
                Asked b = randomQuery(depth - 1);
                yield new Asked("(" + a.text + ") (" + b.text + ")", a.meaning.and(b.meaning));
            }
            default -> {
                Asked a = randomQuery(depth - 1);
                Asked b = randomQuery(depth - 1);
                yield new Asked("(" + a.text + ") OR (" + b.text + ")", a.meaning.or(b.meaning));
            }
        };
    }

    private boolean same(String token, String word) {
        return rows.containsKey(token) && rows.get(token).equals(rows.get(word));
    }

    private Asked word() {
        String word = pick(WORDS[random.nextInt(WORDS.length)]);
        return new Asked(word, known -> known.tokens.stream().anyMatch(token -> same(token, word)));
    }

    private Asked phrase() {
        String a = pick(WORDS[random.nextInt(WORDS.length)]);
        String b = pick(WORDS[random.nextInt(WORDS.length)]);
        return new Asked("\"" + a + " " + b + "\"", known -> {
            for (int i = 0; i + 1 < known.tokens.size(); i++) {
                if (same(known.tokens.get(i), a) && same(known.tokens.get(i + 1), b)) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Two words, or a word and a run of characters, with some others between. */
    private Asked near() {
        String a = pick(WORDS[random.nextInt(WORDS.length)]);
        String b = random.nextBoolean() ? pick(WORDS[random.nextInt(WORDS.length)]) : pick(CHARACTERS);
        boolean run = List.of(CHARACTERS).contains(b);
        int gap = 1 + random.nextInt(5);
        return new Asked("\"" + a + " " + b + "\"~" + gap, known -> {
            for (int i = 0; i < known.tokens.size(); i++) {
                int between = 0;
                for (int j = i + 1; same(known.tokens.get(i), a) && j < known.tokens.size(); j++) {
                    String token = known.tokens.get(j);
                    int at = run ? oneForm(token).indexOf(oneForm(b)) : same(token, b) ? 0 : -1;
                    if (at >= 0 && between + at <= gap) {
                        return true;
                    }
                    between += rows.containsKey(token) ? 1 : token.length();
                }
            }
            return false;
        });
    }

    private Asked title() {
        String word = pick(WORDS[random.nextInt(WORDS.length)]);
        return new Asked(
                "title:" + word,
                known -> known.tokens.subList(0, known.title).stream().anyMatch(token -> same(token, word)));
    }

    /** Of the characters above, those that are written in two ways. */
    private static String oneForm(String text) {
        String[] pairs = {"報", "报", "個", "个", "數", "数", "據", "据", "庫", "库", "ア", "あ", "ク", "く", "セ", "せ", "ス", "す"};
        String form = text;
        for (int i = 0; i < pairs.length; i += 2) {
            form = form.replace(pairs[i], pairs[i + 1]);
        }
        return form;
    }

    private Asked characters() {
        String whole = pick(CHARACTERS);
        int start = random.nextInt(whole.length());
        String part = whole.substring(start, start + 1 + random.nextInt(whole.length() - start));
        return new Asked(
                part,
                known -> known.tokens.stream().anyMatch(token -> oneForm(token).contains(oneForm(part))));
    }

    private Asked prefix() {
        String[] prefixes = {"acc", "access", "leak", "leaked", "vp", "acm", "до", "доступа", "x1"};
        String prefix = pick(prefixes);
        Map<String, String> plain = Map.of(
                "ACCESS", "access", "áccess", "access", "ａｃｃｅｓｓ", "access", "Аcme", "acme", "ac\u200Bme", "acme");
        return new Asked(
                prefix + "*",
                known -> known.tokens.stream()
                        .anyMatch(token -> plain.getOrDefault(token, token.toLowerCase(java.util.Locale.ROOT))
                                .startsWith(prefix)));
    }

    private Asked entity() {
        String domain = pick(DOMAINS);
        return switch (random.nextInt(6)) {
            case 0 ->
                new Asked(
                        "domain:" + domain,
                        any(e -> host(e).filter(h -> under(h, domain)).isPresent()));
            case 1 ->
                new Asked(
                        "email:" + domain,
                        any(e -> e.type() == EntityType.EMAIL_ADDR && under(host(e).orElseThrow(), domain)));
            case 2 ->
                new Asked(
                        "email:*@" + domain,
                        any(e -> e.type() == EntityType.EMAIL_ADDR && e.value().endsWith("@" + domain)));
            case 3 ->
                new Asked(
                        "credential:" + domain,
                        any(e -> e.type() == EntityType.CREDENTIAL && under(host(e).orElseThrow(), domain)));
            case 4 -> {
                int prefix = 20 + random.nextInt(13);
                String address = pick(ADDRESSES);
                yield new Asked(
                        "ip:" + address + "/" + prefix,
                        any(e -> e.type() == EntityType.IPV4_ADDR
                                && number(e.value()) >> (32 - prefix) == number(address) >> (32 - prefix)));
            }
            default -> {
                String name = pick(NAMES);
                int group = group(name);
                yield new Asked(
                        "org:\"" + name + "\"",
                        any(e -> e.type() == EntityType.ORGANIZATION && group(e.value()) == group));
            }
        };
    }

    private static Predicate<Known> any(Predicate<Entity> entity) {
        return known -> known.document.document().entities().stream().anyMatch(entity);
    }

    private static boolean under(String host, String domain) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    private static Optional<String> host(Entity entity) {
        return switch (entity.type()) {
            case DOMAIN_NAME -> Optional.of(entity.value());
            case EMAIL_ADDR -> Optional.of(entity.value().split("@")[1]);
            case CREDENTIAL -> Optional.of(entity.value().split("@")[1].split(":")[0]);
            default -> Optional.empty();
        };
    }

    private static long number(String address) {
        long number = 0;
        for (String part : address.split("\\.")) {
            number = number * 256 + Integer.parseInt(part);
        }
        return number;
    }

    private Asked time() {
        int days = random.nextInt(40);
        String field = pick(new String[] {"seen", "posted", "changed"});
        Instant from = NOW.minus(Duration.ofDays(days));
        return new Asked(field + ":" + days + "d", known -> {
            Instant is = switch (field) {
                case "seen" -> known.document.firstSeen();
                case "posted" -> known.document.document().postedAt();
                default -> known.document.changedAt();
            };
            return is != null && !is.isBefore(from);
        });
    }

    @Test
    void indexEvaluationAndFirstPrinciplesAgree() throws Exception {
        for (int row = 0; row < WORDS.length; row++) {
            for (String word : WORDS[row]) {
                rows.put(word, row);
            }
        }
        Mirrors mirrors = (source, address) -> address.getHost().startsWith("mirror");
        index.close();
        index = opened(mirrors);
        List<Known> documents = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            documents.add(randomDocument(i));
        }
        index.put(documents.stream().map(Known::document).toList());
        index.refresh();
        int matched = 0;
        for (int i = 0; i < 500; i++) {
            Asked asked = randomQuery(3);
            Query query = QueryParser.parse(asked.text, NOW);
            Set<DocumentId> expected = documents.stream()
                    .filter(asked.meaning)
                    .map(known -> known.document.id())
                    .collect(Collectors.toSet());
            Set<DocumentId> evaluated = documents.stream()
                    .filter(known -> index.matches(query, known.document))
                    .map(known -> known.document.id())
                    .collect(Collectors.toSet());
            assertThat(evaluated).as("evaluation of %s", asked.text).isEqualTo(expected);
            List<IndexedDocument> matching = documents.stream()
                    .map(Known::document)
                    .filter(document -> expected.contains(document.id()))
                    .toList();
            pagesAgree(query, matching);
            countsAgree(query, matching);
            matched += expected.isEmpty() ? 0 : 1;
        }
        assertThat(matched).isGreaterThan(200);
    }
}
