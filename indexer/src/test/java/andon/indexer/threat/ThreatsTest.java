package andon.indexer.threat;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.Severity;
import andon.vocabulary.Threat;
import andon.vocabulary.ThreatCategory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreatsTest {
    private static final Threats THREATS = new Threats();

    private static List<ThreatCategory> in(String text) {
        return THREATS.in(text, List.of()).stream().map(Threat::category).toList();
    }

    @Test
    void offersInFourLanguagesAreThreats() {
        assertThat(in("Selling RDP access to a logistics company, domain admin"))
                .containsExactly(ThreatCategory.ACCESS_SALE);
        assertThat(in("Продам доступ в сеть завода")).containsExactly(ThreatCategory.ACCESS_SALE);
        assertThat(in("出售公司内网权限")).containsExactly(ThreatCategory.ACCESS_SALE);
        assertThat(in("会社のアクセス権を売ります")).containsExactly(ThreatCategory.ACCESS_SALE);
    }

    @Test
    void denialsJokesNewsAndWarningsAreNone() {
        assertThat(in("Norwind was not hacked. There is no leak.")).isEmpty();
        assertThat(in("Just kidding, selling access to the moon")).isEmpty();
        assertThat(in("Новость: суд вынес приговор за продажу доступов")).isEmpty();
        assertThat(in("Is anybody selling vpn access here?")).isEmpty();
    }

    @Test
    void severityStatesItsReasons() {
        Threat threat = THREATS.in("Selling VPN access to a bank, domain admin, 300 hosts", List.of())
                .getFirst();
        assertThat(threat.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(threat.reasons()).anyMatch(r -> r.contains("administrator")).anyMatch(r -> r.contains("bank"));
    }
}
