package andon.searchapi.requests;

import andon.evidence.EvidenceStore;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A request's evidence as a file, by key and for the console's session. */
@RestController
class EvidenceBundleController {
    private static final Logger log = LoggerFactory.getLogger(EvidenceBundleController.class);

    private final Requests requests;
    private final EvidenceStore evidence;
    private final AuditLog audit;

    EvidenceBundleController(Requests requests, EvidenceStore evidence, AuditLog audit) {
        this.requests = requests;
        this.evidence = evidence;
        this.audit = audit;
    }

    @GetMapping({"/api/v1/requests/{id}/evidence-bundle", "/requests/{id}/evidence-bundle"})
    void bundle(Viewer viewer, @PathVariable long id, HttpServletResponse response) {
        List<Casework.Finding> findings = requests.casework(viewer, id).findings();
        EvidenceBundle bundle = bundle(id, findings);
        audit.record(
                viewer,
                Action.EVIDENCE_VIEW,
                "request " + id,
                "bundle of captures "
                        + bundle.captures().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"andon-request-" + id + "-evidence.zip\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try {
            bundle.writeTo(response.getOutputStream());
        } catch (IOException e) {
            // Without its end a ZIP file does not open: what broke off cannot pass for the whole.
            log.error("An evidence bundle broke off", e);
        }
    }

    private EvidenceBundle bundle(long id, List<Casework.Finding> findings) {
        try {
            return EvidenceBundle.of(id, findings, evidence, requests.now());
        } catch (IOException e) {
            log.error("The evidence of request {} cannot be bundled; run 'andon verify'", id, e);
            throw Problem.conflict(
                    "The evidence of request " + id + " is damaged; an operator has to run 'andon verify'.");
        }
    }
}
