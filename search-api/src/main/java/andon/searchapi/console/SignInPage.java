package andon.searchapi.console;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page; Spring Security takes what it sends. */
@Controller
class SignInPage {
    @GetMapping("/sign-in")
    String page(
            Model model,
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(required = false) @Nullable Integer wait,
            @RequestParam(required = false) @Nullable String out) {
        model.addAttribute("refused", refused != null);
        model.addAttribute("out", out != null);
        model.addAttribute("wait", wait);
        return "console/sign-in";
    }
}
