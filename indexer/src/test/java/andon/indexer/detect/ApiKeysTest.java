package andon.indexer.detect;

import static org.assertj.core.api.Assertions.assertThat;

import andon.vocabulary.Entity;
import andon.vocabulary.EntityType;
import andon.vocabulary.MaskedSecret;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys are drawn here, so that no scanner of pushes takes the test for a leak. */
class ApiKeysTest {
    private static final Detector DETECTOR = new Detector(new MaskedSecret.Key(new byte[32]));
    private static final String HEX = "0123456789abcdef";
    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String ALNUM = SMALL + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final Random RANDOM = new Random(4);

    private static String drawn(String alphabet, int length) {
        StringBuilder out = new StringBuilder(length);
        while (out.length() < length) {
            out.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return out.toString();
    }

    private static List<Entity> keys(String text) {
        return DETECTOR.detect(text).entities().stream()
                .filter(e -> e.type() == EntityType.API_KEY)
                .toList();
    }

    private static void isFound(String text, String key, String vendor) {
        assertThat(DETECTOR.detect(text).maskedText()).as(text).doesNotContain(key);
        assertThat(keys(text)).as(text).extracting(Entity::detector).contains("api-key-" + vendor);
    }

    @ParameterizedTest
    @CsvSource({
        "gitlab, glpat-, ALNUM, 20",
        "github, ghp_, ALNUM, 36",
        "stripe, sk_live_, ALNUM, 24",
        "huggingface, hf_, LETTERS, 34",
        "slack-webhook, hooks.slack.com/services/, ALNUM, 44",
        "digitalocean, dop_v1_, HEX, 64",
        "doppler, dp.pt., ALNUM, 43",
        "databricks, dapi, HEX, 32",
        "shopify, shpat_, HEX, 32",
        "npm, npm_, ALNUM, 36",
        "pulumi, pul-, HEX, 40",
        "perplexity, pplx-, ALNUM, 48",
        "grafana, glc_, ALNUM, 60",
        "linear, lin_api_, ALNUM, 40"
    })
    void aVendorsOwnPrefixIsEnough(String vendor, String prefix, String alphabet, int length) {
        String of = switch (alphabet) {
            case "HEX" -> HEX;
            case "LETTERS" -> "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
            default -> ALNUM;
        };
        String key = prefix + drawn(of, length);
        for (String text : List.of(key, "use " + key + ", it works", "KEY=\"" + key + "\"", "找到" + key + "了")) {
            isFound(text, key, vendor);
        }
        assertThat(keys("x" + key)).as("inside of a word").isEmpty();
        assertThat(keys(key + ".png")).as("a file's name").isEmpty();
        assertThat(keys(prefix + "x".repeat(length))).as("an example").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "adobe, ADOBE_CLIENT_ID",
        "algolia, algoliaApiKey",
        "sentry, sentry-token",
        "fastly, fastly.key",
        "coinbase, coinbase_access_token",
        "datadog, DATADOG_API_KEY",
        "zendesk, zendeskSecret",
        "sumologic, SUMO_ACCESS_KEY"
    })
    void aVendorsNameBeforeAnAssignmentTellsWhatTheValueIs(String vendor, String label) {
        int length = switch (vendor) {
            case "sentry", "coinbase", "sumologic" -> 64;
            case "datadog", "zendesk" -> 40;
            default -> 32;
        };
        String value = drawn(HEX, length);
        for (String text : List.of(
                label + " = \"" + value + "\"",
                label + ":" + value,
                "\"" + label + "\": \"" + value + "\"",
                "\"" + label + "\" => '" + value + "'",
                label + " ::= `" + value + "`",
                "set(\"" + label + "\", \"" + value + "\")",
                "vendor-cli --" + label.replace('.', '-') + " " + value + " --verbose",
                "<" + label + ">" + value + "</" + label + ">")) {
            isFound(text, value, vendor);
        }
        assertThat(keys(label + " = " + value + "ab"))
                .as("of another length")
                .noneMatch(e -> e.detector().equals("api-key-" + vendor));
    }

    @Test
    void shortVendorNamesMustBeWordsOfTheirOwn() {
        String id = "su" + drawn(ALNUM, 12);
        isFound("SUMO_ACCESS_ID = " + id + "\n", id, "sumologic");
        assertThat(keys("consumoRate = " + id)).isEmpty();
        assertThat(keys("sumObj = " + id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiKey", "client_secret", "user_auth", "credentials", "APP_TOKEN_PROD", "x-auth-token"})
    void aRandomValueBehindASecretsNameIsAKey(String label) {
        String value = drawn(ALNUM, 32);
        isFound(label + ": \"" + value + "\"", value, "labelled");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token_url = \"https://login.corp.example/oauth2/v2/token\"",
                "keyboardLayout = \"Dvorak-2-programmer\"",
                "public_key = \"9fK2mQz7Lw3XbT6vRc1YpN8sDh4GjA5e\"",
                "csrf_token=9fK2mQz7Lw3XbT6vRc1YpN8sDh4GjA5e",
                "<input name=\"authenticity_token\" value=\"9fK2mQz7Lw3XbT6vRc1YpN8sDh4GjA5e\">",
                "secretName: \"mail-relay-2-credentials\"",
                "credentialsId: '9fK2mQz7-Lw3XbT6v'",
                "api_key = \"${MAIL_API_KEY_2}\"",
                "api_key = \"your_api_key_goes_here_123\"",
                "token_type: urn:ietf:params:oauth:token-type:jwt2",
                "KeyFile=client_rsa2048_priv.pem",
                "sort_key = 'ORDER_2_7_DESC'",
                "tokens: 128000, price: 0.00000012",
                "the key: 31415926535897932384"
            })
    void whatOnlySpeaksOfKeysIsNone(String text) {
        assertThat(keys(text)).isEmpty();
    }

    @Test
    void shapesOfKeysNeedNoLabel() {
        String bot = "110201543:AA" + drawn(ALNUM, 33);
        isFound("https://api.telegram.org/bot" + bot + "/getMe", bot, "telegram-bot");
        isFound("bot " + bot, bot, "telegram-bot");
        String terraform = drawn(ALNUM, 14) + ".atlasv1." + drawn(ALNUM, 67);
        isFound("credentials " + terraform, terraform, "terraform");
        String azure = drawn(ALNUM, 3) + "8Q~" + drawn(ALNUM, 34);
        isFound("\"value\": \"" + azure + "\"", azure, "azure-ad");
        String mail = drawn(HEX, 32) + "-us7";
        isFound(mail, mail, "mailchimp");
    }

    @Test
    void valuesOfAKubernetesSecretAreSecretsWhateverTheirNames() {
        String value = "Ymx1ZS1sYW50ZXJu";
        isFound("apiVersion: v1\nkind: Secret\ndata:\n  colour: " + value + "\n", value, "kubernetes");
        isFound("data:\n  colour: " + value + "\nkind: Secret\n", value, "kubernetes");
        assertThat(keys("kind: ConfigMap\ndata:\n  colour: " + value + "\n")).isEmpty();
        assertThat(keys("kind: Secret\n---\nkind: ConfigMap\ndata:\n  colour: " + value + "\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://app:SECRET@db.corp.example:5432/x",
                "db=postgres://app:SECRET@db.corp.example:5432/x",
                "redis://:SECRET@db.corp.example:6379",
                "mongodb+srv://app:SECRET@cluster0.corp.example/x",
                "smtp://bob@corp.example:SECRET@mail.corp.example:587",
                "https://app:SECRET@203.0.113.7:8443/x"
            })
    void aSecretBeforeAHostIsNeitherLeftStandingNorTakenForAnAddress(String form) {
        String text = form.replace("SECRET", "S3c!r3tPw9");
        Detection detection = DETECTOR.detect(text);
        assertThat(detection.maskedText()).doesNotContain("S3c!r3tPw9").doesNotContain("r3tPw");
        assertThat(detection.entities())
                .allSatisfy(e ->
                        assertThat(e.value().toLowerCase(java.util.Locale.ROOT)).doesNotContain("r3tpw"));
        assertThat(detection.entities()).anyMatch(e -> e.type() == EntityType.CREDENTIAL);
    }
}
