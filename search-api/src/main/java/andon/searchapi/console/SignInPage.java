package andon.searchapi.console;

import andon.searchapi.oidc.ProviderDoor;
import andon.searchapi.oidc.ProviderSignIn.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The sign-in page; Spring Security takes what it sends. */
@Controller
class SignInPage {
    private final @Nullable ProviderDoor provider;

    SignInPage(ObjectProvider<ProviderDoor> provider) {
        this.provider = provider.getIfAvailable();
    }

    @GetMapping("/sign-in")
    String page(
            Model model,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(required = false) @Nullable Integer wait,
            @RequestParam(required = false) @Nullable String out,
            @RequestParam(name = "provider", required = false) @Nullable String refusal) {
        model.addAttribute("refused", refused != null);
        model.addAttribute("out", out != null);
        model.addAttribute("wait", wait);
        model.addAttribute("passwords", provider == null || provider.besidePasswords());
        if (provider != null) {
            model.addAttribute("provider", provider.name());
            model.addAttribute("signOut", out == null ? null : ProviderDoor.signOutOnce(request));
            model.addAttribute(
                    "refusal",
                    refusal == null
                            ? null
                            : Refusal.ofWord(refusal).map(Refusal::word).orElse(null));
        }
        return "console/sign-in";
    }
}
