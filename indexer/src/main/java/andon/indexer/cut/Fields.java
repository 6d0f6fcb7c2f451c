package andon.indexer.cut;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Elements;
import org.jspecify.annotations.Nullable;

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
                            "unit price",
                            "starting price",
                            "start price",
                            "asking price",
                            "blitz",
                            "buy now",
                            "buyout",
                            "purchase price",
                            "item price",
                            "offers",
                            "preis",
                            "prix",
                            "precio",
                            "preço",
                            "prezzo",
                            "cena",
                            "fiyat",
                            "ціна",
                            "가격",
                            "старт"),
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
                            "store",
                            "shop",
                            "verkäufer",
                            "vendeur",
                            "vendedor"),
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
                            "left/sold",
                            "left",
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
                            "leaked",
                            "downloaded",
                            "compromised on"),
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
                    Set.of(
                            "deadline",
                            "time left",
                            "countdown",
                            "until publication",
                            "срок",
                            "倒计时",
                            "期限",
                            "timer",
                            "time remaining",
                            "remaining",
                            "publication date",
                            "publish date",
                            "publish",
                            "next update",
                            "published in",
                            "publication in",
                            "leak date",
                            "will be published",
                            "files will be published",
                            "data will be published",
                            "ends in",
                            "ends at",
                            "expires",
                            "expires in",
                            "auction ends",
                            "дата публикации",
                            "до публикации",
                            "осталось",
                            "таймер",
                            "公開まで",
                            "公開期限",
                            "残り時間",
                            "剩余时间",
                            "截止时间",
                            "公布时间",
                            "frist",
                            "échéance",
                            "plazo",
                            "prazo",
                            "scadenza",
                            "termin"),
            Meaning.VICTIM, Set.of("victim", "company", "target", "жертва", "компания", "受害者", "公司", "被害企業", "企業")));

    private static final Map<String, Meaning> MEANINGS = meanings();

    /** A rating or a count of sales behind a seller's name. */
    private static final Pattern REMARK = Pattern.compile("\\s+[(\\[][^()\\[\\]]{1,40}[)\\]]$");

    /** @param holder what holds the words alone, where something does */
    private record Value(String words, @Nullable Element holder) {}

    /** Values of one meaning that are told apart. */
    private static final int MOST_VALUES = 200;

    private final Map<Meaning, List<Value>> values = new EnumMap<>(Meaning.class);

    private Fields() {}

    private static Map<String, Meaning> meanings() {
        Map<String, Meaning> meanings = new HashMap<>();
        LABELS.forEach((meaning, labels) -> labels.forEach(label -> meanings.put(label, meaning)));
        return Map.copyOf(meanings);
    }

    static Fields of(Element region) {
        Fields fields = new Fields();
        for (Element element : region.getAllElements()) {
            fields.read(element);
        }
        return fields;
    }

    Optional<String> first(Meaning meaning) {
        return values.getOrDefault(meaning, List.of()).stream()
                .map(Value::words)
                .findFirst();
    }

    /** The name under a label: that of the only link there, without the remark that markets put behind it. */
    Optional<String> name(Meaning meaning) {
        return values.getOrDefault(meaning, List.of()).stream().findFirst().map(value -> {
            Elements links =
                    value.holder() == null ? new Elements() : value.holder().select(Css.of("a"));
            String linked = links.size() == 1 ? links.text().strip() : "";
            return linked.isEmpty() ? REMARK.matcher(value.words()).replaceFirst("") : linked;
        });
    }

    /** The time under a label, as exactly as its markup tells. */
    Optional<Times.Found> time(Frame frame) {
        return values.getOrDefault(Meaning.TIME, List.of()).stream().findFirst().flatMap(value -> {
            Element holder = value.holder();
            Element marked = holder == null ? null : holder.selectFirst(Css.of("time, [datetime]"));
            return Optional.ofNullable(marked == null ? holder : marked)
                    .flatMap(element -> Times.in(element, frame))
                    .or(() -> Times.parse(value.words(), frame));
        });
    }

    /** The element that holds a labelled value alone. */
    Optional<Element> holder(Meaning meaning) {
        return values.getOrDefault(meaning, List.of()).stream()
                .findFirst()
                .flatMap(value -> Optional.ofNullable(value.holder()));
    }

    int count(Meaning meaning) {
        return values.getOrDefault(meaning, List.of()).size();
    }

    private void read(Element element) {
        String own = element.ownText().strip();
        if (!own.isEmpty() && element.selectFirst(Css.of("> br")) != null) {
            BrokenLines.of(element).forEach(this::line);
        }
        if (own.isEmpty() || own.length() > LONGEST_VALUE) {
            return;
        }
        int colon = colon(own);
        String label = fold(colon < 0 ? own : own.substring(0, colon));
        if (label.isEmpty() || label.length() > LONGEST_LABEL) {
            return;
        }
        Meaning meaning = MEANINGS.get(label);
        if (meaning != null) {
            value(element, own, colon)
                    .ifPresent(v -> values.computeIfAbsent(meaning, k -> new ArrayList<>())
                            .add(v));
        }
    }

    /** "Features: class: digital, Quantity left: 12", "Sold by {@code <a>}": what stands between two breaks. */
    private void line(Element line) {
        String own = line.ownText().strip();
        if (own.isEmpty() || own.length() > LONGEST_VALUE) {
            return;
        }
        for (String part : own.split(",\\s")) {
            int last = Math.max(part.lastIndexOf(": "), part.lastIndexOf('：'));
            int label = last < 0 ? -1 : Math.max(part.lastIndexOf(": ", last - 1), part.lastIndexOf('：', last - 1));
            Meaning meaning = last < 0 ? null : MEANINGS.get(fold(part.substring(label < 0 ? 0 : label + 1, last)));
            if (meaning != null) {
                bounded(part.substring(last + 1), null).ifPresent(v -> add(meaning, v));
            }
        }
        Element link = line.selectFirst(Css.of("> a"));
        Meaning named = MEANINGS.get(fold(line.textNodes().getFirst().text()));
        if (named != null && link != null && line.child(0).equals(link)) {
            bounded(link.text(), link).ifPresent(v -> add(named, v));
        }
    }

    private void add(Meaning meaning, Value value) {
        List<Value> known = values.computeIfAbsent(meaning, k -> new ArrayList<>());
        if (known.size() < MOST_VALUES
                && known.stream().noneMatch(v -> v.words().equals(value.words()))) {
            known.add(value);
        }
    }

    private static int colon(String text) {
        int ascii = text.indexOf(':');
        int wide = text.indexOf('：');
        return ascii < 0 ? wide : wide < 0 ? ascii : Math.min(ascii, wide);
    }

    private static String fold(String label) {
        String own = label.strip().toLowerCase(Locale.ROOT);
        return own.endsWith(":") || own.endsWith("：")
                ? own.substring(0, own.length() - 1).strip()
                : own;
    }

    /** Behind the label in the same element, else in a child, else in what follows. */
    private static Optional<Value> value(Element element, String own, int colon) {
        String behind = colon < 0 ? "" : own.substring(colon + 1).strip();
        Element first =
                element.children().stream().filter(Element::hasText).findFirst().orElse(null);
        // "Vendor: <a>ratline</a> (98 %)": what stands first behind the label is its value.
        boolean marked = colon >= 0
                && first != null
                && first.previousSibling() instanceof TextNode label
                && label.text().strip().matches(".*[:：]");
        if (!behind.isEmpty() && !marked) {
            return bounded(behind, null);
        }
        if (colon >= 0 && first != null) {
            Optional<Value> child = marked
                    ? bounded(first.text(), first)
                    : bounded(element.children().text(), element.childrenSize() == 1 ? first : null);
            if (child.isPresent()) {
                return child;
            }
        }
        if (colon < 0 && own.indexOf(' ') > 0 && element.childrenSize() > 0) {
            // "Sold by <a>ratline</a>": a label of one word alone may be any word.
            Element link = element.child(0);
            return link.normalName().equals("a") ? bounded(link.text(), link) : Optional.empty();
        }
        boolean cell = Set.of("th", "td", "dt").contains(element.normalName());
        boolean telling = colon >= 0
                || Set.of("b", "strong", "span", "label", "em", "i", "small").contains(element.normalName());
        if (!cell && !telling) {
            return Optional.empty();
        }
        Element next = element.nextElementSibling();
        if (next != null && (cell || !(element.nextSibling() instanceof TextNode) || blankBetween(element))) {
            return bounded(next.text(), next);
        }
        return element.nextSibling() instanceof TextNode words
                ? bounded(words.text().replaceFirst("^[:：\\s]+", ""), null)
                : Optional.empty();
    }

    private static boolean blankBetween(Element element) {
        return element.nextSibling() instanceof TextNode words && words.isBlank();
    }

    private static Optional<Value> bounded(String value, @Nullable Element holder) {
        String stripped = value.strip();
        return stripped.isEmpty() || stripped.length() > LONGEST_VALUE
                ? Optional.empty()
                : Optional.of(new Value(stripped, holder));
    }
}
