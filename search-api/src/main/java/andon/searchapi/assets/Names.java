package andon.searchapi.assets;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks names up in the DNS. Thread-safe. */
interface Names {
    /** Of one name so many records are looked at. */
    int MAX_RECORDS = 100;

    /** What came of a look-up. */
    sealed interface Texts {
        /** The name's TXT records, maybe none. */
        record Found(List<String> records) implements Texts {
            public Found {
                records = List.copyOf(records);
            }
        }

        /** No server said whether there are any. */
        record Failed(String reason) implements Texts {}
    }

    Texts texts(String name);

    /** @throws UnknownHostException if it has none, or no server says so */
    List<InetAddress> addresses(String host) throws UnknownHostException;
}
