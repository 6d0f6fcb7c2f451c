package andon.searchapi.alerts;

import andon.searchapi.access.Viewer;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a customer's subscription is told. */
@RestController
@RequestMapping("/api/v1/subscriptions/{id}/channels")
class ChannelsController {
    private final SubscriptionChannels channels;

    ChannelsController(SubscriptionChannels channels) {
        this.channels = channels;
    }

    record Listing(List<ChannelJson> channels) {}

    @GetMapping
    Listing list(Viewer viewer, @PathVariable long id) {
        return new Listing(channels.of(viewer, id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ChannelJson add(Viewer viewer, @PathVariable long id, @Valid @RequestBody ChannelWish wish) {
        return channels.add(viewer, id, wish);
    }

    /** Replaces it by one of the same kind. */
    @PutMapping("/{channel}")
    ChannelJson change(
            Viewer viewer, @PathVariable long id, @PathVariable long channel, @Valid @RequestBody ChannelWish wish) {
        return channels.change(viewer, id, channel, wish);
    }

    @DeleteMapping("/{channel}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Viewer viewer, @PathVariable long id, @PathVariable long channel) {
        channels.remove(viewer, id, channel);
    }
}
