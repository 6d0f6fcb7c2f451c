package andon.indexer.detect;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.MaskedSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of every type, drawn anew, in the surroundings that people write them in; and what is nearly one. */
class DrawnEntitiesTest {
    private static final Detector DETECTOR = new Detector(new MaskedSecret.Key(new byte[32]));
    private static final int DRAWS = 8;
    private static final List<String> TLDS = List.of(
            "com", "net", "org", "ru", "cn", "io", "co.uk", "com.br", "jp", "info", "xyz", "de", "su", "example");
    private static final List<String> CONTEXTS = List.of(
            "%s",
            "see %s now",
            "(%s)",
            "see (%s), too",
            "„%s“ or «%s»",
            "contact: %s.",
            "first %s, then more",
            "is it %s?",
            "请看%s。",
            "地址：%s；",
            "【%s】",
            "замечен %s вчера",
            "это %s!",
            "%sです",
            "| a | %s | b |",
            "[b]%s[/b]",
            "[code]%s[/code]",
            "**%s**",
            "`%s`",
            "<%s>",
            "\"%s\"",
            "'%s'",
            "- %s\n- x",
            "a\t%s\tb",
            "=> %s",
            "1) %s\r\n2) x",
            "<td>%s</td>",
            "{\"ioc\": \"%s\"}");

    /** @param surface as written */
    record Drawn(String surface, String value) {}

    record Kind(EntityType type, String name, Function<DrawnValues, Drawn> draw) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Kind kind(EntityType type, String name, Function<DrawnValues, Drawn> draw) {
        return new Kind(type, name, draw);
    }

    private static Drawn same(String value) {
        return new Drawn(value, value);
    }

    static Stream<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        kinds.add(kind(EntityType.BTC_ADDRESS, "p2pkh", d -> same(d.base58Check(0))));
        kinds.add(kind(EntityType.BTC_ADDRESS, "p2sh", d -> same(d.base58Check(5))));
        kinds.add(kind(EntityType.BTC_ADDRESS, "p2wpkh", d -> same(d.witness("bc", 0, 20, true))));
        kinds.add(kind(EntityType.BTC_ADDRESS, "p2wsh", d -> same(d.witness("bc", 0, 32, true))));
        kinds.add(kind(EntityType.BTC_ADDRESS, "p2tr", d -> same(d.witness("bc", 1, 32, true))));
        kinds.add(kind(EntityType.BTC_ADDRESS, "capital bech32", d -> {
            String address = d.witness("bc", 0, 20, true);
            return new Drawn(address.toUpperCase(Locale.ROOT), address);
        }));
        kinds.add(kind(EntityType.XMR_ADDRESS, "xmr", d -> same(d.monero(18))));
        kinds.add(kind(EntityType.XMR_ADDRESS, "xmr subaddress", d -> same(d.monero(42))));
        kinds.add(kind(EntityType.XMR_ADDRESS, "xmr integrated", d -> same(d.monero(19))));
        kinds.add(kind(EntityType.ETH_ADDRESS, "eip55", d -> same(d.ethereum())));
        kinds.add(kind(EntityType.ETH_ADDRESS, "eth small", d -> same("0x" + d.hex(40))));
        kinds.add(kind(EntityType.ONION_ADDRESS, "onion", d -> same(d.onion())));
        kinds.add(kind(EntityType.ONION_ADDRESS, "capital onion", d -> {
            String onion = d.onion();
            return new Drawn(onion.toUpperCase(Locale.ROOT), onion);
        }));
        kinds.add(kind(EntityType.ONION_ADDRESS, "defanged onion", d -> {
            String onion = d.onion();
            return new Drawn(onion.replace(".", d.oneOf(List.of("[.]", "(.)", "[dot]", "{.}"))), onion);
        }));
        kinds.add(kind(EntityType.MESSAGING_HANDLE, "tox", d -> same(d.tox())));
        kinds.add(kind(EntityType.MESSAGING_HANDLE, "session", d -> same("05" + d.hex(64))));
        kinds.add(kind(EntityType.MESSAGING_HANDLE, "telegram link", d -> {
            String name = d.name() + "_" + d.name();
            return new Drawn(d.oneOf(List.of("t.me/", "telegram.me/", "T.me/")) + name, name);
        }));
        kinds.add(kind(EntityType.MD5, "md5", d -> same(d.hex(32))));
        kinds.add(kind(EntityType.SHA1, "sha1", d -> same(d.hex(40))));
        kinds.add(kind(EntityType.SHA256, "sha256", d -> same(d.hex(64))));
        kinds.add(kind(EntityType.SHA256, "capital sha256", d -> {
            String hash = d.hex(64);
            return new Drawn(hash.toUpperCase(Locale.ROOT), hash);
        }));
        kinds.add(kind(EntityType.CVE, "cve", d -> {
            String id = d.number(1999, 2027) + "-" + d.of("123456789", d.number(4, 8));
            return new Drawn(d.oneOf(List.of("CVE-", "cve-", "CVE ", "CVE_")) + id, "CVE-" + id);
        }));
        kinds.add(kind(EntityType.ATTACK_PATTERN, "technique", d -> same("T" + d.number(1001, 1660))));
        kinds.add(kind(
                EntityType.ATTACK_PATTERN,
                "sub-technique",
                d -> same("T" + d.number(1001, 1660) + ".00" + d.number(1, 9))));
        kinds.add(kind(EntityType.IBAN, "iban de", d -> same(d.iban("DE", d.of("0123456789", 18)))));
        kinds.add(kind(
                EntityType.IBAN, "iban gb", d -> same(d.iban("GB", d.of("ABCDEFGHKLM", 4) + d.of("0123456789", 14)))));
        kinds.add(kind(EntityType.IBAN, "iban grouped", d -> {
            String iban = d.iban("FR", d.of("0123456789", 23));
            return new Drawn(DrawnValues.grouped(iban, 4, " "), iban);
        }));
        kinds.add(kind(
                EntityType.PAYMENT_CARD,
                "card",
                d -> same(d.card(d.oneOf(List.of("4111", "5105", "6011", "3530", "2223")), 16))));
        kinds.add(kind(EntityType.PAYMENT_CARD, "card grouped", d -> {
            String card = d.card(d.oneOf(List.of("4539", "5425", "6011")), 16);
            return new Drawn(DrawnValues.grouped(card, 4, d.oneOf(List.of(" ", "-"))), card);
        }));
        kinds.add(kind(EntityType.PAYMENT_CARD, "amex", d -> same(d.card(d.oneOf(List.of("34", "37")), 15))));
        kinds.add(kind(EntityType.IPV4_ADDR, "ipv4", d -> same(ipv4(d))));
        kinds.add(kind(EntityType.IPV4_ADDR, "defanged ipv4", d -> {
            String ip = ipv4(d);
            String dot = d.oneOf(List.of("[.]", "(.)", "{.}", "[dot]", "(dot)", "{dot}"));
            boolean last = d.number(0, 2) == 0;
            int at = ip.lastIndexOf('.');
            return new Drawn(last ? ip.substring(0, at) + dot + ip.substring(at + 1) : ip.replace(".", dot), ip);
        }));
        kinds.add(kind(EntityType.IPV6_ADDR, "ipv6", d -> {
            String ip = "2001:db8:" + d.of("123456789abcdef", 4) + ":" + d.of("123456789abcdef", 3) + "::"
                    + d.of("123456789abcdef", 4);
            return same(ip);
        }));
        kinds.add(kind(EntityType.DOMAIN_NAME, "domain", d -> same(domain(d))));
        kinds.add(kind(EntityType.DOMAIN_NAME, "defanged domain", d -> {
            String domain = domain(d);
            String dot =
                    d.oneOf(List.of("[.]", "(.)", "{.}", "[dot]", "(dot)", "{dot}", " [.] ", " [dot] ", " (dot) "));
            return new Drawn(domain.replace(".", dot), domain);
        }));
        kinds.add(kind(EntityType.EMAIL_ADDR, "e-mail", d -> same(d.name() + "." + d.name() + "@" + domain(d))));
        kinds.add(kind(EntityType.EMAIL_ADDR, "defanged e-mail", d -> {
            String user = d.name() + d.number(1, 99);
            String domain = domain(d);
            String at = d.oneOf(List.of("[at]", "(at)", "{at}", " [at] ", " (at) ", "[@]", "(@)", " {at} "));
            String dot = at.startsWith(" ")
                    ? d.oneOf(List.of(" [dot] ", " (dot) ", ".", " {dot} "))
                    : d.oneOf(List.of("[.]", "(.)", "[dot]", ".", "{dot}"));
            return new Drawn(user + at + domain.replace(".", dot), user + "@" + domain);
        }));
        kinds.add(kind(
                EntityType.URL,
                "url",
                d -> same(d.oneOf(List.of("http://", "https://"))
                        + domain(d)
                        + d.oneOf(List.of("/a/login", "/dl/?id=23", "/x.php?a=1&b=2", ":8080/gate", "/")))));
        kinds.add(kind(EntityType.URL, "defanged url", d -> {
            String domain = domain(d);
            String path = d.oneOf(List.of("/a/login", "/gate/?id=63", "/f.zip", ":8443/x"));
            String scheme = d.oneOf(List.of(
                    "hxxp://",
                    "hXXps://",
                    "http[:]//",
                    "hxxps[:]//",
                    "hxxp[://]",
                    "https[://]",
                    "h**p://",
                    "hxxps://"));
            String dot = d.oneOf(List.of("[.]", "(.)", "[dot]", ".", "{.}"));
            String plain = scheme.contains("s") ? "https://" : "http://";
            return new Drawn(scheme + domain.replace(".", dot) + path, plain + domain + path);
        }));
        kinds.add(kind(EntityType.PHONE_NUMBER, "phone", d -> {
            String number = "+49" + d.oneOf(List.of("151", "160", "171")) + d.of("23456789", 8);
            return same(number.substring(0, 13));
        }));
        kinds.add(kind(EntityType.PHONE_NUMBER, "phone grouped", d -> {
            String tail = d.of("23456789", 4);
            return new Drawn(
                    d.oneOf(List.of("+1 202-555-", "+1 (202) 555-", "+1.202.555.", "+1 202 555 ")) + "01"
                            + tail.substring(2),
                    "+1202555" + "01" + tail.substring(2));
        }));
        return kinds.stream();
    }

    /** One letter in the other case, and both cases left: all of one case says nothing. */
    private static String wrongCase(DrawnValues d) {
        char[] address = d.ethereum().toCharArray();
        int at = 2;
        while (!Character.isLetter(address[at])) {
            at++;
        }
        address[at] = (char) (address[at] ^ 0x20);
        String digits = new String(address).substring(2);
        boolean mixed = digits.matches(".*[a-f].*") && digits.matches(".*[A-F].*");
        return mixed ? "0x" + digits : wrongCase(d);
    }

    private static String ipv4(DrawnValues d) {
        return d.oneOf(List.of("203.0.113.", "198.51.100.", "192.0.2.", "45.83.64.")) + d.number(1, 254);
    }

    private static String domain(DrawnValues d) {
        return d.name() + d.name() + d.oneOf(List.of("", "-shop", "24", "x")) + "." + d.oneOf(TLDS);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aValueIsFoundWhereverItStandsAndNothingElse(Kind kind) {
        Random random = new Random(kind.name().hashCode());
        DrawnValues values = new DrawnValues(random);
        List<String> wrong = new ArrayList<>();
        for (String context : CONTEXTS) {
            for (int i = 0; i < DRAWS; i++) {
                Drawn drawn = kind.draw().apply(values);
                String text = context.replace("%s", drawn.surface());
                Detection detection = DETECTOR.detect(text);
                List<String> found = detection.found().stream()
                        .map(f -> f.entity().type() + " " + plain(f.entity()) + " at "
                                + f.input().in(text))
                        .toList();
                String value =
                        kind.type() == EntityType.PAYMENT_CARD ? drawn.value().substring(0, 8) : drawn.value();
                String expected = kind.type() + " " + value + " at " + drawn.surface();
                int times = context.split("%s", -1).length - 1;
                if (!found.equals(java.util.Collections.nCopies(times, expected))) {
                    wrong.add(text.strip() + "\n      wanted " + expected + "\n      found " + found);
                    break;
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    static Stream<Kind> nearMisses() {
        return Stream.of(
                kind(EntityType.BTC_ADDRESS, "wrong base58 checksum", d -> same(d.broken(d.base58Check(0)))),
                kind(
                        EntityType.BTC_ADDRESS,
                        "wrong bech32 checksum",
                        d -> same(d.broken(d.witness("bc", 0, 20, true)))),
                kind(EntityType.BTC_ADDRESS, "version 0 as bech32m", d -> same(d.witness("bc", 0, 20, false))),
                kind(EntityType.BTC_ADDRESS, "version 1 as bech32", d -> same(d.witness("bc", 1, 32, false))),
                kind(EntityType.BTC_ADDRESS, "of the test network", d -> same(d.witness("tb", 0, 20, true))),
                kind(EntityType.BTC_ADDRESS, "another coin's version", d -> same(d.base58Check(48))),
                kind(EntityType.BTC_ADDRESS, "mixed case", d -> {
                    String address = d.witness("bc", 0, 32, true);
                    return same(address.substring(0, 20).toUpperCase(Locale.ROOT) + address.substring(20));
                }),
                kind(EntityType.XMR_ADDRESS, "wrong keccak checksum", d -> same(d.broken(d.monero(18)))),
                kind(EntityType.XMR_ADDRESS, "of Monero's test network", d -> same(d.monero(53))),
                kind(EntityType.ETH_ADDRESS, "wrong EIP-55 case", d -> same(wrongCase(d))),
                kind(EntityType.ETH_ADDRESS, "a transaction", d -> same("0x" + d.hex(64))),
                kind(EntityType.ONION_ADDRESS, "wrong onion checksum", d -> {
                    String onion = d.onion();
                    return same((onion.charAt(5) == 'a' ? onion.substring(0, 5) + 'b' : onion.substring(0, 5) + 'a')
                            + onion.substring(6));
                }),
                kind(
                        EntityType.ONION_ADDRESS,
                        "version 2",
                        d -> same(d.of("abcdefghijklmnopqrstuvwxyz234567", 16) + ".onion")),
                kind(EntityType.MESSAGING_HANDLE, "wrong tox checksum", d -> {
                    String tox = d.tox();
                    return same(tox.substring(0, 75) + (tox.charAt(75) == '0' ? '1' : '0'));
                }),
                kind(EntityType.IBAN, "wrong check digits", d -> {
                    String iban = d.iban("DE", d.of("0123456789", 18));
                    return same("DE" + (iban.startsWith("DE42") ? "43" : "42") + iban.substring(4));
                }),
                kind(EntityType.IBAN, "of another country's length", d -> same(d.iban("DE", d.of("0123456789", 19)))),
                kind(EntityType.IBAN, "of no country", d -> same(d.iban("XQ", d.of("0123456789", 18)))),
                kind(EntityType.PAYMENT_CARD, "wrong Luhn digit", d -> {
                    String card = d.card("4111", 16);
                    return same(card.substring(0, 15) + (card.charAt(15) == '9' ? '0' : (char) (card.charAt(15) + 1)));
                }),
                kind(
                        EntityType.PAYMENT_CARD,
                        "no issuer's number",
                        d -> same(d.card(d.oneOf(List.of("9", "0", "1", "7")), 16))),
                kind(EntityType.IPV4_ADDR, "five numbers", d -> same(ipv4(d) + "." + d.number(0, 9))),
                kind(EntityType.IPV4_ADDR, "too great a number", d -> same("203.0.113." + d.number(256, 999))),
                kind(
                        EntityType.IPV4_ADDR,
                        "a version",
                        d -> same("version " + d.number(1, 9) + ".2." + d.number(1, 9) + ".4")),
                kind(EntityType.IPV4_ADDR, "a product's version", d -> same("Chrome/" + d.number(80, 140) + ".0.0.0")),
                kind(EntityType.IPV6_ADDR, "a time", d -> same("12:" + d.number(10, 59) + ":" + d.number(10, 59))),
                kind(EntityType.IPV6_ADDR, "a MAC address", d -> same(DrawnValues.grouped(d.hex(12), 2, ":"))),
                kind(
                        EntityType.DOMAIN_NAME,
                        "a file",
                        d -> same(d.name() + d.oneOf(List.of(".php", ".exe", ".dll", ".txt", ".docx")))),
                kind(EntityType.DOMAIN_NAME, "no public suffix", d -> same(d.name() + ".notatld")),
                kind(EntityType.CVE, "a year before the list", d -> same("CVE-" + d.number(1970, 1998) + "-1234")),
                kind(EntityType.CVE, "too few digits", d -> same("CVE-2024-" + d.number(100, 999))),
                kind(EntityType.CVE, "a wrong prefix", d -> same("CV-2024-" + d.number(1000, 99999))),
                kind(EntityType.ATTACK_PATTERN, "no technique's number", d -> same("T" + d.number(2000, 9999))),
                kind(EntityType.ATTACK_PATTERN, "a part number", d -> same("T-" + d.number(1001, 1660))),
                kind(EntityType.MD5, "within longer digits", d -> same(d.hex(44))),
                kind(EntityType.SHA1, "within longer digits", d -> same(d.hex(52))),
                kind(
                        EntityType.MD5,
                        "a UUID",
                        d -> same(java.util
                                .UUID
                                .nameUUIDFromBytes(new byte[] {(byte) d.number(0, 99)})
                                .toString())),
                kind(EntityType.PHONE_NUMBER, "too few digits", d -> same("+49 " + d.number(10, 99))),
                kind(EntityType.PHONE_NUMBER, "no country's code", d -> same("+999 " + d.of("123456789", 9))));
    }

    @ParameterizedTest
    @MethodSource("nearMisses")
    void whatIsNearlyAValueIsNoneOfItsType(Kind kind) {
        DrawnValues values = new DrawnValues(new Random(kind.name().hashCode()));
        for (String context : CONTEXTS) {
            for (int i = 0; i < DRAWS; i++) {
                String text = context.replace("%s", kind.draw().apply(values).surface());
                assertThat(DETECTOR.detect(text).entities()).as(text).noneMatch(e -> e.type() == kind.type());
            }
        }
    }

    private static String plain(Entity entity) {
        return entity.type() == EntityType.PAYMENT_CARD ? entity.value().replace("•", "") : entity.value();
    }
}
