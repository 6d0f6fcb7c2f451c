package andon.indexer.cut;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/** The labelled values of a page ("Price: $40", {@code <dt>Vendor</dt><dd>…</dd>}, 価格, Продавец), by what they mean. */
final class Fields {
    /** What a label means. */
    enum Meaning {
        PRICE,
        SELLER,
        STOCK,
        SHIPPING,
        TIME,
        AUTHOR,
        DEADLINE,
        VICTIM
    }

    private static final int LONGEST_LABEL = 28;
    private static final int LONGEST_VALUE = 200;
    private static final Map<Meaning, Set<String>> LABELS = new EnumMap<>(Map.of(
            Meaning.PRICE,
                    Set.of(
                            "price",
                            "cost",
                            "цена",
                            "стоимость",
                            "价格",
                            "售价",
                            "单价",
                            "価格",
                            "値段",
                            "price per unit",
                            "unit price"),
            Meaning.SELLER,
                    Set.of(
                            "vendor",
                            "seller",
                            "sold by",
                            "продавец",
                            "卖家",
                            "商家",
                            "出品者",
                            "販売者",
                            "売り手",
                            "merchant",
                            "store"),
            Meaning.STOCK,
                    Set.of(
                            "stock",
                            "in stock",
                            "available",
                            "quantity",
                            "quantity left",
                            "в наличии",
                            "наличие",
                            "остаток",
                            "库存",
                            "在庫",
                            "数量",
                            "status",
                            "sold",
                            "продано",
                            "已售"),
            Meaning.SHIPPING,
                    Set.of(
                            "ships from",
                            "ships to",
                            "shipping",
                            "delivery",
                            "откуда",
                            "доставка",
                            "发货地",
                            "发货",
                            "配送",
                            "発送元",
                            "発送"),
            Meaning.TIME,
                    Set.of(
                            "posted",
                            "date",
                            "listed",
                            "added",
                            "published",
                            "created",
                            "posted on",
                            "listed on",
                            "uploaded",
                            "time",
                            "дата",
                            "добавлено",
                            "опубликовано",
                            "размещено",
                            "размещен",
                            "发布时间",
                            "发布",
                            "时间",
                            "上架",
                            "投稿日",
                            "掲載日",
                            "出品日",
                            "日時",
                            "投稿日時",
                            "公開日",
                            "updated",
                            "disclosed",
                            "leaked"),
            Meaning.AUTHOR,
                    Set.of(
                            "author",
                            "by",
                            "posted by",
                            "user",
                            "автор",
                            "作者",
                            "发布者",
                            "投稿者",
                            "published by",
                            "uploader",
                            "group"),
            Meaning.DEADLINE,
                    Set.of("deadline", "time left", "countdown", "until publication", "срок", "倒计时", "期限", "timer"),
            Meaning.VICTIM, Set.of("victim", "company", "target", "жертва", "компания", "受害者", "公司", "被害企業", "企業")));

    private final Map<Meaning, List<String>> values = new EnumMap<>(Meaning.class);

    private Fields() {}

    static Fields of(Element region) {
        Fields fields = new Fields();
        for (Element element : region.getAllElements()) {
            fields.read(element);
        }
        return fields;
    }

    Optional<String> first(Meaning meaning) {
        return values.getOrDefault(meaning, List.of()).stream().findFirst();
    }

    int count(Meaning meaning) {
        return values.getOrDefault(meaning, List.of()).size();
    }

    private void read(Element element) {
        String own = element.ownText().strip();
        if (own.isEmpty() || own.length() > LONGEST_VALUE) {
            return;
        }
        int colon = colon(own);
        String label = fold(colon < 0 ? own : own.substring(0, colon));
        if (label.isEmpty() || label.length() > LONGEST_LABEL) {
            return;
        }
        for (Map.Entry<Meaning, Set<String>> entry : LABELS.entrySet()) {
            if (entry.getValue().contains(label)) {
                value(element, own, colon)
                        .ifPresent(v -> values.computeIfAbsent(entry.getKey(), k -> new ArrayList<>())
                                .add(v));
                return;
            }
        }
    }

    private static int colon(String text) {
        int ascii = text.indexOf(':');
        int wide = text.indexOf('：');
        return ascii < 0 ? wide : wide < 0 ? ascii : Math.min(ascii, wide);
    }

    private static String fold(String label) {
        return label.strip().toLowerCase(Locale.ROOT).replaceAll("[:：]$", "").strip();
    }

    /** Behind the label in the same element, else in a child, else in what follows. */
    private static Optional<String> value(Element element, String own, int colon) {
        String behind = colon < 0 ? "" : own.substring(colon + 1).strip();
        if (!behind.isEmpty()) {
            return bounded(behind);
        }
        if (colon >= 0 && element.childrenSize() > 0) {
            Optional<String> child = bounded(element.children().text());
            if (child.isPresent()) {
                return child;
            }
        }
        boolean cell = Set.of("th", "td", "dt").contains(element.normalName());
        boolean marked = colon >= 0
                || Set.of("b", "strong", "span", "label", "em", "i", "small").contains(element.normalName());
        if (!cell && !marked) {
            return Optional.empty();
        }
        Element next = element.nextElementSibling();
        if (next != null
                && (cell || !(element.nextSibling() instanceof org.jsoup.nodes.TextNode) || blankBetween(element))) {
            return bounded(next.text());
        }
        return element.nextSibling() instanceof org.jsoup.nodes.TextNode words
                ? bounded(words.text().replaceFirst("^[:：\\s]+", ""))
                : Optional.empty();
    }

    private static boolean blankBetween(Element element) {
        return element.nextSibling() instanceof org.jsoup.nodes.TextNode words && words.isBlank();
    }

    private static Optional<String> bounded(String value) {
        String stripped = value.strip();
        return stripped.isEmpty() || stripped.length() > LONGEST_VALUE ? Optional.empty() : Optional.of(stripped);
    }
}
