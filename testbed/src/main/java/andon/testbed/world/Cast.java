package andon.testbed.world;

import andon.testbed.world.WatchedCompany.WatchedAsset;
import andon.vocabulary.AssetType;
import andon.vocabulary.OrganisationId;
import java.util.List;
import java.util.Map;

/** Who there is: three customers, many companies nobody watches, and the people who write. */
final class Cast {
    static final Company ACME = new Company("Acme Freight", "acme-freight.example", "203.0.113.", 1, 62);
    static final Company NORWIND = new Company("Norwind", "norwind.example", "198.51.100.", 65, 94);
    static final Company LUMERA = new Company("Lumera Bank", "lumera-bank.example", "203.0.113.", 129, 190);

    static final List<WatchedCompany> WATCHED = List.of(
            new WatchedCompany(
                    new OrganisationId("acme-freight"),
                    "Acme Freight",
                    List.of(
                            new WatchedAsset(AssetType.NAME, "Acme Freight"),
                            new WatchedAsset(AssetType.DOMAIN, "acme-freight.example"),
                            new WatchedAsset(AssetType.EMAIL_DOMAIN, "acme-freight.example"),
                            new WatchedAsset(AssetType.IP_RANGE, "203.0.113.0/26"))),
            new WatchedCompany(
                    new OrganisationId("norwind"),
                    "Norwind",
                    List.of(
                            new WatchedAsset(AssetType.NAME, "Norwind"),
                            new WatchedAsset(AssetType.DOMAIN, "norwind.example"),
                            new WatchedAsset(AssetType.EMAIL_DOMAIN, "norwind.example"),
                            new WatchedAsset(AssetType.IP_RANGE, "198.51.100.64/27"),
                            new WatchedAsset(AssetType.EXECUTIVE, "Marit Solvang"))),
            new WatchedCompany(
                    new OrganisationId("lumera-bank"),
                    "Lumera Bank",
                    List.of(
                            new WatchedAsset(AssetType.NAME, "Lumera Bank"),
                            new WatchedAsset(AssetType.NAME, "ルメラ銀行"),
                            new WatchedAsset(AssetType.NAME, "卢梅拉银行"),
                            new WatchedAsset(AssetType.DOMAIN, "lumera-bank.example"),
                            new WatchedAsset(AssetType.EMAIL_DOMAIN, "lumera-bank.example"),
                            new WatchedAsset(AssetType.CARD_BIN, "424242"),
                            new WatchedAsset(AssetType.KEYWORD, "LumeraPay"))));

    /** Not watched by anybody. */
    static final List<Company> OTHERS = List.of(
            other("Brightholm Dairy", "brightholm.example", 1),
            other("Quillfeather Insurance", "quillfeather.example", 10),
            other("Tarnwell Clinics", "tarnwell.test", 20),
            other("Ostrava Gears", "ostravagears.example", 30),
            other("Pellworm Shipping", "pellworm.test", 40),
            other("Verdant Acres", "verdantacres.example", 50),
            other("Copperline Telecom", "copperline.example", 60),
            other("Sablemoor School District", "sablemoor.invalid", 70),
            other("Halvorsen Timber", "halvorsen-timber.example", 80),
            other("Mirador Hotels", "mirador-hotels.test", 90),
            other("Castellan Legal", "castellan-legal.example", 100),
            other("Fenwick Robotics", "fenwick-robotics.example", 110),
            other("Ashgrove Pharma", "ashgrove.example", 120),
            other("Zephyrine Airlines", "zephyrine.test", 130),
            other("Granite Peak Credit Union", "granitepeak.example", 140),
            other("Lowland Water Board", "lowlandwater.example", 150),
            other("Kitano Foods", "kitanofoods.example", 160),
            other("Baikal Retail", "baikalretail.test", 170),
            other("Jade River Textiles", "jaderiver.example", 180),
            other("Umbra Games", "umbragames.invalid", 190));

    static final List<String> FIRST_NAMES = List.of(
            "anna", "boris", "carlos", "dmitri", "elena", "farid", "greta", "hiro", "ivan", "jonas", "katya", "lin",
            "maria", "nils", "olga", "pavel", "rosa", "sven", "tomo", "yuki");
    static final List<String> LAST_NAMES = List.of(
            "abel", "berg", "costa", "dahl", "eriks", "fischer", "gruber", "holm", "ito", "jansen", "kovacs", "lund",
            "mori", "novak", "olsen", "petrov", "quist", "rossi", "sato", "wong");
    static final List<String> WORDS =
            List.of("dragon", "winter", "Summer", "monkey", "silver", "Falcon", "orange", "matrix", "shadow", "Harbor");

    private static final Map<String, Company> BY_NAME = Map.of("acme", ACME, "norwind", NORWIND, "lumera", LUMERA);

    private Cast() {}

    static Company watched(String shortName) {
        Company company = BY_NAME.get(shortName);
        if (company == null) {
            throw new IllegalArgumentException("no watched company is called " + shortName);
        }
        return company;
    }

    private static Company other(String name, String domain, int low) {
        return new Company(name, domain, "192.0.2.", low, low + 9);
    }
}
