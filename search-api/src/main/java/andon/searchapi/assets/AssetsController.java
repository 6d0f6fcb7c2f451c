package andon.searchapi.assets;

import andon.corpus.watch.Assets;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Accounts;
import andon.searchapi.accounts.Role;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.vocabulary.Asset;
import andon.vocabulary.AssetType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A customer proposes what it owns; an analyst confirms it. */
@RestController
@RequestMapping("/api/v1/assets")
class AssetsController {
    private final Assets assets;
    private final Accounts accounts;
    private final AuditLog audit;

    AssetsController(Assets assets, Accounts accounts, AuditLog audit) {
        this.assets = assets;
        this.accounts = accounts;
        this.audit = audit;
    }

    record Proposal(
            @NotBlank String type,
            @NotBlank @Size(max = 253) String value) {}

    record AssetJson(long id, String organisation, String type, String value, boolean confirmed) {
        static AssetJson of(Asset asset) {
            return new AssetJson(
                    asset.id(), asset.owner().value(), asset.type().word(), asset.value(), asset.confirmed());
        }
    }

    record Listing(List<AssetJson> assets) {}

    @GetMapping
    Listing list(Viewer viewer) {
        List<Asset> listed = viewer.is(Role.CUSTOMER)
                ? assets.of(viewer.user().organisation())
                : accounts.organisations().stream()
                        .flatMap(organisation -> assets.of(organisation.id()).stream())
                        .toList();
        return new Listing(listed.stream().map(AssetJson::of).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AssetJson propose(Viewer viewer, @Valid @RequestBody Proposal proposal) {
        AssetType type = AssetType.ofWord(proposal.type())
                .orElseThrow(() -> Problem.invalid("type must be one of "
                        + String.join(
                                ", ",
                                Arrays.stream(AssetType.values())
                                        .map(AssetType::word)
                                        .toList())
                        + ", not '" + proposal.type() + "'."));
        Asset asset =
                Problem.invalidIfRefused(() -> assets.propose(viewer.user().organisation(), type, proposal.value()));
        audit.record(
                viewer, Action.ASSET_CHANGE, "asset " + asset.id(), "proposed " + type.word() + " " + asset.value());
        return AssetJson.of(asset);
    }

    @PostMapping("/{id}/confirmation")
    AssetJson confirm(Viewer viewer, @PathVariable long id) {
        Asset asset = assets.confirm(id).orElseThrow(() -> Problem.notFound("Asset " + id));
        audit.record(viewer, Action.ASSET_CHANGE, "asset " + id, "confirmed");
        return AssetJson.of(asset);
    }
}
