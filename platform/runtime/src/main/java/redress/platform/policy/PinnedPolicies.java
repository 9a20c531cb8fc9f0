package redress.platform.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what a case has pinned. Whether the viewer may see the case is asked before, of the case. */
public final class PinnedPolicies {

    private final PolicyBook book;
    private final PolicyForm form;

    public PinnedPolicies(PolicyBook book, PolicyForm form) {
        this.book = book;
        this.form = form;
    }

    /** Of a case that belongs to one place. */
    public PinnedPolicy of(String version, @Nullable String country, @Nullable String category) {
        return of(version, List.of(new PolicyPlace(country, category)));
    }

    public PinnedPolicy of(String version, List<PolicyPlace> places) {
        return PinnedPolicy.of(book.version(version), form.schema(), places);
    }
}
