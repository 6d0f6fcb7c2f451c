package andon.corpus.index.lucene;

import java.io.IOException;
import org.apache.lucene.index.AutomatonTermsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.WildcardQuery;
import org.apache.lucene.util.AttributeSource;
import org.apache.lucene.util.automaton.CompiledAutomaton;

/** Queries that go through the terms of a field, which may be millions, no longer than they may. */
final class Patterns {
    private Patterns() {}

    static PrefixQuery prefix(Term prefix, Deadline deadline) {
        return new PrefixInTime(prefix, deadline);
    }

    static WildcardQuery wildcard(Term pattern, Deadline deadline) {
        return new WildcardInTime(pattern, deadline);
    }

    /** Equal to any other of the same prefix, whenever it ends: Lucene remembers what frequent queries found. */
    private static final class PrefixInTime extends PrefixQuery {
        private final Deadline deadline;

        PrefixInTime(Term prefix, Deadline deadline) {
            super(prefix);
            this.deadline = deadline;
        }

        @Override
        protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
            return deadline.within(super.getTermsEnum(terms, attributes));
        }
    }

    private static final class WildcardInTime extends WildcardQuery {
        private final Deadline deadline;

        WildcardInTime(Term pattern, Deadline deadline) {
            super(pattern);
            this.deadline = deadline;
        }

        @Override
        protected TermsEnum getTermsEnum(Terms terms, AttributeSource attributes) throws IOException {
            if (compiled.type != CompiledAutomaton.AUTOMATON_TYPE.NORMAL) {
                return super.getTermsEnum(terms, attributes);
            }
            // Lucene's own way through the terms of a block comes back only with one that matches, and none may.
            return new AutomatonTermsEnum(deadline.within(terms.iterator()), compiled);
        }
    }
}
