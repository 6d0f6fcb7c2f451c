package andon.indexer.detect;

import andon.indexer.credentials.CredentialSink;
import andon.indexer.credentials.CredentialText;
import andon.indexer.credentials.FoundCredential;
import andon.indexer.credentials.SecretForms;
import andon.vocabulary.Credential;
import andon.vocabulary.SecretKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Brings what {@link CredentialText} reads out of whole lines and blocks among the other rules' hits. */
final class CredentialLines implements CredentialSink {
    private static final int LONGEST_ACCOUNT = 256;

    private final String text;
    private final Hits hits;

    private CredentialLines(String text, Hits hits) {
        this.text = text;
        this.hits = hits;
    }

    static void find(String text, Hits hits) {
        CredentialText.find(text, new CredentialLines(text, hits));
    }

    @Override
    public void found(FoundCredential found) {
        String secret = text.substring(found.secretStart(), found.secretEnd());
        if (Placeholders.isOne(secret) || found.account().length() > LONGEST_ACCOUNT) {
            return;
        }
        hits.addLogin(
                new Hit.Login(found.account(), found.service(), found.kind()),
                found.start(),
                found.end(),
                found.form(),
                found.confidence(),
                new Hit.Secret(found.secretStart(), found.secretEnd()));
    }

    @Override
    public void secret(int start, int end) {
        if (!Placeholders.isOne(text.substring(start, end))) {
            hits.mask(new Hit.Secret(start, end));
        }
    }

    /** Whose secret a hit is; {@code secret} is in the clear and not kept. */
    static Credential credential(Hit hit, String secret) {
        Hit.Login login = hit.login();
        String account = login != null ? login.account() : withoutColon(hit.value());
        String service = login == null ? null : login.service();
        SecretKind kind = login != null && login.kind() != null ? login.kind() : SecretForms.kindOf(secret);
        return new Credential(service, domain(account, service), account, kind);
    }

    private static String withoutColon(String prefix) {
        return prefix.endsWith(":") ? prefix.substring(0, prefix.length() - 1) : prefix;
    }

    private static @Nullable String domain(String account, @Nullable String service) {
        int at = account.lastIndexOf('@');
        if (at > 0 && at < account.length() - 1) {
            return account.substring(at + 1).toLowerCase(Locale.ROOT);
        }
        return service != null && service.indexOf('.') > 0 && !HostRule.isIpv4(service) ? service : null;
    }
}
