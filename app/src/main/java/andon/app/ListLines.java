package andon.app;

import andon.searchapi.lists.ListReport;
import java.util.stream.Collectors;

/** Prints what became of a list. */
final class ListLines {
    private ListLines() {}

    /** Entries go to standard output, all else to standard error; gives the exit code. */
    static int print(Place place, ListReport report) {
        report.added().forEach(entry -> place.out().println(line("new", entry)));
        report.known().forEach(entry -> place.out().println(line("known", entry)));
        report.faults().forEach(fault -> place.err().println("line " + fault.place() + ": " + fault.reason()));
        if (report.faultCount() > report.faults().size()) {
            place.err().println("and " + (report.faultCount() - report.faults().size()) + " more");
        }
        if (!report.passedOver().isEmpty()) {
            place.err()
                    .println("passed over: "
                            + report.passedOver().entrySet().stream()
                                    .sorted(java.util.Map.Entry.comparingByKey())
                                    .map(entry -> entry.getValue() + " " + entry.getKey())
                                    .collect(Collectors.joining(", ")));
        }
        place.err()
                .println(report.added().size() + " new, " + report.known().size() + " known, " + report.faultCount()
                        + " wrong" + (report.taken() ? "" : "; nothing was changed"));
        return report.faultCount() == 0 ? 0 : 1;
    }

    private static String line(String what, ListReport.Entry entry) {
        return entry.place() + "\t" + what + "\t" + entry.what() + "\t" + entry.value();
    }
}
