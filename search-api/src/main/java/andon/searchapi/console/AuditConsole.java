package andon.searchapi.console;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.audit.AuditFilter;
import andon.searchapi.audit.AuditLog.Action;
import andon.searchapi.audit.AuditLog.Entry;
import andon.searchapi.audit.AuditTrail;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The audit log for auditors: who did what, from where, when. */
@Controller
class AuditConsole {
    private static final int PAGE = 100;

    private final AuditTrail trail;

    AuditConsole(AuditTrail trail) {
        this.trail = trail;
    }

    /** What was asked for, so that the form keeps it. */
    record Asked(
            String user,
            String action,
            String subject,
            String text,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        /** Days are whole and in UTC; {@code to} belongs to them. */
        AuditFilter filter() {
            return Problem.invalidIfRefused(() -> new AuditFilter(
                    user,
                    action,
                    subject,
                    text,
                    from == null ? null : from.atStartOfDay().toInstant(ZoneOffset.UTC),
                    to == null ? null : to.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC)));
        }

        String page(long before) {
            UriComponentsBuilder link = UriComponentsBuilder.fromPath("/audit")
                    .queryParam("user", "{user}")
                    .queryParam("action", "{action}")
                    .queryParam("subject", "{subject}")
                    .queryParam("text", "{text}");
            if (from != null) {
                link.queryParam("from", from);
            }
            if (to != null) {
                link.queryParam("to", to);
            }
            return link.queryParam("cursor", before)
                    .encode()
                    .buildAndExpand(user, action, subject, text)
                    .toUriString();
        }
    }

    @GetMapping("/audit")
    String page(
            Viewer viewer,
            Model model,
            @RequestParam(defaultValue = "") String user,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable String cursor) {
        Asked asked = new Asked(user, action, subject, text, from, to);
        List<Entry> entries = trail.read(viewer, asked.filter(), cursor, PAGE);
        model.addAttribute("asked", asked);
        model.addAttribute("entries", entries);
        model.addAttribute(
                "actions",
                Arrays.stream(Action.values()).map(Action::word).sorted().toList());
        model.addAttribute(
                "next",
                entries.size() < PAGE ? null : asked.page(entries.getLast().id()));
        return "console/audit";
    }
}
