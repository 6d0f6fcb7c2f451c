package andon.testbed.world;

import static andon.vocabulary.ThreatCategory.ACCESS_SALE;
import static andon.vocabulary.ThreatCategory.CREDENTIAL_LEAK;
import static andon.vocabulary.ThreatCategory.DATA_LEAK;
import static andon.vocabulary.ThreatCategory.DDOS;
import static andon.vocabulary.ThreatCategory.EXPLOIT_SALE;
import static andon.vocabulary.ThreatCategory.MALWARE_SALE;

import andon.testbed.world.Board.Section;
import andon.testbed.world.Board.Topic;
import andon.vocabulary.ThreatCategory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people write on the Russian forum. Every letter of it exists in windows-1251. */
final class RussianStory {
    static final String SOURCE = "polyn-forum";
    private static final Company NOBODY = Cast.OTHERS.get(17);
    private static final int LONG_TOPIC = 12;
    /** In the changed world this post of the long topic is gone, so that all later ones move up a place. */
    private static final int REMOVED = 4;

    private record Theme(String title, @Nullable ThreatCategory threat, String opening, List<String> replies) {}

    private static final List<Theme> FILLER = List.of(
            new Theme(
                    "Продам доступ к магазину",
                    ACCESS_SALE,
                    "Продаю доступ к {org}: RDP {ip}, локальный админ, {n} хостов в сети. Цена {price}$, гарант.",
                    List.of("Написал в личку.", "Актуально? Предложу {n}.", "Продано, тему можно закрыть.")),
            new Theme(
                    "Какой роутер взять домой",
                    null,
                    "Старый сгорел после грозы. Бюджет {n} рублей, нужен только вайфай на две комнаты.",
                    List.of("Любой с поддержкой пятого поколения.", "Бери с рук, я за {n} взял и доволен.")),
            new Theme(
                    "База, бесплатно",
                    DATA_LEAK,
                    "Слив базы {org}, {n}00 строк, в основном почта вроде {email}. MD5 архива {md5}",
                    List.of("Ссылка умерла.", "Перезалил, часть {n}.")),
            new Theme(
                    "Рыбалка на выходных",
                    null,
                    "Был на озере, поймал {n} окуней, замёрз как собака. Кто ещё ездит?",
                    List.of("На что ловил?", "У нас лёд уже {n} сантиметров.")),
            new Theme(
                    "Эксплойт",
                    EXPLOIT_SALE,
                    "Продам рабочий эксплойт под {cve}, RCE без авторизации, {n} целей в сети. {price}$",
                    List.of("Патч уже вышел.", "Есть видео? Сборка {n}.")));

    private static final List<String> PEOPLE = List.of("Полынь", "koschei", "Вася_77", "северный", "dr0zd", "Иголка");

    private final WorldSettings settings;
    private final TruthBook truth;

    RussianStory(WorldSettings settings, TruthBook truth) {
        this.settings = settings;
        this.truth = truth;
    }

    private TopicWriter topic(int id, String title, Company company, int hoursAgo) {
        return new TopicWriter(
                id,
                "ru",
                title,
                company,
                new Dice(settings.seed(), SOURCE + id),
                settings.founded().minus(Duration.ofHours(hoursAgo)));
    }

    Board board() {
        List<Topic> talk = new ArrayList<>(List.of(rules(), longTopic(), denial()));
        List<Topic> trade = new ArrayList<>(List.of(freight(), bank(), stealer(), ddos()));
        for (int i = 0; i < 8 * settings.scale(); i++) {
            ((i % FILLER.size()) % 2 == 1 ? talk : trade).add(filler(i));
        }
        if (settings.revision() > 0) {
            truth.changed(
                    WorldChange.Kind.REMOVED,
                    SOURCE,
                    LONG_TOPIC * 100 + REMOVED + "",
                    false,
                    "a post is gone, so that later ones move to another page");
            truth.changed(WorldChange.Kind.ADDED, SOURCE, "2101", true, "somebody has logins of Norwind's people");
        }
        return new Board(
                List.of(new Section(1, "Общение", "ru", false, talk), new Section(2, "Торговля", "ru", false, trade)));
    }

    private Topic rules() {
        return topic(11, "Правила форума", NOBODY, 2_000)
                .post(
                        "Полынь",
                        "1. Без политики.\n2. Сделки только через гаранта.\n3. За кидок бан навсегда.\nВопросы администрации в этой теме.")
                .post("dr0zd", "Сколько берёт гарант?")
                .quoting(2, "Полынь", "Пять процентов, но не меньше десяти долларов.")
                .topic();
    }

    private Topic longTopic() {
        TopicWriter writer = topic(LONG_TOPIC, "Что слушаете", NOBODY, 1_500);
        for (int i = 0; i < 23; i++) {
            writer.post(
                    PEOPLE.get(i % PEOPLE.size()),
                    i % 2 == 0
                            ? "Сейчас играет старый джаз, запись номер {n}, хрипит, но душевно."
                            : "А у меня радио, {n} мегагерц, одни помехи. Зато бесплатно.");
            if (i == REMOVED && settings.revision() > 0) {
                writer.remove();
            }
        }
        return writer.topic();
    }

    private Topic denial() {
        return topic(13, "Слухи", Cast.OTHERS.get(2), 260)
                .post("северный", "{org} никто не взламывал, утечки нет, это старая новость. Хватит спрашивать.")
                .post("koschei", "Согласен, пустой шум.")
                .topic();
    }

    private Topic freight() {
        TopicWriter writer = topic(21, "Корп доступ, логистика", Cast.ACME, 75)
                .post(
                        "koschei",
                        ACCESS_SALE,
                        "Продам доступ в сеть {org}, VPN {vpn}, шлюз {ip}, права доменного админа. Цена {price}$. Контакт {handle}");
        if (settings.revision() > 0) {
            writer.at(settings.now().minus(Duration.ofMinutes(45)))
                    .post(
                            "северный",
                            CREDENTIAL_LEAK,
                            "Есть ещё логин от другой конторы: <<cred lars.dahl@norwind.example:"
                                    + Values.password(new Dice(settings.seed(), SOURCE + "new")) + ">>");
        }
        return writer.topic();
    }

    private Topic bank() {
        return topic(22, "Свежая база банка", Cast.LUMERA, 50)
                .post(
                        "dr0zd",
                        DATA_LEAK,
                        "Слита база клиентов {org}, {n}000 строк: ФИО, телефоны, почта. Пример {email}\nХеш архива {sha256}")
                .post("Вася_77", "Это та же, что весной?")
                .quoting(2, "dr0zd", "Нет, эта новая, декабрьская.")
                .topic();
    }

    private Topic stealer() {
        TopicWriter writer = topic(23, "Логи стилера, раздача", Cast.NORWIND, 95)
                .post("Иголка", CREDENTIAL_LEAK, "Раздаю логи, проверял сам:\n{cred}\n{cred}\nостальное в архиве.");
        return writer.post(
                        "северный",
                        MALWARE_SALE,
                        "Сам стилер сдаю в аренду, {price}$ в месяц, билд каждые {n} часов, криптую бесплатно.")
                .topic();
    }

    private Topic ddos() {
        return topic(24, "Положу сайт", Cast.NORWIND, 170)
                .post(
                        "koschei",
                        DDOS,
                        "DDoS на заказ, ботнет {n} гигабит. Вчера лежал {org}, проверка по {url}. Оплата {btc}")
                .topic();
    }

    private Topic filler(int i) {
        Theme theme = FILLER.get(i % FILLER.size());
        Dice dice = new Dice(settings.seed(), SOURCE + "filler" + i);
        TopicWriter writer = new TopicWriter(
                1_000 + i,
                "ru",
                theme.title(),
                dice.pick(Cast.OTHERS),
                dice,
                settings.founded().minus(Duration.ofMinutes(dice.between(1_500, 400_000))));
        writer.post(dice.pick(PEOPLE), theme.threat(), theme.opening());
        theme.replies().forEach(reply -> writer.post(dice.pick(PEOPLE), reply));
        return writer.topic();
    }
}
