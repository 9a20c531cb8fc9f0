package redress.dispute.domain;

import redress.platform.values.TextRef;

/** What a person wrote beside a deed: nothing, or words that are kept outside the log (R82). */
public sealed interface Remark {

    record None() implements Remark {}

    record Written(TextRef text) implements Remark {}
}
