package andon.corpus.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.corpus.EachDatabase;
import andon.corpus.query.QuerySyntaxException;
import andon.database.Database;
import andon.vocabulary.OrganisationId;
import andon.vocabulary.Severity;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SqlSubscriptionsTest {
    private static final OrganisationId ACME = new OrganisationId("acme");
    private static final Subscription.Channel MAIL = new Subscription.Channel.Email("soc@acme.example");
    private static final String SECRET = "whsec_" + "QUJD".repeat(8);
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-01T00:00:00Z"));

    @ParameterizedTest
    @EnumSource
    void whatIsStoredIsReadBack(EachDatabase kind) throws Exception {
        try (Database database = kind.open()) {
            SqlSubscriptions subscriptions = new SqlSubscriptions(database, CLOCK);
            Subscription.Channel hook = new Subscription.Channel.Webhook(URI.create("http://h.example/x"), SECRET);
            Subscription one =
                    subscriptions.create(ACME, "one", "lang:ru доступ", Severity.MEDIUM, List.of(hook, MAIL));
            Subscription two = subscriptions.create(new OrganisationId("b"), "two", "", null, List.of(MAIL));
            assertThat(subscriptions.of(ACME)).containsExactly(one);
            assertThat(subscriptions.all()).containsExactly(one, two);
            assertThat(one.toString()).doesNotContain(SECRET);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotWorkIsRefusedWhenItIsStored(EachDatabase kind) {
        try (Database database = kind.open()) {
            SqlSubscriptions subscriptions = new SqlSubscriptions(database, CLOCK);
            assertThatThrownBy(() -> subscriptions.create(ACME, "n", "colour:red", null, List.of(MAIL)))
                    .isInstanceOf(QuerySyntaxException.class)
                    .hasMessageContaining("column 1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> subscriptions.create(ACME, " ", "", null, List.of(MAIL)));
            for (Subscription.Channel bad : List.of(
                    new Subscription.Channel.Webhook(URI.create("ftp://h.example/"), SECRET),
                    new Subscription.Channel.Webhook(URI.create("https://u:p@h.example/"), SECRET),
                    new Subscription.Channel.Webhook(URI.create("https://h.example/"), "secret"),
                    new Subscription.Channel.Webhook(URI.create("https://h.example/"), "whsec_QUJD"),
                    new Subscription.Channel.Email("nobody"),
                    new Subscription.Channel.Email("a@b.example\r\nBcc: c@d.example"))) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> subscriptions.create(ACME, "n", "", null, List.of(bad)));
            }
            assertThat(subscriptions.all()).isEmpty();
        }
    }
}
