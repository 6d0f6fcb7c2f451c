package andon.corpus.index.elasticsearch;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes maps as the bodies of requests. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static InputStream of(Map<String, ?> body) {
        return new ByteArrayInputStream(MAPPER.writeValueAsBytes(body));
    }
}
