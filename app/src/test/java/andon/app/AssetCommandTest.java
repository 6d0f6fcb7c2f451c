package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.app.settings.Given;
import andon.app.settings.SettingsFile;
import andon.searchapi.accounts.Role;
import andon.searchapi.audit.AuditFilter;
import andon.vocabulary.AssetType;
import andon.vocabulary.OrganisationId;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetCommandTest {
    private static final OrganisationId ACME = new OrganisationId("acme");

    @TempDir
    Path folder;

    private Ran run(String... args) {
        return Ran.andon(args);
    }

    private Stores stores() {
        return Stores.openWithoutIndex(
                SettingsFile.read(null, List.of(new Given("--data", "data", folder.toString()))));
    }

    @Test
    void whoConfirmsADomainWithoutProofMustSayWhyAndItIsRecorded() {
        String data = folder.toString();
        long id;
        try (Stores stores = stores()) {
            stores.accounts().createOrganisation(ACME, "Acme Corp");
            stores.accounts().createUser("mina", "lantern in the rain", Role.CUSTOMER, ACME);
            id = stores.corpus()
                    .assets()
                    .propose(ACME, AssetType.DOMAIN, "acme.example")
                    .id();
        }
        String number = Long.toString(id);
        assertThat(run("asset", "list", "--data", data).out())
                .isEqualTo(number + "\tacme\tdomain\tacme.example\tproposed\n");
        assertThat(run("asset", "confirm", number, "--data", data).code()).isEqualTo(2);
        assertThat(run("asset", "confirm", number, "--reason", " ", "--data", data)
                        .err())
                .contains("1 to 500 characters");
        assertThat(run("asset", "confirm", "4711", "--reason", "x", "--data", data)
                        .err())
                .contains("there is no asset 4711");
        assertThat(run("asset", "confirm", number, "--reason", "a network of its own", "--data", data)
                        .code())
                .isZero();
        assertThat(run("asset", "list", "--data", data).out()).contains("acme.example\tconfirmed");
        try (Stores stores = stores()) {
            assertThat(stores.audit().entries(Long.MAX_VALUE, AuditFilter.ALL, 5))
                    .anySatisfy(entry ->
                            assertThat(entry.detail()).isEqualTo("confirmed without proof: a network of its own"));
        }
    }
}
