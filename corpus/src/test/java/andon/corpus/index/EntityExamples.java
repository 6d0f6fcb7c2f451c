package andon.corpus.index;

import andon.corpus.query.Query.EntityField;
import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import java.util.List;
import java.util.Locale;

/** A value or two of every entity field, and what finds each: written down, not computed. */
final class EntityExamples {
    private static final String HASH = "d41d8cd98f00b204e9800998ecf8427e";
    private static final String SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String ONION = "abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrstuvwd.onion";

    static final List<Value> ALL = List.of(
            Value.of(
                    EntityField.ORG,
                    EntityType.ORGANIZATION,
                    "Acme Corp",
                    "acme corp",
                    "Àcme CORP",
                    "АСМЕ corp",
                    "Acme Cor*"),
            Value.of(EntityField.ORG, EntityType.ORGANIZATION, "Norwind AG", "norwind ag", "NORWIND*"),
            Value.of(EntityField.ACTOR, EntityType.THREAT_ACTOR, "Dark Lörd", "dark lord", "DARK LÖRD", "dark*"),
            Value.of(EntityField.MALWARE, EntityType.MALWARE, "AgentTesla", "agenttesla", "ＡgentTesla", "*tesla"),
            Value.of(
                    EntityField.DOMAIN,
                    EntityType.DOMAIN_NAME,
                    "vpn.acme.example",
                    "acme.example",
                    "VPN.acme.example",
                    "*acme*"),
            Value.of(EntityField.DOMAIN, EntityType.DOMAIN_NAME, "norwind.test", "norwind.test", "*wind.test"),
            Value.of(
                    EntityField.EMAIL,
                    EntityType.EMAIL_ADDR,
                    "jane@mail.ueda.example",
                    "Jane@mail.ueda.example",
                    "*@mail.ueda.example",
                    "ueda.example"),
            Value.of(
                    EntityField.CREDENTIAL,
                    EntityType.CREDENTIAL,
                    "bob@ito.example:p•••d",
                    "bob@ito.example",
                    "ito.example",
                    "*@ito.example"),
            Value.of(
                    EntityField.IP,
                    EntityType.IPV4_ADDR,
                    "203.0.113.77",
                    "203.0.113.77",
                    "203.0.113.0/24",
                    "203.0.112.0/23"),
            Value.of(EntityField.IP, EntityType.IPV6_ADDR, "2001:db8::7", "2001:db8:0:0::7", "2001:db8::/32"),
            Value.of(EntityField.CVE, EntityType.CVE, "CVE-2026-1234", "cve-2026-1234", "CVE-2026-12*"),
            Value.of(EntityField.CVE, EntityType.CVE, "CVE-2026-4321", "Cve-2026-4321", "*4321"),
            Value.of(EntityField.HASH, EntityType.MD5, HASH, HASH, HASH.toUpperCase(Locale.ROOT), "d41d8*"),
            Value.of(EntityField.HASH, EntityType.SHA256, SHA256, SHA256, "*b855"),
            Value.of(
                    EntityField.BTC,
                    EntityType.BTC_ADDRESS,
                    "1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
                    "1BoatSLRHtKNngkdXEeobR76b53LETtpyT",
                    "1boat*"),
            Value.of(
                    EntityField.ETH,
                    EntityType.ETH_ADDRESS,
                    "0x52908400098527886E0F7030069857D2E4169EE7",
                    "0x52908400098527886e0f7030069857d2e4169ee7",
                    "0x5290*"),
            Value.of(
                    EntityField.XMR,
                    EntityType.XMR_ADDRESS,
                    "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A",
                    "44AFFq5k*"),
            Value.of(
                    EntityField.ONION,
                    EntityType.ONION_ADDRESS,
                    ONION,
                    ONION,
                    ONION.toUpperCase(Locale.ROOT),
                    "abcdefgh*"),
            Value.of(EntityField.TECHNIQUE, EntityType.ATTACK_PATTERN, "T1566.001", "t1566.001", "T1566", "T1566*"),
            Value.of(EntityField.TECHNIQUE, EntityType.ATTACK_PATTERN, "T1078", "T1078", "t10*"),
            Value.of(
                    EntityField.HANDLE,
                    EntityType.MESSAGING_HANDLE,
                    "telegram:@darkseller",
                    "@DarkSeller",
                    "darkseller",
                    "dark*"),
            Value.of(
                    EntityField.URL,
                    EntityType.URL,
                    "https://shop.example/login?next=1",
                    "https://shop.example/login?next=1",
                    "*login*"),
            Value.of(
                    EntityField.PHONE,
                    EntityType.PHONE_NUMBER,
                    "+81 3 0000 0000",
                    "+81-3-0000-0000",
                    "+81300000000",
                    "+813*"),
            Value.of(
                    EntityField.IBAN,
                    EntityType.IBAN,
                    "DE89370400440532013000",
                    "de89 3704 0044 0532 0130 00",
                    "DE8937*"),
            Value.of(EntityField.CARD, EntityType.PAYMENT_CARD, "41111122•••••1111", "411111", "4111112", "41111122"),
            Value.of(
                    EntityField.PGP,
                    EntityType.PGP_KEY,
                    "0123456789ABCDEF0123456789ABCDEF01234567",
                    "0123 4567 89AB CDEF 0123 4567 89AB CDEF 0123 4567",
                    "01234567*"),
            Value.of(EntityField.APIKEY, EntityType.API_KEY, "ghp_•••", "test"));

    private EntityExamples() {}

    /**
     * A value that documents have.
     *
     * @param asked what finds it by its field, as it may be put between quotes
     */
    record Value(EntityField field, EntityType type, String written, List<String> asked) {
        static Value of(EntityField field, EntityType type, String written, String... asked) {
            return new Value(field, type, written, List.of(asked));
        }

        boolean is(Entity entity) {
            return entity.type() == type && entity.value().equals(written);
        }

        String word() {
            return field.name().toLowerCase(Locale.ROOT);
        }
    }
}
