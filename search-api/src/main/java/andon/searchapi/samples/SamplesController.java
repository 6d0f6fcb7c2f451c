package andon.searchapi.samples;

import andon.searchapi.access.Viewer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Malware samples: handed in by customers, looked at without being run, taken by analysts in sealed form. */
@RestController
class SamplesController {
    private final Samples samples;

    SamplesController(Samples samples) {
        this.samples = samples;
    }

    record SampleJson(
            long id, String organisation, String file, String uploadedBy, Instant uploadedAt, SampleFacts facts) {
        static SampleJson of(Sample s) {
            return new SampleJson(
                    s.id(), s.organisation().value(), s.file(), s.uploadedBy(), s.uploadedAt(), s.facts());
        }
    }

    /** One line of the list. */
    record SampleLine(
            long id, String organisation, String file, long size, String type, String sha256, Instant uploadedAt) {}

    record SampleList(List<SampleLine> samples) {}

    @GetMapping("/api/v1/samples")
    SampleList list(Viewer viewer) {
        return new SampleList(samples.list(viewer).stream()
                .map(s -> new SampleLine(
                        s.id(),
                        s.organisation().value(),
                        s.file(),
                        s.facts().size(),
                        s.facts().type(),
                        s.facts().sha256(),
                        s.uploadedAt()))
                .toList());
    }

    /**
     * Takes the body as a sample.
     *
     * @param file what it is called
     */
    @PostMapping("/api/v1/samples")
    @ResponseStatus(HttpStatus.CREATED)
    SampleJson take(Viewer viewer, @RequestParam String file, InputStream body) throws IOException {
        return SampleJson.of(samples.take(viewer, file, body));
    }

    @GetMapping("/api/v1/samples/{id}")
    SampleJson one(Viewer viewer, @PathVariable long id) {
        return SampleJson.of(samples.opened(viewer, id));
    }

    /** An encrypted ZIP file; its password is the usual {@code infected}. */
    @GetMapping({"/api/v1/samples/{id}/sealed", "/samples/{id}/sealed"})
    ResponseEntity<byte[]> sealed(Viewer viewer, @PathVariable long id) {
        byte[] zip = samples.zipped(viewer, id);
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("application/zip"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"andon-sample-" + id + ".zip\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(zip);
    }
}
