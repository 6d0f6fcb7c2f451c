package andon.searchapi.console;

import andon.corpus.ledger.DocumentLedger;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Role;
import andon.searchapi.deposits.Deposits;
import andon.searchapi.deposits.DepositsController;
import java.io.IOException;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.view.RedirectView;

/** Files of text are handed in here, and what was handed in is listed. */
@Controller
@RequestMapping("/deposits")
class DepositConsole {
    private final Deposits deposits;
    private final DocumentLedger ledger;

    DepositConsole(Deposits deposits, DocumentLedger ledger) {
        this.deposits = deposits;
        this.ledger = ledger;
    }

    @GetMapping
    String page(Viewer viewer, Model model) {
        model.addAttribute("deposits", DepositsController.seen(deposits, viewer));
        model.addAttribute("indexed", ledger.indexedSeq());
        model.addAttribute("mayHandIn", !viewer.is(Role.AUDITOR));
        return "console/deposits";
    }

    @PostMapping
    RedirectView take(
            Viewer viewer,
            @RequestParam MultipartFile file,
            @RequestParam String origin,
            @RequestParam(defaultValue = "") String source)
            throws IOException {
        DepositsController.orProblem(
                deposits,
                viewer,
                file.getInputStream(),
                Objects.requireNonNullElse(file.getOriginalFilename(), ""),
                source,
                origin);
        return new RedirectView("/deposits", true);
    }
}
