package andon.app;

import static org.assertj.core.api.Assertions.assertThat;

import andon.corpus.index.IndexUnavailableException;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FailurePlaceTest {
    /** What a process of Andon writes for an error, with its own configuration. */
    private static String logged(Throwable failure) throws Exception {
        LoggerContext context = new LoggerContext();
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(Andon.class.getResource("/logback.xml")));
        var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var appender = (OutputStreamAppender<ILoggingEvent>) root.getAppender("stderr");
        var event = new LoggingEvent("", root, Level.ERROR, "page {} cannot be worked on", failure, new Object[] {7});
        String line = new String(appender.getEncoder().encode(event), StandardCharsets.UTF_8);
        context.stop();
        return line;
    }

    private static SQLException tooLong() throws SQLException {
        try (Connection h2 = DriverManager.getConnection("jdbc:h2:mem:");
                var statement = h2.createStatement()) {
            statement.execute("create table page (address varchar(20))");
            try (var insert = h2.prepareStatement("insert into page values (?)")) {
                insert.setString(1, "http://a.example/?password=Wint3rfell");
                insert.execute();
            }
        } catch (SQLException e) {
            return e;
        }
        throw new AssertionError("H2 took the value");
    }

    @Test
    void anExceptionIsLoggedByClassAndPlaceAndNotWithWhatItQuotes() throws Exception {
        SQLException quoting = tooLong();
        assertThat(quoting.getMessage()).contains("Wint3rfell");
        String line = logged(new IllegalStateException("cannot fetch http://a.example/?key=Wint3rfell", quoting));
        assertThat(line)
                .contains("ERROR", "page 7 cannot be worked on", "java.lang.IllegalStateException", "SQL state 22001")
                .contains("at andon.app.FailurePlaceTest.")
                .contains("Caused by: org.h2.jdbc.JdbcSQLDataException")
                .doesNotContain("Wint3rfell");
    }

    @Test
    void messagesThatNameOnlyFilesSocketsAndCodeAreKept() throws Exception {
        assertThat(logged(new NoSuchFileException("/var/andon/index"))).contains("/var/andon/index");
        assertThat(logged(new ConnectException("Connection refused"))).contains("Connection refused");
        assertThat(logged(new IOException("No space left on device"))).contains("No space left on device");
        assertThat(logged(new SQLException("the server does not answer", "08006")))
                .contains("the server does not answer (SQL state 08006)");
        assertThat(logged(new IndexUnavailableException("429 es_rejected_execution_exception", null)))
                .contains("429 es_rejected_execution_exception");
    }

    @Test
    void noCommandQuotesTheValueThatADatabaseRefused() throws SQLException {
        SQLException quoting = tooLong();
        assertThat(Failures.describe(new IllegalStateException("not stored: " + quoting.getMessage(), quoting)))
                .isEqualTo("the database refused a value: SQL state 22001");
    }
}
