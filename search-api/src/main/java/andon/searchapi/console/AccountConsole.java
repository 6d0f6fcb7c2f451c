package andon.searchapi.console;

import andon.searchapi.access.OwnSession;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.ApiKeys;
import andon.searchapi.accounts.KeyScope;
import andon.searchapi.members.OwnAccess;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** One's own access: the keys of one's programs, and the password. */
@Controller
@RequestMapping("/account")
class AccountConsole {
    private final OwnAccess own;
    private final InstantSource clock;

    AccountConsole(OwnAccess own, InstantSource clock) {
        this.own = own;
        this.clock = clock;
    }

    @GetMapping
    String page(Viewer viewer, Model model, @RequestParam(required = false) boolean changed) {
        model.addAttribute("keys", KeyLine.of(own.keys(viewer), clock.instant()));
        model.addAttribute("scopes", KeyScope.values());
        model.addAttribute("mostDays", ApiKeys.MAX_VALIDITY.toDays());
        model.addAttribute("passwords", own.hasPassword());
        model.addAttribute("changed", changed);
        model.addAttribute("organisation", viewer.user().organisationSlug());
        return "console/account";
    }

    /** The answer to the form itself shows the key, so that it stands in no address, session or second page. */
    @PostMapping("/keys")
    String createKey(
            Viewer viewer,
            Model model,
            @RequestParam String label,
            @RequestParam int days,
            @RequestParam(defaultValue = "read") String scope) {
        KeyScope wished =
                KeyScope.ofWord(scope).orElseThrow(() -> Problem.invalid("There is no scope '" + scope + "'."));
        model.addAttribute("issued", own.createKey(viewer, label, days, wished));
        return page(viewer, model, false);
    }

    @PostMapping("/keys/{id}/revocation")
    RedirectView revoke(Viewer viewer, @PathVariable long id) {
        own.revokeKey(viewer, id);
        return new RedirectView("/account", true);
    }

    @PostMapping("/password")
    RedirectView password(
            Viewer viewer,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam String present,
            @RequestParam String wished,
            @RequestParam String again) {
        if (!wished.equals(again)) {
            throw Problem.invalid("The new password was written in two ways. Write it twice alike.");
        }
        OwnSession.renew(request, response, viewer.user(), own.changePassword(viewer, present, wished));
        return new RedirectView("/account?changed=true", true);
    }
}
