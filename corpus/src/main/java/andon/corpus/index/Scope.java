package andon.corpus.index;

import andon.corpus.query.Query;

/** What is asked, and for whose eyes: engines are asked nothing without both. */
public record Scope(Query query, Visibility visibility) {
    /** All that may be seen. */
    public static Scope all(Visibility visibility) {
        return new Scope(new Query.All(), visibility);
    }

    Scope and(Query more) {
        return new Scope(query instanceof Query.All ? more : new Query.And(java.util.List.of(query, more)), visibility);
    }
}
