package andon.searchapi.audit;

import andon.searchapi.access.Viewer;

/** Who does what is recorded. */
public sealed interface Actor {
    /** What to call them where it is kept. */
    String name();

    /** Somebody signed in. */
    record User(Viewer viewer) implements Actor {
        @Override
        public String name() {
            return viewer.user().name();
        }
    }

    /** A command on the machine, which no user of Andon gives. */
    record Command(String who) implements Actor {
        @Override
        public String name() {
            return who;
        }
    }
}
