package andon.indexer.gazetteer;

import java.util.Locale;
import java.util.Set;

/** The words of the trade that names of malware and actors stand beside. */
final class Trade {
    /** What a name stands before: "the Play ransomware". */
    private static final Set<String> HEADS = Set.of(
            "malware",
            "malwares",
            "ransomware",
            "trojan",
            "trojans",
            "spyware",
            "stealer",
            "stealers",
            "infostealer",
            "infostealers",
            "loader",
            "downloader",
            "dropper",
            "botnet",
            "backdoor",
            "rootkit",
            "bootkit",
            "worm",
            "keylogger",
            "wiper",
            "adware",
            "stalkerware",
            "cryptominer",
            "miner",
            "clipper",
            "locker",
            "encryptor",
            "decryptor",
            "implant",
            "rat",
            "rats",
            "raas",
            "maas",
            "banker",
            "crypter",
            "cryptor",
            "surveillanceware",
            "beacon",
            "stager",
            "webshell",
            "infostealing",
            "virus",
            "шифровальщик",
            "шифровальщика",
            "вымогатель",
            "вымогателя",
            "вымогателей",
            "троян",
            "трояна",
            "трояны",
            "стилер",
            "стиллер",
            "стилера",
            "стиллера",
            "ботнет",
            "ботнета",
            "бэкдор",
            "бэкдора",
            "загрузчик",
            "загрузчика",
            "лоадер",
            "майнер",
            "кейлоггер",
            "малварь",
            "малвари",
            "вирус",
            "вирусом",
            "локер",
            "ратник",
            "schadsoftware",
            "trojaner",
            "erpressungstrojaner",
            "verschlüsselungstrojaner",
            "rançongiciel",
            "maliciel",
            "cheval",
            "troyano",
            "malicioso",
            "troiano");
    /** What names an actor, or a family without saying of what: weaker. */
    private static final Set<String> GROUPS = Set.of(
            "gang",
            "group",
            "affiliate",
            "affiliates",
            "operators",
            "operator",
            "family",
            "actor",
            "actors",
            "cartel",
            "crew",
            "team",
            "apt",
            "variant",
            "samples",
            "sample",
            "builder",
            "panel",
            "leaksite",
            "blog",
            "группировка",
            "группировки",
            "группировкой",
            "группа",
            "группы",
            "партнерка",
            "bande",
            "gruppe",
            "groupe",
            "grupo",
            "gruppo",
            "banda",
            "hackers",
            "hacker");

    private static final Set<String> ADJECTIVES = Set.of(
            "banking",
            "mobile",
            "android",
            "ios",
            "linux",
            "windows",
            "macos",
            "banker",
            "remote",
            "access",
            "info",
            "information",
            "credential",
            "password",
            "crypto",
            "cyber",
            "threat",
            "apt",
            "hacking",
            "hacker",
            "extortion",
            "new",
            "based",
            "style",
            "type",
            "esxi",
            "iot",
            "botnet",
            "malware",
            "ransomware",
            "ransom",
            "double",
            "point",
            "of",
            "sale",
            "pos",
            "cybercrime",
            "criminal");
    private static final Set<String> NAMING = Set.of(
            "called",
            "named",
            "dubbed",
            "nicknamed",
            "codenamed",
            "branded",
            "под",
            "названием",
            "genannt",
            "llamado",
            "nommé",
            "chamado",
            "namens");
    private static final String[] CJK = {
        "勒索", "木马", "木馬", "病毒", "僵尸网络", "后门", "後門", "恶意软件", "惡意", "窃密", "蠕虫", "黑客组织", "黑客团伙", "团伙", "ランサム", "ウェア",
        "マルウェア", "ウイルス", "トロイ", "ボットネット", "バックドア", "スティーラー", "スパイウェア", "攻撃グループ", "ハッカー集団", "랜섬웨어", "악성코드", "스틸러", "해커"
    };
    /** A name beside one of these belongs to what was attacked, or to who looks on. */
    private static final Set<String> EVENTS = Set.of(
            "attack",
            "attacks",
            "incident",
            "incidents",
            "breach",
            "case",
            "outbreak",
            "infection",
            "infections",
            "victim",
            "victims",
            "protection",
            "removal",
            "detection",
            "scanner",
            "research",
            "researcher",
            "researchers",
            "analyst",
            "analysts",
            "analysis",
            "defense",
            "defence",
            "report",
            "response",
            "news",
            "negotiator",
            "insurance",
            "payment",
            "payments",
            "threat",
            "threats",
            "task");

    /** Words that a report on malware is full of. */
    private static final Set<String> SOFT = Set.of(
            "malicious",
            "campaign",
            "campaigns",
            "cyberespionage",
            "infected",
            "infects",
            "infection",
            "payload",
            "payloads",
            "c2",
            "attackers",
            "sample",
            "samples",
            "variants",
            "decrypt",
            "encrypts",
            "exfiltrates",
            "exfiltrate",
            "exfiltrated",
            "obfuscated",
            "sideloaded",
            "phishing",
            "apk",
            "apks",
            "exploit",
            "exploits",
            "victims",
            "affiliates",
            "extortion",
            "вредоносный",
            "вредоносного",
            "заражение",
            "жертв");

    private Trade() {}

    static boolean isSoft(String word) {
        return SOFT.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean isHead(String word) {
        return HEADS.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean isGroup(String word) {
        return GROUPS.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean isAdjective(String word) {
        return ADJECTIVES.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean isNaming(String word) {
        return NAMING.contains(word.toLowerCase(Locale.ROOT));
    }

    static boolean isEvent(String word) {
        return EVENTS.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whether a trade word of a script without blanks stands right beside the stretch. */
    static boolean isBesideCjk(String text, int start, int end) {
        String after = text.substring(end, Math.min(text.length(), end + 8));
        String before = text.substring(Math.max(0, start - 8), start);
        for (String word : CJK) {
            int at = after.indexOf(word);
            int last = before.lastIndexOf(word);
            if (at >= 0 && at <= 2 || last >= 0 && last >= before.length() - word.length() - 2) {
                return true;
            }
        }
        return false;
    }
}
