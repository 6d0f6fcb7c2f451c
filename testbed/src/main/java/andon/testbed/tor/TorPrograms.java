package andon.testbed.tor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where {@code tor} and {@code tor-gencert} are installed. */
record TorPrograms(Path tor, Path gencert) {
    /** Debian puts tor where the path of an ordinary user may not lead. */
    private static final String ALSO = "/usr/sbin:/usr/local/sbin:/usr/local/bin:/opt/homebrew/bin";

    static Optional<TorPrograms> find() {
        return find("tor").flatMap(tor -> find("tor-gencert").map(gencert -> new TorPrograms(tor, gencert)));
    }

    private static Optional<Path> find(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path + File.pathSeparator + ALSO)
                .flatMap(folders -> Stream.of(folders.split(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
