package andon.corpus.hunt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import andon.corpus.Documents;
import andon.vocabulary.Document;
import andon.vocabulary.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueListTest {
    private static Document text(String text) {
        return Documents.document("1").text(text).build();
    }

    @Test
    void valuesStandAsWholeWordsInAnySpelling() throws RuleSyntaxException {
        ValueList list = ValueList.parse("# customers\n\nAcme Corp\nacme.example\n10.0.0.1\n東京電力\n");
        assertThat(list.match(text("sold by ＡＣＭＥ corp today"))).contains(List.of(new Span(8, 17)));
        assertThat(list.match(text("vpn.ACME.example"))).isPresent();
        assertThat(list.match(text("110.0.0.1 acmecorp Acme"))).isEmpty();
        assertThat(list.match(text("新しい東京電力の話"))).isPresent();
    }

    @Test
    void theLongestValueIsThePlace() throws RuleSyntaxException {
        assertThat(ValueList.parse("acme\nacme corp").match(text("acme corp"))).contains(List.of(new Span(0, 9)));
    }

    @Test
    void whatIsLeftOfASecretIsNeverFound() throws RuleSyntaxException {
        assertThat(ValueList.parse("h\n2").match(text("svc:h•••2"))).isEmpty();
    }

    @Test
    void whatCannotBeLookedForIsRefusedByLine() {
        assertThatThrownBy(() -> ValueList.parse("# nothing")).hasMessageContaining("at least one value");
        assertThatThrownBy(() -> ValueList.parse("a\n•••")).hasMessageContaining("line 2");
        assertThatThrownBy(() -> ValueList.parse("x".repeat(201))).hasMessageContaining("at most 200");
        assertThatThrownBy(() -> ValueList.parse("x\n".repeat(1_001))).hasMessageContaining("line 1001");
    }
}
