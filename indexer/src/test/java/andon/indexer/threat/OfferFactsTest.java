package andon.indexer.threat;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.TextReader;
import andon.indexer.detect.Detection;
import andon.vocabulary.MaskedSecret;
import andon.vocabulary.Severity;
import andon.vocabulary.Threat;
import andon.vocabulary.ThreatFacts;
import org.junit.jupiter.api.Test;

class OfferFactsTest {
    private static final TextReader READER = new TextReader(new MaskedSecret.Key(new byte[32]));

    private static Threat threat(String text) {
        Detection detection = READER.detect(text);
        return READER.understand(detection.maskedText(), detection.entities())
                .threats()
                .getFirst();
    }

    private static ThreatFacts facts(String text) {
        return threat(text).facts();
    }

    @Test
    void accessOfferStatesKindRevenueCountryAndPrice() {
        ThreatFacts facts =
                facts("Selling VPN access, domain admin. Country: US. Revenue: $120M. Price: 3k USD, escrow.");
        assertThat(facts.access()).containsExactly("domain-admin", "vpn");
        assertThat(facts.revenue()).isEqualTo("$120M");
        assertThat(facts.country()).isEqualTo("US");
        assertThat(facts.price()).isEqualTo("3k USD");
    }

    @Test
    void factsAreReadInOtherLanguages() {
        ThreatFacts russian = facts("Продам доступ в сеть завода в Испании, доход 50кк, рдп, цена 2000$");
        assertThat(russian.revenue()).isEqualTo("50кк");
        assertThat(russian.country()).isEqualTo("ES");
        assertThat(russian.access()).containsExactly("rdp");
        assertThat(russian.price()).isEqualTo("2000$");
        ThreatFacts chinese = facts("出售台湾制造企业内网权限，域控，年营收2亿美元，价格3万U");
        assertThat(chinese.country()).isEqualTo("TW");
        assertThat(chinese.revenue()).isEqualTo("2亿美元");
        assertThat(chinese.price()).isEqualTo("3万U");
        ThreatFacts german = facts("Verkaufe VPN-Zugang zu einer Firma in Österreich, Umsatz 90 Mio, 2000 Euro");
        assertThat(german.country()).isEqualTo("AT");
        assertThat(german.price()).isEqualTo("2000 Euro");
    }

    @Test
    void leakStatesItsTargetAndVolume() {
        ThreatFacts facts = facts("Quellmark Logistics GmbH refused to pay. We publish 320 GB of stolen data.");
        assertThat(facts.target()).contains("Quellmark Logistics");
        assertThat(facts.volume()).isEqualTo("320 GB");
        assertThat(facts.price()).isNull();
    }

    @Test
    void severityGrowsWithRightsAndAmounts() {
        assertThat(threat("Selling a customer database, 500 rows, $20").severity())
                .isEqualTo(Severity.MEDIUM);
        assertThat(threat("Selling a customer database, 5 million rows, $900").severity())
                .isEqualTo(Severity.HIGH);
    }

    @Test
    void pronounIsNoCountry() {
        assertThat(facts("Selling RDP access to a company, contact us, $100").country())
                .isNull();
    }

    @Test
    void aWordBehindANumberIsNoVolume() {
        assertThat(Amounts.in("The profile has the number 1234\nTo use it go from 3 to the dump.")
                        .volumes())
                .isEmpty();
        assertThat(Amounts.in("Fuite de Quellmark, 50 Go de documents").volumes())
                .containsExactly("50 Go");
    }
}
