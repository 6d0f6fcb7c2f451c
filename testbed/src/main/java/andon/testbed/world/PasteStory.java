package andon.testbed.world;

import static andon.vocabulary.ThreatCategory.ACCESS_SALE;
import static andon.vocabulary.ThreatCategory.CARDING;
import static andon.vocabulary.ThreatCategory.CREDENTIAL_LEAK;
import static andon.vocabulary.ThreatCategory.DATA_LEAK;

import andon.vocabulary.DocumentKind;
import andon.vocabulary.ThreatCategory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands on the paste site. */
final class PasteStory {
    static final String SOURCE = "inkwell-paste";
    private static final String ID_LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int ID_LENGTH = 8;
    private static final Company NOBODY = Cast.OTHERS.get(5);

    private final WorldSettings settings;
    private final TruthBook truth;
    private final List<Writing> pastes = new ArrayList<>();

    PasteStory(WorldSettings settings, TruthBook truth) {
        this.settings = settings;
        this.truth = truth;
    }

    /** All pastes, the oldest first. */
    List<Writing> pastes() {
        credentials();
        values();
        japanese();
        harmless();
        filler(18 * settings.scale());
        if (settings.revision() > 0) {
            changes();
        }
        pastes.sort((a, b) -> a.at().compareTo(b.at()));
        return List.copyOf(pastes);
    }

    private void credentials() {
        paste(
                "norwind-combo",
                "norwind.example combo",
                "Guest",
                "en",
                40,
                Cast.NORWIND,
                CREDENTIAL_LEAK,
                "{cred}\n{cred}\n{cred}\n{cred}\n{cred}\n{cred}");
        paste(
                "acme-stealer",
                null,
                "redline_fan",
                "en",
                55,
                Cast.ACME,
                CREDENTIAL_LEAK,
                "=== log 1 of 2 ===\n{stealer}\n===\n{stealer}\n===\nHWID: {md5}\nIP: {ip}");
        paste(
                "lumera-cards",
                "valid as of today",
                "Guest",
                "en",
                25,
                Cast.LUMERA,
                CARDING,
                "{bincard}|09|28|\n{bincard}|11|27|\n{card}|02|29|\nbroken: {notcard}");
        paste(
                "acme-mails",
                "staff list",
                null,
                "en",
                310,
                Cast.ACME,
                DATA_LEAK,
                "Staff list of {org}, leaked from the HR share:\n{email}\n{email}\n{email}\nPhone list follows.");
    }

    private void values() {
        paste(
                "norwind-hosts",
                "scan results",
                "portscout",
                "en",
                80,
                Cast.NORWIND,
                null,
                "22/tcp open {ip}\n443/tcp open {ip} {vpn}\nnot theirs: <<ip 198.51.100.130>>\nnot an address: <<notip 198.51.100.300>>\nlibrary 10.20.30 is no host");
        paste(
                "wallets",
                "donations",
                "lamplighter",
                "en",
                500,
                NOBODY,
                null,
                "btc {btc}\nbtc again {btc}\nmistyped {notbtc}\neth {eth}\nmirror http://<<onion "
                        + Values.onion(new Dice(settings.seed(), "wallet")) + ">>/");
        paste(
                "cve-talk",
                "patch day",
                "portscout",
                "en",
                130,
                Cast.LUMERA,
                null,
                "{cve} and {cve} are both in the advisory. If you run the gateway that {org} runs ({vpn}), patch tonight.\nhxxps is just a spelling: <<url hxxps://lumera-bank[.]example/status|https://lumera-bank.example/status>>");
        paste(
                "repeat",
                "from the lantern",
                "Guest",
                "en",
                66,
                Cast.ACME,
                ACCESS_SALE,
                "Access to {org} for sale, see the forum. Domain admin, {n} hosts, Citrix on {vpn}.");
    }

    private void japanese() {
        paste(
                "jp-bank",
                "流出データ",
                "名無し",
                "ja",
                47,
                Cast.LUMERA,
                DATA_LEAK,
                "<<org ルメラ銀行>>の顧客データが流出しました。約{n}000件、氏名と電話番号を含みます。\nサンプル: {email}\n詳しくは {url} を見てください。");
        paste(
                "jp-diary",
                "日記",
                "名無し",
                "ja",
                210,
                NOBODY,
                null,
                "今日は雨だったので、家で本を読んでいました。\n夕方に近所の銀行の前を通ったら、猫が三匹いました。\nパスワードを忘れたので、またあとで書きます。");
        paste(
                "jp-config",
                "設定メモ",
                "kitsune",
                "ja",
                260,
                NOBODY,
                null,
                "ポート番号は8080です。\n再起動のあと、ログを確認してください。バージョンは 4.1.2 です。");
    }

    private void harmless() {
        paste(
                "poem",
                "untitled poem",
                "moth",
                "en",
                350,
                NOBODY,
                null,
                "A lantern on the harbour wall,\nthe tide comes in, the gulls don't call.\nNo acme here, no peak to climb,\njust water counting out the time.");
        paste(
                "xml",
                "pom snippet",
                "Guest",
                "en",
                333,
                NOBODY,
                null,
                "<dependency>\n  <groupId>acmexis</groupId>\n  <artifactId>norwindow</artifactId>\n  <version>1.2.3.4</version>\n</dependency>");
        paste(
                "negation",
                "statement",
                "Guest",
                "en",
                90,
                Cast.OTHERS.get(1),
                null,
                "{org} was not hacked. There is no leak, no stolen data, nothing for sale. Please stop asking.");
    }

    private void filler(int count) {
        for (int i = 0; i < count; i++) {
            Dice dice = new Dice(settings.seed(), SOURCE + "filler" + i);
            Company company = dice.pick(Cast.OTHERS);
            int age = dice.between(30, 6_000);
            switch (i % 4) {
                case 0 ->
                    paste(
                            "f" + i,
                            "combo " + i,
                            "Guest",
                            "en",
                            age,
                            company,
                            CREDENTIAL_LEAK,
                            "{cred}\n{cred}\n{cred}\n{cred}");
                case 1 ->
                    paste(
                            "f" + i,
                            "build log " + i,
                            null,
                            "en",
                            age,
                            company,
                            null,
                            "step {n} of {n} finished\ncompiling module {n}\nchecksum {sha256}\ndone in {n} ms");
                case 2 ->
                    paste(
                            "f" + i,
                            null,
                            "redline_fan",
                            "en",
                            age,
                            company,
                            CREDENTIAL_LEAK,
                            "log {n}\n{stealer}\nIP: {ip}");
                default ->
                    paste(
                            "f" + i,
                            "todo " + i,
                            "moth",
                            "en",
                            age,
                            company,
                            null,
                            "buy {n} screws\ncall the plumber\nread chapter {n}\nwater the plants before day {n}");
            }
        }
    }

    private void changes() {
        Instant lately = settings.now().minus(30, ChronoUnit.MINUTES);
        write("new-norwind", "fresh lines", "Guest", "en", lately, Cast.NORWIND, CREDENTIAL_LEAK, "{cred}\n{cred}");
        write("new-todo", "shopping", "moth", "en", lately.plusSeconds(60), NOBODY, null, "bread\nmilk\n{n} eggs");
        truth.changed(
                WorldChange.Kind.ADDED, SOURCE, id("new-norwind"), true, "two new credentials of Norwind's people");
        truth.changed(WorldChange.Kind.ADDED, SOURCE, id("new-todo"), false, "a shopping list");
    }

    private void paste(
            String name,
            @Nullable String title,
            @Nullable String author,
            String language,
            int hoursAgo,
            Company company,
            @Nullable ThreatCategory threat,
            String template) {
        Dice dice = new Dice(settings.seed(), SOURCE + "age" + name);
        Instant at = settings.founded().minus(hoursAgo * 60L + dice.below(60), ChronoUnit.MINUTES);
        write(name, title, author, language, at, company, threat, template);
    }

    private void write(
            String name,
            @Nullable String title,
            @Nullable String author,
            String language,
            Instant at,
            Company company,
            @Nullable ThreatCategory threat,
            String template) {
        Slots slots = new Slots(company, new Dice(settings.seed(), SOURCE + name));
        pastes.add(new Writing(
                id(name),
                DocumentKind.PASTE,
                title == null ? null : slots.fill(title.replace("norwind.example", "<<domain norwind.example>>")),
                true,
                author,
                at.truncatedTo(ChronoUnit.SECONDS),
                slots.fill(template),
                List.of(),
                language,
                threat == null ? Set.of() : Set.of(threat),
                null));
    }

    private String id(String name) {
        return new Dice(settings.seed(), SOURCE + "id" + name).letters(ID_LETTERS, ID_LENGTH);
    }
}
