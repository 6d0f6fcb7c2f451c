package andon.searchapi.console;

import andon.searchapi.access.Problem;
import andon.searchapi.alerts.ChannelWish;
import andon.searchapi.alerts.MispWish;
import org.jspecify.annotations.Nullable;

/** Where a subscription tells, as its page's fields were filled in. */
record ChannelForm(
        @Nullable String email,
        @Nullable String webhook,
        @Nullable String slack,
        @Nullable String teams,
        @Nullable String syslog,
        @Nullable String misp,
        @Nullable String mispKey,
        @Nullable String mispTlp,
        @Nullable String mispDistribution,
        @Nullable Boolean mispPublish,
        @Nullable Boolean feed) {
    static final ChannelForm EMPTY = new ChannelForm("", "", "", "", "", "", "", "amber", "organisation", false, false);

    ChannelWish wish() {
        String instance = SubscriptionForm.given(misp);
        String key = SubscriptionForm.given(mispKey);
        if (instance != null && key == null) {
            throw Problem.invalid("A MISP instance needs the key of one of its users.");
        }
        return new ChannelWish(
                SubscriptionForm.given(webhook),
                SubscriptionForm.given(email),
                SubscriptionForm.given(slack),
                SubscriptionForm.given(teams),
                SubscriptionForm.given(syslog),
                instance == null
                        ? null
                        : new MispWish(
                                instance,
                                String.valueOf(key),
                                SubscriptionForm.given(mispTlp),
                                SubscriptionForm.given(mispDistribution),
                                mispPublish),
                feed);
    }

    /** Without the key: it is not shown again. */
    @Override
    public String toString() {
        return "ChannelForm[]";
    }
}
