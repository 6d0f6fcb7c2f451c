package andon.searchapi.sources;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The watched sources for analysts and operators. */
@RestController
class SourcesController {
    private final SourceOverview overview;

    SourcesController(SourceOverview overview) {
        this.overview = overview;
    }

    record Sources(List<Source> sources) {}

    record Source(
            String id, String name, String state, @Nullable Instant lastVisit, long pages) {}

    @GetMapping("/api/v1/sources")
    Sources sources() {
        return new Sources(overview.sources().stream()
                .map(s -> new Source(s.id().value(), s.name(), s.state(), s.lastVisit(), s.pages()))
                .toList());
    }
}
