package andon.searchapi.requests;

import static andon.searchapi.accounts.Role.ANALYST;
import static andon.searchapi.accounts.Role.CUSTOMER;

import andon.searchapi.accounts.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Where a request stands, and who moves it on. */
public enum RequestState {
    OPEN,
    ACCEPTED,
    /** An analyst asked the customer something; the clocks stand still. */
    WAITING_FOR_CUSTOMER,
    IN_REVIEW,
    ANSWERED,
    CLOSED,
    DECLINED;

    /** An allowed step. */
    private record Step(RequestState from, RequestState to, Set<Role> roles) {}

    private static final List<Step> STEPS = List.of(
            new Step(OPEN, ACCEPTED, Set.of(ANALYST)),
            new Step(OPEN, DECLINED, Set.of(ANALYST)),
            new Step(ACCEPTED, WAITING_FOR_CUSTOMER, Set.of(ANALYST)),
            new Step(ACCEPTED, IN_REVIEW, Set.of(ANALYST)),
            new Step(ACCEPTED, DECLINED, Set.of(ANALYST)),
            new Step(WAITING_FOR_CUSTOMER, ACCEPTED, Set.of(ANALYST)),
            new Step(WAITING_FOR_CUSTOMER, DECLINED, Set.of(ANALYST)),
            new Step(IN_REVIEW, ACCEPTED, Set.of(ANALYST)),
            new Step(IN_REVIEW, ANSWERED, Set.of(ANALYST)),
            new Step(ANSWERED, IN_REVIEW, Set.of(ANALYST)),
            new Step(ANSWERED, CLOSED, Set.of(CUSTOMER, ANALYST)));

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<RequestState> ofWord(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
    }

    /** Where {@code role} can move a request from here. */
    public List<RequestState> next(Role role) {
        return STEPS.stream()
                .filter(step -> step.from == this && step.roles.contains(role))
                .map(Step::to)
                .toList();
    }

    /** Whether work on it is over. */
    public boolean isOver() {
        return this == CLOSED || this == DECLINED;
    }
}
