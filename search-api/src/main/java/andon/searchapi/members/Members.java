package andon.searchapi.members;

import andon.database.Database;
import andon.searchapi.access.Problem;
import andon.searchapi.access.Viewer;
import andon.searchapi.accounts.AccountLinks;
import andon.searchapi.accounts.Accounts;
import andon.searchapi.accounts.ApiKey;
import andon.searchapi.accounts.ApiKeys;
import andon.searchapi.accounts.Role;
import andon.searchapi.accounts.User;
import andon.searchapi.audit.AuditLog;
import andon.searchapi.audit.AuditLog.Action;
import andon.vocabulary.OrganisationId;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Who may look after which account: operators after all, a customer who is a manager after those of its own organisation,
 * nobody after the own one, so that nobody raises or locks out oneself. Customers see their own organisation's. Every change
 * is in the audit log. Thread-safe.
 */
public final class Members {
    private final Database database;
    private final Accounts accounts;
    private final ApiKeys keys;
    private final AccountLinks links;
    private final MemberTable table;
    private final AuditLog audit;
    private final boolean passwords;
    private final InstantSource clock;

    /** @param passwords whether accounts are signed in to with passwords of Andon's */
    public Members(
            Database database,
            Accounts accounts,
            ApiKeys keys,
            AccountLinks links,
            AuditLog audit,
            boolean passwords,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.keys = keys;
        this.links = links;
        this.table = new MemberTable(database);
        this.audit = audit;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** Whom the viewer may see: by organisation and name, disabled ones too. */
    public List<Member> of(Viewer viewer) {
        return table.of(
                viewer.is(Role.OPERATOR) ? null : viewer.user().organisation().value(), clock.instant());
    }

    /** Whether the viewer looks after any accounts but the own one. */
    public boolean looksAfterSome(Viewer viewer) {
        return viewer.is(Role.OPERATOR)
                || viewer.is(Role.CUSTOMER) && table.isManager(viewer.user().id());
    }

    public boolean looksAfter(Viewer viewer, Member member) {
        return member.id() != viewer.user().id() && isVisible(viewer, member) && looksAfterSome(viewer);
    }

    private static boolean isVisible(Viewer viewer, Member member) {
        return switch (viewer.user().role()) {
            case OPERATOR -> true;
            case CUSTOMER -> viewer.user().organisation().value().equals(member.organisation());
            case ANALYST, AUDITOR -> false;
        };
    }

    /** @throws org.springframework.web.ErrorResponseException not found, if it is not there or not the viewer's to see */
    public Member member(Viewer viewer, long id) {
        return table.find(id, clock.instant())
                .filter(member -> isVisible(viewer, member))
                .orElseThrow(() -> Problem.notFound("Member " + id));
    }

    /**
     * Makes an account. A manager makes customers of the own organisation; an operator's organisation is made if there is none.
     *
     * @param organisation for customers; null for staff
     */
    public Member.Issued create(Viewer viewer, String name, Role role, @Nullable String organisation) {
        boolean operator = viewer.is(Role.OPERATOR);
        if (!looksAfterSome(viewer)
                || !operator
                        && (role != Role.CUSTOMER
                                || !viewer.user().organisation().value().equals(organisation))) {
            throw Problem.of(HttpStatus.FORBIDDEN, "You may not make such an account.");
        }
        String password = Accounts.newPassword();
        return database.inTransaction(() -> {
            User made = Problem.invalidIfRefused(() -> {
                OrganisationId owner = organisation == null ? null : new OrganisationId(organisation);
                if (owner != null && accounts.organisation(owner).isEmpty()) {
                    accounts.createOrganisation(owner, owner.value());
                    audit.record(viewer, Action.ACCESS_CHANGE, "organisation " + owner, "made");
                }
                return accounts.createUser(name, password, role, owner);
            });
            record(viewer, name, "made, " + role.word() + (organisation == null ? "" : " of " + organisation));
            return new Member.Issued(member(viewer, made.id()), passwords ? password : null);
        });
    }

    /** A new password in place of one that was lost, or that somebody else knows: it ends the sessions begun with that one. */
    public Member.Issued newPassword(Viewer viewer, long id) {
        if (!passwords) {
            throw Problem.conflict("People sign in at the identity provider; there are no passwords here.");
        }
        String password = Accounts.newPassword();
        Member changed = change(viewer, id, member -> {
            accounts.setPassword(member.name(), password);
            record(viewer, member.name(), "new password");
        });
        return new Member.Issued(changed, password);
    }

    /** Shuts an account with all its keys, or opens it again. */
    public Member disabled(Viewer viewer, long id, boolean disabled) {
        return change(viewer, id, member -> {
            if (member.disabled() != disabled) {
                table.disabled(id, disabled);
                record(viewer, member.name(), disabled ? "disabled" : "enabled");
            }
        });
    }

    /** Lets a customer look after the accounts of its organisation, or no longer. */
    public Member manager(Viewer viewer, long id, boolean manager) {
        return change(viewer, id, member -> {
            if (member.role() != Role.CUSTOMER) {
                throw Problem.conflict("Only customers look after an organisation.");
            }
            if (member.manager() != manager) {
                table.manager(id, manager);
                record(viewer, member.name(), manager ? "made a manager" : "no manager any more");
            }
        });
    }

    /** Gives one of the staff another role: an operator's decision. */
    public Member role(Viewer viewer, long id, Role role) {
        return change(viewer, id, member -> {
            if (!viewer.is(Role.OPERATOR)) {
                throw Problem.of(HttpStatus.FORBIDDEN, "Only operators give roles.");
            }
            if (role == Role.CUSTOMER || member.role() == Role.CUSTOMER) {
                throw Problem.conflict("A customer stays one, and staff stay staff: make another account.");
            }
            if (member.role() != role) {
                table.role(id, role);
                record(viewer, member.name(), "role " + member.role().word() + " changed to " + role.word());
            }
        });
    }

    /** Parts an account from its person at the identity provider; the next first sign-in links it anew. */
    public Member unlink(Viewer viewer, long id) {
        return change(viewer, id, member -> {
            if (links.unlink(new User(member.id(), member.name(), member.role(), member.organisation()))) {
                record(viewer, member.name(), "parted from the identity provider");
            }
        });
    }

    private Member change(Viewer viewer, long id, Consumer<Member> change) {
        return database.inTransaction(() -> {
            Member member = member(viewer, id);
            if (!looksAfter(viewer, member)) {
                throw Problem.of(
                        HttpStatus.FORBIDDEN,
                        member.id() == viewer.user().id()
                                ? "Nobody changes the own rights; ask another who looks after accounts."
                                : "You do not look after this account.");
            }
            change.accept(member);
            return member(viewer, id);
        });
    }

    private void record(Viewer viewer, String name, String what) {
        audit.record(viewer, Action.ACCESS_CHANGE, "user " + name, what);
    }

    /** A member's keys, newest first, for who looks after the member. */
    public List<ApiKey> keys(Viewer viewer, Member member) {
        return looksAfter(viewer, member)
                ? keys.of(new User(member.id(), member.name(), member.role(), member.organisation()))
                : List.of();
    }

    /** Takes back a key of somebody whom the viewer looks after. */
    public void revokeKey(Viewer viewer, long id, long key) {
        change(viewer, id, member -> {
            boolean theirs = keys(viewer, member).stream().anyMatch(known -> known.id() == key);
            if (!theirs) {
                throw Problem.notFound("Key " + key);
            }
            revoke(viewer, member.name(), key);
        });
    }

    private void revoke(Viewer viewer, String owner, long key) {
        if (keys.revoke(key)) {
            audit.record(viewer, Action.ACCESS_CHANGE, "key " + key, "of " + owner + " revoked");
        }
    }
}
