package andon.searchapi.requests;

import andon.searchapi.access.Viewer;
import java.util.List;

/**
 * What is known besides documents: the port by which the knowledge base and the samples' triage add to first looks. Beans of
 * this type are asked one after another; each says something of the questions that it knows, and nothing of the others.
 */
public interface FirstLookFacts {
    /**
     * @param facts in the order in which they are to be shown
     * @param coverage what was asked and how fresh it is, so that no facts mean something
     */
    record Known(List<FirstLook.Facts> facts, List<FirstLook.Coverage> coverage) {
        public static final Known NOTHING = new Known(List.of(), List.of());

        public Known {
            facts = List.copyOf(facts);
            coverage = List.copyOf(coverage);
        }
    }

    default Known darkWebSearch(Viewer viewer, Question.DarkWebSearch question) {
        return Known.NOTHING;
    }

    default Known threatReport(Viewer viewer, Question.ThreatReport question) {
        return Known.NOTHING;
    }

    default Known malwareSample(Viewer viewer, Question.MalwareSample question) {
        return Known.NOTHING;
    }

    default Known malwareContext(Viewer viewer, Question.MalwareContext question) {
        return Known.NOTHING;
    }

    default Known vulnerability(Viewer viewer, Question.Vulnerability question) {
        return Known.NOTHING;
    }
}
