package andon.indexer.threat;

import static org.assertj.core.api.Assertions.assertThat;

import andon.indexer.Growth;
import andon.vocabulary.Reason;
import andon.vocabulary.Reason.Cause;
import andon.vocabulary.Severity;
import andon.vocabulary.Threat;
import andon.vocabulary.ThreatCategory;
import java.util.List;
import java.util.Random;
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
    void aShortPostIsToldByWhatItReadsLikeWhereNoRuleHolds() {
        Threat threat = THREATS.in("ESXi root + vCenter of hosting provider EE europe, 3 BTC", List.of())
                .getFirst();
        assertThat(threat.category()).isEqualTo(ThreatCategory.ACCESS_SALE);
        assertThat(threat.reasons().getFirst().cause()).isEqualTo(Cause.READS_LIKE);
        assertThat(threat.reasons().getFirst().sentence()).contains("“");
    }

    @Test
    void severityStatesItsReasons() {
        Threat threat = THREATS.in("Selling VPN access to a bank, domain admin, 300 hosts", List.of())
                .getFirst();
        assertThat(threat.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(threat.reasons())
                .extracting(Reason::sentence)
                .anyMatch(r -> r.contains("administrator"))
                .anyMatch(r -> r.contains("bank"));
    }

    @Test
    void reasonsNameWhatIsDone() {
        Threat offer =
                THREATS.in("Selling VPN access to a company, $900", List.of()).getFirst();
        assertThat(offer.reasons())
                .extracting(Reason::cause)
                .contains(Cause.ACCESS_OFFERED)
                .doesNotContain(Cause.ACCESS_SOUGHT);
        Threat wanted = THREATS.in(
                        "Looking to buy VPN and RDP access to companies, revenue from 50M, good price", List.of())
                .getFirst();
        assertThat(wanted.reasons()).extracting(Reason::cause).contains(Cause.ACCESS_SOUGHT);
    }

    @Test
    void wordsThatMeetByChanceInALongTextAreNone() {
        String manual = "The database keeps the users of the mail server. Each user may change a name and an address. ";
        String more = "The administrator can then download the package and restart the service on the server. ";

        assertThat(in((manual + more).repeat(60))).isEmpty();
    }

    @Test
    void anOfferInTheMidstOfALongPageIsTold() {
        String talk = "The forum moved to a new server last week and old threads are being sorted by topic now. ";
        String offer =
                "\nSelling the customer database of a clinic, 3 million records with names, phones and passports."
                        + " Sample in the thread. Price 2 BTC, escrow welcome, contact me on telegram.\n";

        assertThat(in(talk.repeat(40) + offer + talk.repeat(40))).containsExactly(ThreatCategory.DATA_LEAK);
    }

    @Test
    void aWordCountsOnceHoweverManyTermsHoldIt() {
        // "customer data", "data" and "客户数据", "数据" stand for one thing each.
        assertThat(in("数据库升级说明，下载")).isEmpty();
    }

    @Test
    void anyMixOfWordsIsRead() {
        Random random = new Random(4);
        String pieces =
                "sell Selling 0day ( ) & $ 1,000 k м 出售 数据 ー ﾃﾞ 万 http:// a@b.c Bosnia \uD83D\uDE00 \uD800 ' ’ ? ！ \n . 9";
        String[] words = pieces.split(" ");
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(30); k >= 0; k--) {
                text.append(words[random.nextInt(words.length)]).append(random.nextBoolean() ? " " : "");
            }
            assertThat(THREATS.in(text.toString(), List.of())).isNotNull();
        }
    }

    @Test
    void hostileTextsTakeLinearTime() {
        for (String piece :
                List.of("9", "9 ", "9.", "$9", "9,999 ", "sell ", "a b? ", "出", "revenue 9", "price : ", "://", "ё")) {
            Growth.isLinear(
                    piece, 25_000, length -> Growth.repeated(piece, length), text -> THREATS.in(text, List.of()));
        }
    }
}
