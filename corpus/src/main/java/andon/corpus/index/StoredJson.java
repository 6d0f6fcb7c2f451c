package andon.corpus.index;

import tools.jackson.databind.json.JsonMapper;

/** The form in which engines keep the whole {@link IndexedDocument}. */
public final class StoredJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private StoredJson() {}

    public static byte[] write(IndexedDocument document) {
        return JSON.writeValueAsBytes(document);
    }

    public static IndexedDocument read(byte[] bytes, int offset, int length) {
        return JSON.readValue(bytes, offset, length, IndexedDocument.class);
    }
}
