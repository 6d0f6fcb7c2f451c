package andon.indexer.threat;

import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.ThreatCategory;
import andon.vocabulary.ThreatFacts;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an offer states: whose, what kind of access, for how much. All patterns are bounded. */
final class OfferFacts {
    static final String KIND = "kind:";
    private static final String COUNTRY = "country:";
    private static final int LONGEST_NAME = 80;
    private static final String REVENUE_WORDS =
            "annual revenue|revenue|rev\\.?|zoominfo|turnover|ревеню|рев|доход\\p{L}{0,3}|выручк\\p{L}{0,2}|"
                    + "оборот\\p{L}{0,2}|年营收|营收|营业额|年商|売上高?|umsatz|jahresumsatz|ingresos|facturaci[oó]n|"
                    + "chiffre d.affaires|c\\.a\\.?|ca\\.?(?![\\p{L}\\d])|faturamento|receita|fatturato|매출";
    private static final String WORDS_BEHIND = "revenue|rev|ревеню|дохода|выручки|umsatz";
    private static final String AMOUNT =
            "((?:us|r)?[$€£₽¥]?\\s?\\d{1,12}(?:[.,]\\d{1,3}){0,3}\\s?(?:kkk|kk|кк|mln|mio|million(?:s|es|en)?|millones|"
                    + "milh[oõ]es|bn|billion|млн|млрд|b|m|к|k|万|億|亿|만|억)?\\+?\\s?(?:usd|eur|dollars?|euros?|美元|美金|欧元|人民币|"
                    + "円|元|원|€|\\$|£|₽|руб\\p{L}{0,3})?)";
    private static final Anchored REVENUE = new Anchored(
            Stems.of(REVENUE_WORDS),
            Pattern.compile("(?iu)(?<!\\p{L})(?:" + REVENUE_WORDS + ")[ :=~≈>()от]{0,6}" + AMOUNT + "(?![\\p{L}\\d])"));
    private static final Stems WORD_STEMS = Stems.of(WORDS_BEHIND);
    private static final Pattern BEFORE_WORD = Pattern.compile(
            "(?iu)(?<![\\p{L}\\d])" + AMOUNT + "\\s{0,2}(?:annual )?(?:" + WORDS_BEHIND + ")(?!\\p{L})");
    /** No amount with its word is longer. */
    private static final int WINDOW = 80;

    private static final String ASKING_WORDS =
            "price|asking|blitz|buy now|start(?: price)?|цена|блиц|старт|价格|售价|価格|値段|preis|startpreis|"
                    + "precio|prix|preço|preco|valor|가격";
    private static final Anchored ASKED = new Anchored(
            Stems.of(ASKING_WORDS),
            Pattern.compile(
                    "(?iu)(?<!\\p{L})(?:" + ASKING_WORDS
                            + ")[ :=~от]{0,4}(?:is |is: |von |de )?(\\$?\\s?\\d{1,9}(?:[.,]\\d{1,3}){0,2}\\s?"
                            + "(?:kk|кк|k|к|万|만)?\\s?(?:usdt|usd|btc|xmr|eur|euro|руб|баксов|\\$|€|£|₽|u|円|元|원)?)(?![\\p{L}\\d])"));

    private final Evidence evidence;
    private final Amounts amounts;
    private final List<Entity> entities;
    private final @Nullable String revenue;
    private final @Nullable String country;
    private final @Nullable String price;

    /** Reads what all threats of a text share. */
    OfferFacts(Evidence evidence, String text, Amounts amounts, List<Entity> entities) {
        this.evidence = evidence;
        this.amounts = amounts;
        this.entities = entities;
        this.revenue = revenue(text);
        this.country = country(evidence, text);
        this.price = price(text, amounts, revenue);
    }

    Amounts amounts() {
        return amounts;
    }

    ThreatFacts of(ThreatCategory category) {
        boolean access = category == ThreatCategory.ACCESS_SALE;
        return new ThreatFacts(
                target(category, entities),
                actor(category, entities),
                access ? kinds(evidence) : List.of(),
                revenue,
                country,
                category == ThreatCategory.RANSOMWARE_LEAK ? null : price,
                access ? null : volume(amounts));
    }

    private static @Nullable String target(ThreatCategory category, List<Entity> entities) {
        boolean has = switch (category) {
            case ACCESS_SALE, RANSOMWARE_LEAK, DATA_LEAK, CREDENTIAL_LEAK, DDOS, INSIDER, PHISHING -> true;
            case EXPLOIT_SALE, MALWARE_SALE, CARDING -> false;
        };
        if (!has) {
            return null;
        }
        return best(entities, EntityType.ORGANIZATION, best(entities, EntityType.DOMAIN_NAME, null));
    }

    private static @Nullable String actor(ThreatCategory category, List<Entity> entities) {
        String family = category == ThreatCategory.RANSOMWARE_LEAK ? best(entities, EntityType.MALWARE, null) : null;
        return best(entities, EntityType.THREAT_ACTOR, family);
    }

    /** Of entities of a type the surest, of equal ones the first. */
    private static @Nullable String best(List<Entity> entities, EntityType type, @Nullable String otherwise) {
        Entity best = null;
        for (Entity entity : entities) {
            boolean better = best == null
                    || entity.confidence() > best.confidence()
                    || entity.confidence() == best.confidence()
                            && entity.span().start() < best.span().start();
            if (entity.type() == type && better && isName(entity.value())) {
                best = entity;
            }
        }
        return best == null ? otherwise : best.value();
    }

    /** Not a whole sentence that stands where a title does. */
    private static boolean isName(String value) {
        return value.length() <= LONGEST_NAME && value.chars().noneMatch(c -> "。、，；;".indexOf(c) >= 0);
    }

    private static List<String> kinds(Evidence evidence) {
        TreeSet<String> kinds = new TreeSet<>();
        for (String list : evidence.lists()) {
            if (list.startsWith(KIND)) {
                kinds.add(list.substring(KIND.length()));
            }
        }
        return List.copyOf(kinds);
    }

    private static @Nullable String country(Evidence evidence, String text) {
        String labelled = Countries.labelled(text);
        if (!labelled.isEmpty()) {
            return labelled;
        }
        for (String list : evidence.lists()) {
            if (list.startsWith(COUNTRY)) {
                return list.substring(COUNTRY.length());
            }
        }
        return null;
    }

    /** Behind its word or before it, whichever comes first. */
    private static @Nullable String revenue(String text) {
        Anchored.Hits behind = REVENUE.in(text);
        int first = behind.next() ? behind.start() : text.length();
        Matcher before = BEFORE_WORD.matcher(text).useTransparentBounds(true);
        for (int at = WORD_STEMS.anywhere(text, 0); at >= 0; at = WORD_STEMS.anywhere(text, at + 1)) {
            before.region(Math.max(0, at - WINDOW), Math.min(text.length(), at + WINDOW));
            if (before.find() && before.start() < first) {
                return before.group(1).strip();
            }
            if (at - WINDOW > first) {
                break;
            }
        }
        return first < text.length() ? behind.group().strip() : null;
    }

    /** The amount that is asked for: one with a word for it, else the first amount of money that is not the revenue. */
    private static @Nullable String price(String text, Amounts amounts, @Nullable String revenue) {
        Anchored.Hits asked = ASKED.in(text);
        if (asked.next()) {
            return asked.group().strip();
        }
        return amounts.prices().stream()
                .filter(amount -> revenue == null || !amount.contains(revenue) && !revenue.contains(amount))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String volume(Amounts amounts) {
        Amounts.Rows rows = amounts.rows();
        if (rows != null && rows.count() >= 1_000) {
            return rows.shown();
        }
        return amounts.volumes().stream().findFirst().orElse(null);
    }
}
