package andon.indexer.names;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names in sentences, which the trained models find. */
class RunningTextTest {
    private static final Names NAMES = new Names();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Selling access to Baikal Retail: RDP on the domain controller, 117 hosts. | Baikal Retail
                    Selling access to Lindholm Energy, VPN and local admin. | Lindholm Energy
                    We have the whole database of Castellan Retail Stores for sale. | Castellan Retail Stores
                    """)
    void nameGoesOnOverTheNounsThatCompaniesAreCalledBy(String text, String name) {
        List<Entity> found = NAMES.in(text, List.of(), "en");
        assertThat(found)
                .filteredOn(entity -> entity.type() == EntityType.ORGANIZATION)
                .extracting(Entity::value)
                .containsExactly(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "I read it again today, and it is as good as before.\nPosted by Hidden Nook to the board at noon.",
                "They moved to a larger house near 12 South Lindholm Ave. last year.",
            })
    void authorsAndStreetsAreNoCompanies(String text) {
        assertThat(NAMES.in(text, List.of(), "en"))
                .filteredOn(entity -> entity.type() == EntityType.ORGANIZATION)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    They wrote to the Housing Authority of New Quellmark last week. | Housing Authority of New Quellmark
                    He left the Law Offices of Armand Velmora in June. | Law Offices of Armand Velmora
                    The letter was read by the Association of Harbour and River Pilots on Monday. | Association of Harbour and River Pilots
                    """)
    void nameGoesOnOverWhatAnInstitutionIsOf(String text, String name) {
        assertThat(NAMES.in(text, List.of(), "en"))
                .filteredOn(entity -> entity.type() == EntityType.ORGANIZATION)
                .extracting(Entity::value)
                .containsExactly(name);
    }

    @Test
    void aShortFormInBracketsIsFoundAgain() {
        String text =
                "A complaint against the Velmora Fair Housing Action Center (VFHAC) was filed.\nWhat VFHAC did is known.";

        assertThat(NAMES.in(text, List.of(), "en"))
                .filteredOn(entity -> entity.type() == EntityType.ORGANIZATION)
                .extracting(Entity::value)
                .contains("Velmora Fair Housing Action Center", "VFHAC", "VFHAC");
    }
}
