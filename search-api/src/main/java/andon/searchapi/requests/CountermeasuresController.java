package andon.searchapi.requests;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.vocabulary.ThreatCategory;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Countermeasures, playbooks and answer templates for programs. */
@RestController
class CountermeasuresController {
    private final Countermeasures countermeasures;
    private final Requests requests;

    CountermeasuresController(Countermeasures countermeasures, Requests requests) {
        this.countermeasures = countermeasures;
        this.requests = requests;
    }

    /** @param mitigations ids of ATT&CK; null: none */
    record Recommendation(
            @NotBlank @Size(max = Countermeasures.MAX_ACTION)
            String action,

            @NotBlank @Size(max = Countermeasures.MAX_OWNER) String owner,
            @Nullable LocalDate due,
            @Nullable List<String> mitigations) {}

    record State(@NotBlank String state) {}

    /** @param language {@code ja}: Japanese; else English */
    record Chosen(@NotBlank String play, @Nullable String language) {}

    record PlayJson(String id, String threat, String action, String owner, int days, List<String> mitigations) {}

    record Template(String markdown) {}

    @GetMapping("/api/v1/playbooks")
    List<PlayJson> playbooks(
            @RequestParam(required = false) @Nullable String threat, @RequestParam(defaultValue = "en") String lang) {
        List<Playbooks.Play> plays = threat == null
                ? countermeasures.playbooks().all()
                : countermeasures
                        .playbooks()
                        .against(ThreatCategory.ofWord(threat)
                                .orElseThrow(() -> Problem.invalid("threat must be one of "
                                        + Arrays.stream(ThreatCategory.values())
                                                .map(ThreatCategory::word)
                                                .toList()
                                        + ", not '" + threat + "'.")));
        Locale language = Locale.of(lang);
        return plays.stream()
                .map(p -> new PlayJson(
                        p.id(), p.threat().word(), p.action(language), p.owner(language), p.days(), p.mitigations()))
                .toList();
    }

    @GetMapping("/api/v1/requests/{id}/answer-template")
    Template template(Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "en") String lang) {
        requests.opened(viewer, id);
        return new Template(countermeasures.template(viewer, id, Locale.of(lang)));
    }

    @PostMapping("/api/v1/requests/{id}/countermeasures")
    @ResponseStatus(HttpStatus.CREATED)
    List<Casework.Countermeasure> recommend(
            Viewer viewer, @PathVariable long id, @Valid @RequestBody Recommendation recommendation) {
        List<String> mitigations = recommendation.mitigations();
        countermeasures.recommend(
                viewer,
                id,
                recommendation.action(),
                recommendation.owner(),
                recommendation.due(),
                mitigations == null ? List.of() : mitigations);
        return requests.casework(viewer, id).countermeasures();
    }

    @PostMapping("/api/v1/requests/{id}/plays")
    @ResponseStatus(HttpStatus.CREATED)
    List<Casework.Countermeasure> play(Viewer viewer, @PathVariable long id, @Valid @RequestBody Chosen chosen) {
        String language = chosen.language();
        countermeasures.play(viewer, id, chosen.play(), Locale.of(language == null ? "en" : language));
        return requests.casework(viewer, id).countermeasures();
    }

    @PutMapping("/api/v1/requests/{id}/countermeasures/{measure}/state")
    List<Casework.Countermeasure> state(
            Viewer viewer, @PathVariable long id, @PathVariable long measure, @Valid @RequestBody State state) {
        countermeasures.state(
                viewer,
                id,
                measure,
                CountermeasureState.ofWord(state.state())
                        .orElseThrow(() -> Problem.invalid("state must be one of "
                                + Arrays.stream(CountermeasureState.values())
                                        .map(CountermeasureState::word)
                                        .toList()
                                + ", not '" + state.state() + "'.")));
        return requests.casework(viewer, id).countermeasures();
    }
}
