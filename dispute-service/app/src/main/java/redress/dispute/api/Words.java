package redress.dispute.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redress.dispute.domain.Remark;
import redress.platform.values.Actor;
import redress.platform.values.TextRef;
import redress.platform.values.Wording;
import redress.platform.vault.TextVault;

/** What people write goes into the vault before the command that refers to it, and comes out only into an answer. */
@Component
class Words {

    /** The most characters (code points) of one text. */
    private static final int MOST = 10_000;

    private final TextVault vault;

    Words(TextVault vault) {
        this.vault = vault;
    }

    /** @throws redress.platform.values.Refusal 422 {@code text-empty}, {@code text-too-long} or {@code text-unreadable} */
    Remark remark(Actor by, @Nullable String text, String field) {
        return text == null ? new Remark.None() : new Remark.Written(keep(by, text, field));
    }

    /** @throws redress.platform.values.Refusal as above */
    TextRef keep(Actor by, String text, String field) {
        return vault.keep(by.id(), Wording.require(text, MOST, field));
    }

    /** Empty once the writer has been forgotten. */
    Optional<String> read(TextRef ref) {
        return vault.read(ref);
    }
}
