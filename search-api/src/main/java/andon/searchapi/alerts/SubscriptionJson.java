package andon.searchapi.alerts;

import andon.corpus.watch.News;
import andon.corpus.watch.Subscription;
import andon.corpus.watch.Subscription.Channel;
import andon.vocabulary.DocumentKind;
import andon.vocabulary.SourceId;
import andon.vocabulary.ThreatCategory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription as its owner sees it.
 *
 * @param problem why it could not be matched when it was last tried; null if it works
 * @param slack the host of each room's webhook: the rest of its address is its key
 * @param misps the instances' addresses
 * @param webhookSecret shown in the answer to the creation and never again
 * @param feedPath the feed's address behind the console's; shown in the answer to the creation and never again
 */
public record SubscriptionJson(
        long id,
        String name,
        String query,
        @Nullable String minimumSeverity,
        List<String> categories,
        List<String> languages,
        List<String> sources,
        List<String> kinds,
        List<String> news,
        TimingJson timing,
        @Nullable String problem,
        List<String> webhooks,
        List<String> emails,
        List<String> slack,
        List<String> teams,
        List<String> syslogs,
        List<String> misps,
        boolean feed,
        @Nullable String webhookSecret,
        @Nullable String feedPath) {
    public static SubscriptionJson of(Subscription s) {
        return of(s, null, null);
    }

    static SubscriptionJson of(Subscription s, @Nullable String secret, @Nullable String feedPath) {
        List<String> webhooks = new ArrayList<>();
        List<String> emails = new ArrayList<>();
        List<String> slack = new ArrayList<>();
        List<String> teams = new ArrayList<>();
        List<String> syslogs = new ArrayList<>();
        List<String> misps = new ArrayList<>();
        boolean feed = false;
        for (Channel channel : s.channels()) {
            switch (channel) {
                case Channel.Webhook webhook -> webhooks.add(webhook.address().toString());
                case Channel.Email email -> emails.add(email.address());
                case Channel.Chat chat ->
                    (chat.product() == Channel.Chat.Product.SLACK ? slack : teams)
                            .add(chat.address().getHost());
                case Channel.Syslog syslog -> syslogs.add(syslog.host() + ":" + syslog.port());
                case Channel.Misp misp -> misps.add(misp.address().toString());
                case Channel.Feed _ -> feed = true;
            }
        }
        return new SubscriptionJson(
                s.id(),
                s.name(),
                s.query(),
                s.minimumSeverity() == null ? null : s.minimumSeverity().word(),
                s.selection().categories().stream().map(ThreatCategory::word).toList(),
                List.copyOf(s.selection().languages()),
                s.selection().sources().stream().map(SourceId::value).toList(),
                s.selection().kinds().stream().map(DocumentKind::word).toList(),
                Arrays.stream(News.values())
                        .filter(s.selection()::wants)
                        .map(News::word)
                        .toList(),
                TimingJson.of(s.timing()),
                s.problem(),
                webhooks,
                emails,
                slack,
                teams,
                syslogs,
                misps,
                feed,
                secret,
                feedPath);
    }
}
