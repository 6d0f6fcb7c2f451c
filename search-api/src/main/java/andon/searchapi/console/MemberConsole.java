package andon.searchapi.console;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Accounts;
import andon.searchapi.accounts.Role;
import andon.searchapi.members.Member;
import andon.searchapi.members.Members;
import andon.searchapi.members.OwnAccess;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** Who has access: a customer's organisation, or everybody for operators. */
@Controller
@RequestMapping("/members")
class MemberConsole {
    private static final List<Role> STAFF =
            Arrays.stream(Role.values()).filter(role -> role != Role.CUSTOMER).toList();

    private final Members members;
    private final OwnAccess own;
    private final Accounts accounts;
    private final InstantSource clock;

    MemberConsole(Members members, OwnAccess own, Accounts accounts, InstantSource clock) {
        this.members = members;
        this.own = own;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GetMapping
    String list(Viewer viewer, Model model) {
        model.addAttribute("members", members.of(viewer));
        model.addAttribute("mayMake", members.looksAfterSome(viewer));
        model.addAttribute("passwords", own.hasPassword());
        if (viewer.is(Role.OPERATOR)) {
            model.addAttribute("roles", Role.values());
            model.addAttribute("organisations", accounts.organisations());
        }
        return "console/members";
    }

    @PostMapping
    String create(
            Viewer viewer,
            Model model,
            @RequestParam String name,
            @RequestParam(defaultValue = "customer") String role,
            @RequestParam(defaultValue = "") String organisation) {
        boolean operator = viewer.is(Role.OPERATOR);
        String owner =
                operator ? organisation.strip() : viewer.user().organisation().value();
        Member.Issued made = members.create(viewer, name.strip(), role(role), owner.isEmpty() ? null : owner);
        return member(viewer, model, made.member().id(), made);
    }

    private static Role role(String word) {
        return Role.ofWord(word).orElseThrow(() -> Problem.invalid("There is no role '" + word + "'."));
    }

    @GetMapping("/{id}")
    String member(Viewer viewer, Model model, @PathVariable long id) {
        return member(viewer, model, id, null);
    }

    /** The answer to the form itself shows a new password, so that it stands in no address, session or second page. */
    private String member(Viewer viewer, Model model, long id, Member.@Nullable Issued issued) {
        Member member = members.member(viewer, id);
        model.addAttribute("member", member);
        model.addAttribute("mayChange", members.looksAfter(viewer, member));
        model.addAttribute("self", member.id() == viewer.user().id());
        model.addAttribute("roles", STAFF);
        model.addAttribute("passwords", own.hasPassword());
        model.addAttribute("keys", KeyLine.of(members.keys(viewer, member), clock.instant()));
        model.addAttribute("made", issued != null);
        model.addAttribute("password", issued == null ? null : issued.password());
        return "console/member";
    }

    @PostMapping("/{id}/password")
    String password(Viewer viewer, Model model, @PathVariable long id) {
        return member(viewer, model, id, members.newPassword(viewer, id));
    }

    @PostMapping("/{id}/state")
    RedirectView state(Viewer viewer, @PathVariable long id, @RequestParam boolean disabled) {
        return at(members.disabled(viewer, id, disabled));
    }

    @PostMapping("/{id}/manager")
    RedirectView manager(Viewer viewer, @PathVariable long id, @RequestParam boolean manager) {
        return at(members.manager(viewer, id, manager));
    }

    @PostMapping("/{id}/role")
    RedirectView role(Viewer viewer, @PathVariable long id, @RequestParam String role) {
        return at(members.role(viewer, id, role(role)));
    }

    @PostMapping("/{id}/parting")
    RedirectView unlink(Viewer viewer, @PathVariable long id) {
        return at(members.unlink(viewer, id));
    }

    @PostMapping("/{id}/keys/{key}/revocation")
    RedirectView revoke(Viewer viewer, @PathVariable long id, @PathVariable long key) {
        members.revokeKey(viewer, id, key);
        return new RedirectView("/members/" + id, true);
    }

    private static RedirectView at(Member member) {
        return new RedirectView("/members/" + member.id(), true);
    }
}
