package andon.searchapi.assets;

import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.Accounts;
import andon.searchapi.accounts.Organisation;
import andon.searchapi.accounts.Role;
import andon.vocabulary.Asset;
import andon.vocabulary.AssetType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A customer proposes what it owns and proves its domains; an analyst confirms the rest. */
@RestController
@RequestMapping("/api/v1/assets")
class AssetsController {
    private final AssetProofs assets;
    private final Accounts accounts;

    AssetsController(AssetProofs assets, Accounts accounts) {
        this.assets = assets;
        this.accounts = accounts;
    }

    record Proposal(
            @NotBlank String type,
            @NotBlank @Size(max = 253) String value) {}

    /**
     * @param challenge for its owner only
     * @param proveBy until when it goes on although it was never proven; null: no such term
     * @param archive how far what was collected before is searched for it, and in how many documents it was found
     */
    record AssetJson(
            long id,
            String organisation,
            String type,
            String value,
            boolean confirmed,
            String state,
            @Nullable String method,
            @Nullable Instant lookedAt,
            String result,
            @Nullable Instant failingSince,
            @Nullable Instant proveBy,
            OwnedAsset.@Nullable Challenge challenge,
            ArchiveTable.@Nullable Progress archive) {
        static AssetJson of(Viewer viewer, OwnedAsset owned) {
            Asset asset = owned.asset();
            return new AssetJson(
                    asset.id(),
                    asset.owner().value(),
                    asset.type().word(),
                    asset.value(),
                    asset.confirmed(),
                    owned.state().word(),
                    owned.method(),
                    owned.lookedAt(),
                    owned.result(),
                    owned.failingSince(),
                    owned.proveBy(),
                    viewer.is(Role.CUSTOMER) ? owned.challenge() : null,
                    owned.archive());
        }
    }

    record Listing(List<AssetJson> assets) {}

    @GetMapping
    Listing list(Viewer viewer) {
        List<OwnedAsset> listed = viewer.is(Role.CUSTOMER)
                ? assets.of(viewer.user().organisation())
                : assets.of(accounts.organisations().stream().map(Organisation::id));
        return new Listing(
                listed.stream().map(owned -> AssetJson.of(viewer, owned)).toList());
    }

    @GetMapping("/{id}")
    AssetJson one(Viewer viewer, @PathVariable long id) {
        return AssetJson.of(viewer, assets.asset(viewer, id));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AssetJson propose(Viewer viewer, @Valid @RequestBody Proposal proposal) {
        return AssetJson.of(viewer, assets.propose(viewer, type(proposal.type()), proposal.value()));
    }

    static AssetType type(String word) {
        return AssetType.ofWord(word)
                .orElseThrow(() -> Problem.invalid("type must be one of "
                        + String.join(
                                ", ",
                                Arrays.stream(AssetType.values())
                                        .map(AssetType::word)
                                        .toList())
                        + ", not '" + word + "'."));
    }

    /** Looks for the proof of a domain now. */
    @PostMapping("/{id}/look")
    AssetJson look(Viewer viewer, @PathVariable long id) {
        return AssetJson.of(viewer, assets.look(viewer, id));
    }

    @PostMapping("/{id}/confirmation")
    AssetJson confirm(Viewer viewer, @PathVariable long id) {
        return AssetJson.of(viewer, assets.confirm(viewer, id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Viewer viewer, @PathVariable long id) {
        assets.withdraw(viewer, id);
    }
}
