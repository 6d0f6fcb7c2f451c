package andon.searchapi.requests;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.vocabulary.DocumentId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Requests for programs. */
@RestController
@RequestMapping("/api/v1/requests")
class RequestsController {
    private final Requests requests;

    RequestsController(Requests requests) {
        this.requests = requests;
    }

    record Text(@NotBlank String body) {}

    /** @param question whether it opens an answered request again; null: it does */
    record NewMessage(@NotBlank String body, @Nullable Boolean question) {
        boolean isQuestion() {
            return question == null || question;
        }
    }

    record Pin(
            @NotBlank String document,
            @NotBlank @Size(max = Requests.MAX_NOTE) String note,
            @Nullable String passage) {}

    record State(@NotBlank String state) {}

    record Judged(@NotBlank String judgement, @NotBlank String admiralty) {}

    /** A version of an answer without its content. */
    record Version(
            int version,
            Instant answeredAt,
            String answeredBy,
            @Nullable String author,
            Instant due) {
        static Version of(Answer answer) {
            return new Version(
                    answer.version(), answer.answeredAt(), answer.answeredBy(), answer.author(), answer.due());
        }
    }

    record Listing(List<RequestJson> requests) {}

    @GetMapping
    Listing list(Viewer viewer) {
        return new Listing(requests.queue(viewer).stream()
                .map(r -> RequestJson.of(r, null, requests.standing(r), requests.now()))
                .toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    RequestJson file(Viewer viewer, @RequestBody Filing filing) {
        return json(viewer, requests.file(viewer, filing.urgency(), filing.label(), filing.question()));
    }

    @GetMapping("/{id}")
    RequestJson one(Viewer viewer, @PathVariable long id) {
        return json(viewer, requests.opened(viewer, id));
    }

    @PutMapping("/{id}/state")
    RequestJson move(Viewer viewer, @PathVariable long id, @Valid @RequestBody State state) {
        RequestState to = oneOf("state", state.state(), RequestState.ofWord(state.state()), RequestState.values());
        return json(viewer, requests.move(viewer, id, to));
    }

    @GetMapping("/{id}/messages")
    List<Casework.Message> messages(Viewer viewer, @PathVariable long id) {
        return requests.casework(viewer, id).messages();
    }

    @PostMapping(path = "/{id}/messages", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    List<Casework.Message> write(Viewer viewer, @PathVariable long id, @Valid @RequestBody NewMessage message) {
        requests.write(viewer, id, message.body(), List.of(), message.isQuestion());
        return messages(viewer, id);
    }

    /** The same with files. */
    @PostMapping(path = "/{id}/messages", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    List<Casework.Message> writeWithFiles(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam String body,
            @RequestParam(defaultValue = "true") boolean question,
            @RequestParam List<MultipartFile> file) {
        requests.write(viewer, id, body, Uploads.of(file), question);
        return messages(viewer, id);
    }

    @GetMapping("/{id}/attachments/{attachment}")
    ResponseEntity<byte[]> attachment(Viewer viewer, @PathVariable long id, @PathVariable long attachment) {
        return AttachmentAnswer.of(requests.attachment(viewer, id, attachment));
    }

    @GetMapping("/{id}/findings")
    List<Casework.Finding> findings(Viewer viewer, @PathVariable long id) {
        return requests.casework(viewer, id).findings();
    }

    @PostMapping("/{id}/findings")
    @ResponseStatus(HttpStatus.CREATED)
    List<Casework.Finding> pin(Viewer viewer, @PathVariable long id, @Valid @RequestBody Pin pin) {
        DocumentId document = Problem.invalidIfRefused(() -> new DocumentId(pin.document()));
        requests.pin(viewer, id, document, pin.note(), pin.passage());
        return findings(viewer, id);
    }

    @PutMapping("/{id}/findings/{finding}/judgement")
    List<Casework.Finding> judge(
            Viewer viewer, @PathVariable long id, @PathVariable long finding, @Valid @RequestBody Judged judged) {
        requests.judge(
                viewer,
                id,
                finding,
                oneOf("judgement", judged.judgement(), Ladder.ofWord(judged.judgement()), Ladder.values()),
                Problem.invalidIfRefused(() -> Admiralty.parse(judged.admiralty())));
        return findings(viewer, id);
    }

    @GetMapping("/{id}/answers")
    List<Version> answers(Viewer viewer, @PathVariable long id) {
        requests.opened(viewer, id);
        return requests.answers(viewer, id).stream().map(Version::of).toList();
    }

    @GetMapping("/{id}/answers/{version}")
    Answer answer(Viewer viewer, @PathVariable long id, @PathVariable int version) {
        requests.opened(viewer, id);
        return requests.answer(viewer, id, version);
    }

    @GetMapping("/{id}/commentary")
    List<Casework.Commentary> commentary(Viewer viewer, @PathVariable long id) {
        return requests.casework(viewer, id).commentary();
    }

    @PostMapping("/{id}/commentary")
    @ResponseStatus(HttpStatus.CREATED)
    List<Casework.Commentary> comment(Viewer viewer, @PathVariable long id, @Valid @RequestBody Text text) {
        requests.comment(viewer, id, text.body());
        return commentary(viewer, id);
    }

    @GetMapping("/{id}/countermeasures")
    List<Casework.Countermeasure> countermeasures(Viewer viewer, @PathVariable long id) {
        return requests.casework(viewer, id).countermeasures();
    }

    private RequestJson json(Viewer viewer, Request request) {
        return RequestJson.of(
                request, requests.firstLook(viewer, request.id()), requests.standing(request), requests.now());
    }

    private static <T extends Enum<T>> T oneOf(String name, String word, Optional<T> parsed, T[] values) {
        return parsed.orElseThrow(() -> Problem.invalid(name + " must be one of "
                + String.join(
                        ", ",
                        Arrays.stream(values)
                                .map(v -> v.name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', '-'))
                                .toList())
                + ", not '" + word + "'."));
    }
}
