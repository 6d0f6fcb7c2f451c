package andon.crawler.source;

import andon.vocabulary.SourceId;
import andon.vocabulary.Timetable;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A source in the making, begun from another one: each step states one thing anew. Not thread-safe. */
public final class SourceDraft {
    private SourceId id;
    private String name;
    private List<URI> addresses;
    private boolean clearWeb;
    private boolean i2p;
    private Scope scope;
    private Timetable timetable;
    private Recheck recheck;
    private Politeness politeness;
    private RequestStyle requests;
    private Source.Robots robots;
    private Optional<Access> access;
    private List<Canary> canaries;
    private Source.Terms terms;

    SourceDraft(Source from) {
        id = from.id();
        name = from.name();
        addresses = from.addresses();
        clearWeb = from.clearWeb();
        i2p = from.i2p();
        scope = from.scope();
        timetable = from.timetable();
        recheck = from.recheck();
        politeness = from.politeness();
        requests = from.requests();
        robots = from.robots();
        access = from.access();
        canaries = from.canaries();
        terms = from.terms();
    }

    /**
     * The source as stated.
     *
     * @throws IllegalArgumentException if anything is out of its bounds
     */
    public Source make() {
        return new Source(
                id,
                name,
                addresses,
                clearWeb,
                i2p,
                scope,
                timetable,
                recheck,
                politeness,
                requests,
                robots,
                access,
                canaries,
                terms);
    }

    public SourceDraft id(SourceId value) {
        id = value;
        return this;
    }

    public SourceDraft name(String value) {
        name = value;
        return this;
    }

    public SourceDraft addresses(List<URI> value) {
        addresses = List.copyOf(value);
        return this;
    }

    public SourceDraft clearWeb(boolean value) {
        clearWeb = value;
        return this;
    }

    public SourceDraft i2p(boolean value) {
        i2p = value;
        return this;
    }

    public SourceDraft scope(Scope value) {
        scope = value;
        return this;
    }

    public SourceDraft timetable(Timetable value) {
        timetable = value;
        return this;
    }

    public SourceDraft recheck(Recheck value) {
        recheck = value;
        return this;
    }

    public SourceDraft politeness(Politeness value) {
        politeness = value;
        return this;
    }

    public SourceDraft requests(RequestStyle value) {
        requests = value;
        return this;
    }

    public SourceDraft robots(Source.Robots value) {
        robots = value;
        return this;
    }

    public SourceDraft access(Access value) {
        access = Optional.of(value);
        return this;
    }

    public SourceDraft canaries(List<Canary> value) {
        canaries = List.copyOf(value);
        return this;
    }

    public SourceDraft terms(UnaryOperator<Source.Terms> change) {
        terms = change.apply(terms);
        return this;
    }

    public SourceDraft paused(boolean value) {
        return terms(t -> new Source.Terms(t.tlp(), t.legalBasis(), t.follow(), value));
    }

    public SourceDraft follow(boolean value) {
        return terms(t -> new Source.Terms(t.tlp(), t.legalBasis(), value, t.paused()));
    }
}
