package andon.searchapi.console;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Role;
import andon.searchapi.samples.Sample;
import andon.searchapi.samples.Samples;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.view.RedirectView;

/** A sample is handed in here before the request about it is filed; its page shows what triage says. */
@Controller
@RequestMapping("/samples")
class SampleConsole {
    private final Samples samples;

    SampleConsole(Samples samples) {
        this.samples = samples;
    }

    /** What the template asks of figures. */
    public static final class Figures {
        /** A block's height in a chart of 60 units. */
        public String height(double entropy) {
            return String.format(Locale.ROOT, "%.1f", Math.max(1, entropy * 7.5));
        }
    }

    @PostMapping
    RedirectView take(Viewer viewer, @RequestParam MultipartFile file) throws IOException {
        if (file.isEmpty()) {
            throw Problem.invalid("The file is empty.");
        }
        Sample sample =
                samples.take(viewer, Objects.requireNonNullElse(file.getOriginalFilename(), ""), file.getInputStream());
        return new RedirectView("/requests/new?type=malware-sample&sample=" + sample.id(), true);
    }

    @GetMapping("/{id}")
    String page(Viewer viewer, Model model, @PathVariable long id) {
        model.addAttribute("sample", samples.opened(viewer, id));
        model.addAttribute("figures", new Figures());
        model.addAttribute("mayTake", viewer.is(Role.ANALYST));
        return "console/sample";
    }
}
