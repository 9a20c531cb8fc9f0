package redress.platform.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import redress.platform.journal.Commands;
import redress.platform.journal.JournalReader;
import redress.platform.journal.Origin;
import redress.platform.policy.PolicyCommand.LapseProposal;
import redress.platform.values.Actor;
import redress.platform.values.Ids;

/** What became of versions since the release, out of the journal: by this instance and by every other. */
public interface Publications {

    /** The rule by which a proposal lapses. */
    Actor LAPSING = Actor.rule("policy-proposal-stands");

    /**
     * What happened in a profile.
     *
     * @param from the number of the first entry of its stream that is not known yet
     */
    Reading of(String profile, long from);

    /** Makes certain that a proposal which nobody approved in time never is; the next reading tells what became of it. */
    void lapse(String profile, String version);

    /** @param next the number of the entry to go on from */
    record Reading(List<PolicyEvent> events, long next) {}

    static Publications in(JournalReader journal, Supplier<Commands> commands) {
        return new Publications() {
            @Override
            public Reading of(String profile, long from) {
                var events = new ArrayList<PolicyEvent>();
                long next = from;
                for (var entry : journal.ofStream(PolicyId.of(profile).value(), from)) {
                    for (var decoded : journal.decode(entry)) events.add((PolicyEvent) decoded.event());
                    next = entry.sequence() + 1;
                }
                return new Reading(events, next);
            }

            @Override
            public void lapse(String profile, String version) {
                commands.get()
                        .perform(
                                new LapseProposal(PolicyId.of(profile), version, LAPSING),
                                Origin.of(LAPSING, Ids.fresh("cor_")));
            }
        };
    }
}
