package andon.searchapi.assets;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Accounts;
import andon.searchapi.accounts.Role;
import andon.searchapi.audit.Actor;
import andon.searchapi.lists.BadListException;
import andon.searchapi.lists.ListReport;
import andon.vocabulary.OrganisationId;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whole lists of assets, as CSV or from MISP: a customer's own, or brought by an analyst for one. */
@RestController
@RequestMapping("/api/v1/watch-lists")
public class WatchListController {
    private final AssetImport imports;
    private final Accounts accounts;

    WatchListController(AssetImport imports, Accounts accounts) {
        this.imports = imports;
        this.accounts = accounts;
    }

    /**
     * Proposes what the body names.
     *
     * @param organisation whose assets they are; a customer's are its own
     * @param look whether it is only said what would become of the list
     */
    @PostMapping
    ListReport take(
            Viewer viewer,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "false") boolean look,
            @RequestBody byte[] list) {
        return take(imports, accounts, viewer, organisation, list, look);
    }

    /** The same for the console. */
    public static ListReport take(
            AssetImport imports, Accounts accounts, Viewer viewer, String organisation, byte[] list, boolean look) {
        OrganisationId owner = owner(accounts, viewer, organisation.strip());
        try {
            return imports.take(new Actor.User(viewer), owner, list, look);
        } catch (BadListException e) {
            throw Problem.invalid("Nothing was changed: " + e.reason() + ".");
        }
    }

    private static OrganisationId owner(Accounts accounts, Viewer viewer, String organisation) {
        if (viewer.is(Role.CUSTOMER)) {
            OrganisationId own = viewer.user().organisation();
            if (!organisation.isEmpty() && !organisation.equals(own.value())) {
                throw Problem.invalid("A customer's list holds its own assets; leave the organisation out.");
            }
            return own;
        }
        return accounts.organisations().stream()
                .map(known -> known.id())
                .filter(id -> id.value().equals(organisation))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("There is no organisation '" + organisation + "'."));
    }
}
