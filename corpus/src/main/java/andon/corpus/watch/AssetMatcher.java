package andon.corpus.watch;

import andon.corpus.text.Addresses;
import andon.corpus.text.NameKey;
import andon.corpus.text.Word;
import andon.corpus.text.Words;
import andon.vocabulary.Asset;
import andon.vocabulary.AssetType;
import andon.vocabulary.Document;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.Mention;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Span;
import com.google.common.net.InetAddresses;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds one fixed set of assets in documents, by look-ups only: the cost hardly grows with their number. Read-only. */
final class AssetMatcher {
    /** More values of one asset in one document (a combo list) are not noted one by one. */
    static final int MAX_VALUES_PER_ASSET = 1_000;
    /** More hosts of one document are not compared with watched domains. */
    static final int MAX_IMITATING = 2_000;
    /** Longer values are cut. */
    static final int MAX_VALUE = 400;

    /** A name inside one of these is part of an address, not a name; domains are watched as such. */
    private static final Set<EntityType> ADDRESSES = EnumSet.of(
            EntityType.DOMAIN_NAME,
            EntityType.URL,
            EntityType.EMAIL_ADDR,
            EntityType.CREDENTIAL,
            EntityType.ONION_ADDRESS);

    private final NameTrie names = new NameTrie();
    private final Map<String, List<Asset>> domains = new HashMap<>();
    private final Map<String, List<Asset>> emailDomains = new HashMap<>();
    private final Map<IpRange, List<Asset>> ranges = new HashMap<>();
    private final Set<Integer> v4Prefixes = new TreeSet<>();
    private final Set<Integer> v6Prefixes = new TreeSet<>();
    private final Map<String, List<Asset>> bins = new HashMap<>();

    private final SoundIndex sounds = new SoundIndex();
    private final DomainLookalikes imitated = new DomainLookalikes();
    private final Set<Long> exact;

    AssetMatcher(List<Asset> assets) {
        this(assets, Set.of());
    }

    /** @param exact the ids of assets that nothing is found for which only looks or sounds like them */
    AssetMatcher(List<Asset> assets, Set<Long> exact) {
        this.exact = Set.copyOf(exact);
        for (Asset asset : assets) {
            switch (asset.type()) {
                case NAME, EXECUTIVE -> {
                    names.add(asset);
                    if (!exact.contains(asset.id())) {
                        sounds.add(asset);
                    }
                }
                case KEYWORD -> names.add(asset);
                case DOMAIN -> {
                    put(domains, asset.value(), asset);
                    if (!exact.contains(asset.id())) {
                        imitated.add(asset);
                    }
                }
                case EMAIL_DOMAIN -> put(emailDomains, asset.value(), asset);
                case IP_RANGE -> {
                    IpRange range = IpRange.parse(asset.value()).orElseThrow();
                    (range.isV4() ? v4Prefixes : v6Prefixes).add(range.prefix());
                    put(ranges, range, asset);
                }
                case CARD_BIN -> put(bins, asset.value(), asset);
            }
        }
    }

    private static <K> void put(Map<K, List<Asset>> map, K key, Asset asset) {
        map.computeIfAbsent(key, k -> new ArrayList<>(1)).add(asset);
    }

    List<Mention> match(Document document) {
        Matches matches = new Matches(document);
        names(document, matches);
        Set<String> hosts = new HashSet<>();
        for (Entity entity : document.entities()) {
            matchEntity(entity, matches);
            Addresses.domain(entity)
                    .filter(host -> hosts.size() < MAX_IMITATING && hosts.add(host))
                    .ifPresent(host -> imitations(host, entity.span(), matches));
        }
        return matches.inOrder();
    }

    /** Who owns a host by right is imitated by nobody there. */
    private void imitations(String host, Span span, Sink matches) {
        Set<OrganisationId> owners = new HashSet<>();
        for (String domain : Addresses.withParents(host)) {
            domains.getOrDefault(domain, List.of()).forEach(asset -> owners.add(asset.owner()));
            emailDomains.getOrDefault(domain, List.of()).forEach(asset -> owners.add(asset.owner()));
        }
        imitated.find(host, (asset, rule) -> {
            if (!owners.contains(asset.owner())) {
                matches.add(asset, host, span, rule);
            }
        });
    }

    /** Takes what is found, as often as it is. */
    @FunctionalInterface
    private interface Sink {
        void add(Asset asset, String value, Span span, MatchRule rule);

        default void addAll(@Nullable List<Asset> assets, String value, Span span, MatchRule rule) {
            if (assets != null) {
                assets.forEach(asset -> add(asset, value, span, rule));
            }
        }
    }

    /** Whether one of the assets is found in the value. */
    boolean owns(Entity entity) {
        boolean[] found = new boolean[1];
        matchEntity(entity, (asset, value, span, rule) -> found[0] = true);
        return found[0];
    }

    /** Every place of a name, an executive or a keyword. */
    List<Span> names(Document document) {
        List<Span> spans = new ArrayList<>();
        names(document, (asset, value, span, rule) -> spans.add(span));
        return spans;
    }

    private void names(Document document, Sink matches) {
        String text = document.searchableText();
        List<Word> words = Words.of(text);
        List<Span> addresses = document.entities().stream()
                .filter(entity -> ADDRESSES.contains(entity.type()))
                .map(Entity::span)
                .sorted()
                .toList();
        Places places = (asset, first, last, rule) -> {
            Span span = new Span(words.get(first).start(), words.get(last).end());
            if (!insideLongerWord(text, span) && !insideOneOf(addresses, span)) {
                MatchRule how = rule == MatchRule.NAME_FOLDED && isInLookalikes(asset.value(), span.in(text))
                        ? MatchRule.NAME_LOOKALIKE
                        : rule;
                if (!how.findsLookalikes() || !exact.contains(asset.id())) {
                    matches.add(asset, NameKey.of(asset.value()), span, how);
                }
            }
        };
        names.find(text, words, (asset, first, last, leet) -> {
            if (!leet || asset.type() == AssetType.NAME) {
                places.found(asset, first, last, leet ? MatchRule.NAME_LEET : MatchRule.NAME_FOLDED);
            }
        });
        sounds.find(words, (asset, first, last) -> places.found(asset, first, last, MatchRule.NAME_TRANSLITERATED));
    }

    private interface Places {
        void found(Asset asset, int first, int last, MatchRule rule);
    }

    /** Whether a Latin name stands there in letters that are not. */
    private static boolean isInLookalikes(String name, String written) {
        return written.codePoints().anyMatch(AssetMatcher::isOfLookalikeScript)
                && name.codePoints().noneMatch(AssetMatcher::isOfLookalikeScript);
    }

    /** Greek and Cyrillic. */
    private static boolean isOfLookalikeScript(int c) {
        return c >= 0x370 && c < 0x530;
    }

    private void matchEntity(Entity entity, Sink matches) {
        switch (entity.type()) {
            case DOMAIN_NAME, URL, EMAIL_ADDR, CREDENTIAL -> {
                Addresses.domain(entity).ifPresent(host -> matchHost(entity, host, matches));
                Addresses.service(entity).ifPresent(host -> matchService(entity, host, matches));
            }
            case IPV4_ADDR, IPV6_ADDR -> matchAddress(entity, matches);
            case PAYMENT_CARD -> matchCard(entity, matches);
            default -> {
                // Nothing that is watched by type.
            }
        }
    }

    private void matchHost(Entity entity, String host, Sink matches) {
        boolean login = entity.type() == EntityType.EMAIL_ADDR || entity.type() == EntityType.CREDENTIAL;
        String value = login ? entity.value().toLowerCase(Locale.ROOT) : host;
        if (!domains.isEmpty()) {
            for (String domain : Addresses.withParents(host)) {
                matches.addAll(domains.get(domain), value, entity.span(), MatchRule.DOMAIN_SUFFIX);
            }
        }
        if (login) {
            matches.addAll(emailDomains.get(host), value, entity.span(), MatchRule.EMAIL_DOMAIN);
        }
    }

    /** A stranger's address may be the login to what a customer runs. */
    private void matchService(Entity entity, String host, Sink matches) {
        if (!domains.isEmpty()) {
            String value = entity.value().toLowerCase(Locale.ROOT);
            for (String domain : Addresses.withParents(host)) {
                matches.addAll(domains.get(domain), value, entity.span(), MatchRule.CREDENTIAL_SERVICE);
            }
        }
    }

    private void matchAddress(Entity entity, Sink matches) {
        if (ranges.isEmpty()
                || !InetAddresses.isInetAddress(entity.value())
                || entity.value().indexOf('%') >= 0) {
            return;
        }
        byte[] address = InetAddresses.forString(entity.value()).getAddress();
        for (int prefix : address.length == 4 ? v4Prefixes : v6Prefixes) {
            matches.addAll(ranges.get(IpRange.of(address, prefix)), entity.value(), entity.span(), MatchRule.IP_RANGE);
        }
    }

    /** The digits before the first masked one, if the entity keeps them. */
    private void matchCard(Entity entity, Sink matches) {
        String digits = entity.value().replace(" ", "").replace("-", "");
        int known = 0;
        while (known < digits.length() && digits.charAt(known) >= '0' && digits.charAt(known) <= '9') {
            known++;
        }
        for (int length = 6; length <= Math.min(8, known); length++) {
            matches.addAll(bins.get(digits.substring(0, length)), entity.value(), entity.span(), MatchRule.CARD_BIN);
        }
    }

    /** Beside an underscore a name is part of an identifier; letters and digits are kept off by the cut into words. */
    private static boolean insideLongerWord(String text, Span span) {
        return (span.start() > 0 && text.charAt(span.start() - 1) == '_')
                || (span.end() < text.length() && text.charAt(span.end()) == '_');
    }

    private static boolean insideOneOf(List<Span> sorted, Span span) {
        for (Span address : sorted) {
            if (address.start() > span.start()) {
                return false;
            }
            if (address.end() >= span.end()) {
                return true;
            }
        }
        return false;
    }

    /** One mention for each asset and value, the first in the text. */
    private static final class Matches implements Sink {
        private final Document document;
        private final Map<Long, Map<String, Mention>> byAsset = new LinkedHashMap<>();

        Matches(Document document) {
            this.document = document;
        }

        @Override
        public void add(Asset asset, String value, Span span, MatchRule rule) {
            String line = value.replaceAll("\\p{Cntrl}", " ");
            String cut = line.length() <= MAX_VALUE ? line : line.substring(0, MAX_VALUE);
            Map<String, Mention> values = byAsset.computeIfAbsent(asset.id(), id -> new HashMap<>());
            Mention known = values.get(cut);
            boolean first = known == null && values.size() < MAX_VALUES_PER_ASSET;
            if (first || (known != null && isBetter(rule, span, known))) {
                values.put(cut, new Mention(asset.id(), asset.owner(), document.id(), span, cut, rule.word()));
            }
        }

        /** The surer one, and of two as sure the first in the text. */
        private static boolean isBetter(MatchRule rule, Span span, Mention known) {
            double sure = MatchRule.ofWord(known.rule()).orElseThrow().confidence();
            return rule.confidence() > sure || (rule.confidence() == sure && span.compareTo(known.span()) < 0);
        }

        List<Mention> inOrder() {
            return byAsset.values().stream()
                    .flatMap(values -> values.values().stream())
                    .sorted(java.util.Comparator.comparing(Mention::span)
                            .thenComparingLong(Mention::assetId)
                            .thenComparing(Mention::matchedValue))
                    .toList();
        }
    }
}
