package andon.testbed.world;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the slots of a template with values of one company and of chance, each already marked as what it is.
 *
 * <p>Slots: {@code {org} {domain} {vpn} {defanged} {ip} {email} {cred} {url} {portal} {btc} {notbtc} {eth} {card}
 * {bincard} {notcard} {md5} {sha1} {sha256} {cve} {iban} {onion} {handle} {stealer} {n} {price}}.
 */
final class Slots {
    private static final Pattern SLOT = Pattern.compile("\\{([a-z0-9]+)}");
    /** Prefixes that card schemes keep for tests. */
    private static final String TEST_BIN = "555555";

    private static final String WATCHED_BIN = "424242";

    private final Company company;
    private final Dice dice;

    Slots(Company company, Dice dice) {
        this.company = company;
        this.dice = dice;
    }

    Prose fill(String template) {
        return Prose.of(SLOT.matcher(template).replaceAll(slot -> Matcher.quoteReplacement(value(slot.group(1)))));
    }

    private String value(String slot) {
        String domain = company.domain();
        return switch (slot) {
            case "org" -> mark("org", company.name());
            case "domain" -> mark("domain", domain);
            case "vpn" -> mark("domain", "vpn." + domain);
            case "defanged" -> "<<domain " + domain.replace(".", "[.]") + "|" + domain + ">>";
            case "ip" -> mark("ip", company.address(dice));
            case "email" -> mark("email", Values.email(domain, dice));
            case "cred" -> mark("cred", Values.email(domain, dice) + ":" + Values.password(dice));
            case "stealer" -> stealer();
            case "url" -> mark("url", "https://www." + domain + "/news/" + dice.digits(4));
            case "portal" -> mark("url", "https://portal." + domain + "/remote/login/index.php?realm=staff&lang=en");
            case "btc" -> mark("btc", Values.bitcoin(dice));
            case "notbtc" -> mark("notbtc", Values.bitcoinLookalike(dice));
            case "eth" -> mark("eth", Values.ethereum(dice));
            case "card" -> mark("card", Values.card(TEST_BIN, dice));
            case "bincard" -> mark("card", Values.card(WATCHED_BIN, dice));
            case "notcard" -> mark("notcard", Values.cardLookalike(TEST_BIN, dice));
            case "md5" -> mark("md5", dice.hex(32));
            case "sha1" -> mark("sha1", dice.hex(40));
            case "sha256" -> mark("sha256", dice.hex(64));
            case "cve" -> mark("cve", "CVE-2026-" + dice.between(1000, 59999));
            case "iban" -> mark("iban", Values.iban(dice));
            case "onion" -> mark("onion", Values.onion(dice));
            case "handle" -> {
                String name = dice.pick(Cast.WORDS).toLowerCase(Locale.ROOT) + "_" + dice.digits(3);
                yield mark("handle", "@" + name + "|" + name);
            }
            case "n" -> Integer.toString(dice.between(3, 950));
            case "price" -> dice.between(2, 95) + "00";
            default -> throw new IllegalArgumentException("no slot is called " + slot);
        };
    }

    /** One record of a stealer's log: address, login and password on lines of their own. */
    private String stealer() {
        String account = Values.email(company.domain(), dice);
        return "URL: " + mark("url", "https://portal." + company.domain() + "/login") + "\nLogin: "
                + mark("email", account) + "\nPassword: " + mark("password", Values.password(dice) + "|" + account);
    }

    private static String mark(String mark, String value) {
        return "<<" + mark + " " + value + ">>";
    }
}
