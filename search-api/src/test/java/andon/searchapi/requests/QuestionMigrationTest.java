package andon.searchapi.requests;

import static org.assertj.core.api.Assertions.assertThat;

import andon.database.Database;
import andon.database.DatabaseSettings;
import andon.testbed.fixtures.TestDatabase;
import java.nio.file.Path;
import java.time.LocalDate;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class QuestionMigrationTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void requestsThatWereFiledBeforeKeepTheirQuestions(TestDatabase kind) throws Exception {
        DatabaseSettings settings = kind.fresh(folder);
        String url = settings.url() + (kind == TestDatabase.H2 ? ";MODE=PostgreSQL" : "");
        DriverManagerDataSource before = new DriverManagerDataSource(url, settings.user(), settings.password());
        Flyway.configure()
                .dataSource(before)
                .locations("classpath:db/migration")
                .target("5.4")
                .load()
                .migrate();
        JdbcClient sql = JdbcClient.create(before);
        sql.sql("insert into organisation (id, name, created_at) values ('acme', 'Acme', current_timestamp)")
                .update();
        sql.sql(
                        "insert into customer_request (organisation, type, priority, state, brand, domain, question, period_from,"
                                + " period_to, filed_by, filed_at, first_reply_due, answer_due, first_look) values ('acme',"
                                + " 'DARK_WEB_SEARCH', 'ROUTINE', 'OPEN', ?, null, ?, '2026-10-01', '2026-11-20', 'mina',"
                                + " current_timestamp, current_timestamp, current_timestamp, ?)")
                .params(
                        "Acme \"\\\" Corp",
                        "two\nlines\twith\\n a backslash",
                        "{\"takenAt\":\"2026-11-20T09:00:00Z\",\"searched\":\"x\",\"documents\":0,\"timelineOf\":0,"
                                + "\"timeline\":[],\"sources\":[],\"threats\":[],\"suggestions\":[],\"coverage\":[]}")
                .update();
        try (Database database = Database.open(settings)) {
            RequestTable table = new RequestTable(database);
            assertThat(table.find(1).orElseThrow().question())
                    .isEqualTo(new Question.DarkWebSearch(
                            "Acme \"\\\" Corp",
                            null,
                            "two\nlines\twith\\n a backslash",
                            LocalDate.of(2026, 10, 1),
                            LocalDate.of(2026, 11, 20)));
            assertThat(table.firstLook(1).orElseThrow().facts()).isEmpty();
        }
    }
}
