package andon.corpus.persons;

import andon.vocabulary.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which columns of a table hold what is personal. */
final class PersonalColumns {
    private final List<Optional<PersonalLabel>> columns;
    private final int first;
    private final int last;

    private PersonalColumns(List<Optional<PersonalLabel>> columns, int first, int last) {
        this.columns = columns;
        this.first = first;
        this.last = last;
    }

    /** Null if the table is not one of persons. */
    static @Nullable PersonalColumns of(List<String> names) {
        List<Optional<PersonalLabel>> columns =
                names.stream().limit(Cells.MOST).map(PersonalLabel::of).toList();
        Set<PersonalLabel> all = EnumSet.noneOf(PersonalLabel.class);
        int first = -1;
        int last = -1;
        for (int i = 0; i < columns.size(); i++) {
            Optional<PersonalLabel> label = columns.get(i);
            label.ifPresent(all::add);
            if (label.isPresent() && label.get().isPersonal()) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        long known = columns.stream().filter(Optional::isPresent).count();
        return first < 0 || known < 2 || !areOfPersons(all) ? null : new PersonalColumns(columns, first, last);
    }

    private static boolean areOfPersons(Set<PersonalLabel> all) {
        if (all.stream().anyMatch(PersonalLabel::isHuman)) {
            return true;
        }
        return !all.contains(PersonalLabel.COMPANY)
                && (all.contains(PersonalLabel.LOGIN)
                        || all.contains(PersonalLabel.ADDRESS)
                        || all.contains(PersonalLabel.PHONE));
    }

    /** Whether all columns have names that are known. */
    boolean areAllKnown() {
        return columns.stream().allMatch(Optional::isPresent);
    }

    int size() {
        return columns.size();
    }

    /** Of a row with more cells than columns, since a value has the mark in it, all between the first and the last one. */
    void read(String text, List<Span> cells, List<Found> found) {
        int extra = cells.size() - columns.size();
        if (extra > 0) {
            Span span = new Span(
                    cells.get(first).start(),
                    cells.get(Math.max(first, last + extra)).end());
            found.add(new Found(span, false, Found.By.LABEL));
            return;
        }
        for (int i = first; i <= Math.min(last, cells.size() - 1); i++) {
            Optional<PersonalLabel> label = columns.get(i);
            if (label.isPresent()
                    && label.get().isPersonal()
                    && !Cells.isEmpty(text, cells.get(i))
                    && !(label.get().isPlace() && Amounts.begins(cells.get(i).in(text)))) {
                found.add(new Found(
                        cells.get(i), label.get().isName(), label.get().says()));
            }
        }
    }

    /** The names that stand in these cells. */
    static List<String> names(String text, List<Span> cells) {
        List<String> names = new ArrayList<>();
        cells.forEach(cell -> names.add(cell.in(text)));
        return names;
    }
}
