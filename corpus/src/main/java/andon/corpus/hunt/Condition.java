package andon.corpus.hunt;

import java.util.List;
import java.util.Set;

/** When a rule matches, told by which of its strings were found. */
sealed interface Condition {
    boolean holds(Set<String> found);

    record Found(String id) implements Condition {
        @Override
        public boolean holds(Set<String> found) {
            return found.contains(id);
        }
    }

    record Not(Condition part) implements Condition {
        @Override
        public boolean holds(Set<String> found) {
            return !part.holds(found);
        }
    }

    record And(List<Condition> parts) implements Condition {
        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Set<String> found) {
            return parts.stream().allMatch(part -> part.holds(found));
        }
    }

    record Or(List<Condition> parts) implements Condition {
        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Set<String> found) {
            return parts.stream().anyMatch(part -> part.holds(found));
        }
    }

    /** At least {@code count} of {@code ids}. */
    record AtLeast(int count, Set<String> ids) implements Condition {
        public AtLeast {
            ids = Set.copyOf(ids);
        }

        @Override
        public boolean holds(Set<String> found) {
            return ids.stream().filter(found::contains).count() >= count;
        }
    }
}
