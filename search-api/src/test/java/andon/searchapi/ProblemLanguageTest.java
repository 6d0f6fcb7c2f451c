package andon.searchapi;

import static org.assertj.core.api.Assertions.assertThat;

import andon.searchapi.accounts.Role;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What went wrong is told in the caller's language, wherever it went wrong: before the controllers, in them, behind them. */
class ProblemLanguageTest {
    @TempDir
    static Path folder;

    private static World world;
    private static String key;

    @BeforeAll
    static void open() throws Exception {
        world = new World(folder);
        world.people();
        key = world.key("mina", Role.CUSTOMER, World.ACME);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static HttpResponse<String> ask(String path, @Nullable String language, @Nullable String credential)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(world.address + path));
        if (language != null) {
            request.header("Accept-Language", language);
        }
        if (credential != null) {
            request.header("Authorization", "Bearer " + credential);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode problem(HttpResponse<String> answer) {
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        return JsonMapper.builder().build().readTree(answer.body());
    }

    private static String detail(String path, @Nullable String language) throws Exception {
        return problem(ask(path, language, key)).path("detail").asString();
    }

    @Test
    void aServicesRefusalIsToldInTheLanguageThatIsAskedFor() throws Exception {
        assertThat(detail("/api/v1/requests/77", "ja")).isEqualTo("依頼 77は存在しないか、閲覧する権限がありません。");
        assertThat(detail("/api/v1/requests/77", "ja-JP,ja;q=0.9,en;q=0.5")).startsWith("依頼 77");
        for (String language : new String[] {null, "en", "de", "en,ja;q=0.5", "%%"}) {
            assertThat(detail("/api/v1/requests/77", language))
                    .isEqualTo("Request 77 does not exist, or you may not see it.");
        }
    }

    @Test
    void soAreWrongValuesQueriesAndWhatSpringRefuses() throws Exception {
        assertThat(detail("/api/v1/documents?limit=0", "ja")).startsWith("limit は 1～");
        JsonNode query = problem(ask("/api/v1/documents?q=%28acme", "ja", key));
        assertThat(query.path("detail").asString()).startsWith("検索式を読み取れません: 1 文字目: ");
        assertThat(query.path("title").asString()).isEqualTo("検索式の書き方");
        assertThat(query.path("column").asInt()).isEqualTo(1);
        assertThat(detail("/api/v1/documents?limit=many", "ja")).isEqualTo("「limit」の値「many」を読み取れません。");
        assertThat(detail("/api/v1/entities/email", "ja")).isEqualTo("必須のパラメーター「value」がありません。");
    }

    @Test
    void soIsWhatFiltersRefuse() throws Exception {
        HttpResponse<String> answer = ask("/api/v1/requests", "ja", null);
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(problem(answer).path("detail").asString())
                .contains("キーは運用者が")
                .contains("Bearer KEY");
        assertThat(problem(answer).path("title").asString()).isEqualTo("認証が必要です");
        assertThat(answer.headers().firstValue("content-language")).hasValue("ja");
        assertThat(answer.headers().allValues("vary")).contains("Accept-Language");
        assertThat(problem(ask("/api/v1/audit", "ja", key)).path("detail").asString())
                .contains("あなたの役割では");
    }

    @Test
    void thePageSaysTheSame() throws Exception {
        Browser mina = new Browser(world.address).signIn("mina", World.PASSWORD);
        mina.get("/requests?lang=ja");
        assertThat(mina.get("/requests/77").body()).contains("依頼 77は存在しないか、閲覧する権限がありません。");
    }
}
