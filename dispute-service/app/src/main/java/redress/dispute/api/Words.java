package redress.dispute.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.dispute.domain.Remark;
import redress.platform.values.Actor;
import redress.platform.values.TextRef;
import redress.platform.values.Wording;

/** Where what people write is kept, so that the log never holds it: a command carries a reference (R82). */
public interface Words {

    /** The most characters (code points) of one text. */
    int MOST = 10_000;

    TextRef keep(String personId, String text);

    /** Empty once the person's key is destroyed. */
    Optional<String> read(TextRef ref);

    /** @throws redress.platform.values.Refusal 422 {@code text-empty}, {@code text-too-long} or {@code text-unreadable} */
    default Remark remark(Actor by, @Nullable String text, String field) {
        return text == null ? new Remark.None() : new Remark.Written(keep(by.id(), Wording.require(text, MOST, field)));
    }
}
