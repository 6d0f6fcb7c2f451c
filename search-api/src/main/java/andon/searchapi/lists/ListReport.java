package andon.searchapi.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of a list, or what would become of it. A list is taken whole or not at all.
 *
 * @param taken whether anything was changed; never of a look and never if there are faults
 * @param added what is new
 * @param known what was there already, and stays as it is
 * @param faults what cannot be taken, by place, the first {@value #SHOWN}
 * @param faultCount how many there are
 * @param passedOver how many entries were left out, by what they are
 */
public record ListReport(
        boolean taken,
        List<Entry> added,
        List<Entry> known,
        List<Fault> faults,
        int faultCount,
        Map<String, Integer> passedOver) {
    public static final int SHOWN = 100;

    public ListReport {
        added = List.copyOf(added);
        known = List.copyOf(known);
        faults = List.copyOf(faults);
        passedOver = Map.copyOf(passedOver);
    }

    /**
     * One entry.
     *
     * @param place its line, or the number of its attribute
     * @param what its type, or the source's id
     */
    public record Entry(int place, String what, String value) {}

    /** @param reason what is wrong and what was expected, for people */
    public record Fault(int place, String reason) {}

    /** Gathers a report. */
    public static final class Notes {
        private final List<Entry> added = new ArrayList<>();
        private final List<Entry> known = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();
        private final Map<String, Integer> passedOver = new TreeMap<>();
        private int faultCount;

        public void added(Entry entry) {
            added.add(entry);
        }

        public void known(Entry entry) {
            known.add(entry);
        }

        public void wrong(int place, String reason) {
            faultCount++;
            if (faults.size() < SHOWN) {
                faults.add(new Fault(place, reason));
            }
        }

        /** @param what such as {@code sha256} */
        public void passOver(String what) {
            passOver(what, 1);
        }

        public void passOver(String what, int count) {
            if (count > 0) {
                passedOver.merge(what, count, Integer::sum);
            }
        }

        public boolean isFaulty() {
            return faultCount > 0;
        }

        public ListReport report(boolean taken) {
            return new ListReport(taken, added, known, faults, faultCount, passedOver);
        }
    }
}
