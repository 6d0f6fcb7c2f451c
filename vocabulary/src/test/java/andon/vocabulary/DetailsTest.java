package andon.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class DetailsTest {
    @Test
    void pricesAreEqualWhateverZerosStandBehindThem() {
        assertThat(new Details.Price(new BigDecimal("40.00"), "USD"))
                .isEqualTo(new Details.Price(new BigDecimal("40"), "USD"));
        assertThat(new Details.Price(new BigDecimal("1500"), "USD").amount()).hasToString("1500");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Details.Price(new BigDecimal("-1"), "USD"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Details.NONE.withPosition(0)).hasMessageContaining("count from 1");
    }

    @Test
    void precisionIsNamedInTheSingular() {
        assertThat(Details.NONE.precisionWord()).isNull();
        assertThat(Details.NONE.withPostedPrecision(ChronoUnit.DAYS).precisionWord())
                .isEqualTo("day");
    }
}
