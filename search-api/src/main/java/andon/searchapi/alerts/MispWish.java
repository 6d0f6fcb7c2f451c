package andon.searchapi.alerts;

import andon.corpus.watch.Subscription.Channel;
import andon.searchapi.access.Problem;
import andon.vocabulary.Tlp;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A MISP instance.
 *
 * @param key of a user there who may add events
 * @param tlp {@code amber} if it is left out
 * @param distribution {@code organisation}, {@code community}, {@code connected} or {@code all}; the first if it is left out
 * @param publish whether events are published at once; they are not if it is left out
 */
public record MispWish(
        @NotBlank @Size(max = 2000) String address,
        @NotBlank @Size(max = 128) String key,
        @Nullable @Size(max = 20) String tlp,
        @Nullable @Size(max = 20) String distribution,
        @Nullable Boolean publish) {
    Channel.Misp channel() {
        return new Channel.Misp(
                ChannelWish.web(address),
                key.strip(),
                tlp == null
                        ? Tlp.AMBER
                        : Tlp.ofWord(tlp)
                                .orElseThrow(() -> Problem.invalid(
                                        "tlp must be clear, green, amber, amber+strict or red, not '" + tlp + "'.")),
                distribution == null
                        ? Channel.Misp.Distribution.ORGANISATION
                        : Channel.Misp.Distribution.ofWord(distribution)
                                .orElseThrow(() -> Problem.invalid(
                                        "distribution must be organisation, community, connected or all, not '"
                                                + distribution + "'.")),
                Boolean.TRUE.equals(publish));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "MispWish[" + address + "]";
    }
}
