package redress.platform.policy;

import java.util.ArrayList;
import java.util.List;
import redress.platform.journal.JournalReader;

/** Versions that were published since the release, out of the journal: those of this instance and of every other. */
interface Publications {

    /**
     * What was published of a profile.
     *
     * @param from the number of the first entry of its stream that is not known yet
     */
    Reading of(String profile, long from);

    /** @param next the number of the entry to go on from */
    record Reading(List<PolicyDocument> documents, long next) {}

    static Publications in(JournalReader journal) {
        return (profile, from) -> {
            var documents = new ArrayList<PolicyDocument>();
            long next = from;
            for (var entry : journal.ofStream(PolicyId.of(profile).value(), from)) {
                for (var decoded : journal.decode(entry))
                    if (decoded.event() instanceof PolicyEvent.VersionPublished published)
                        documents.add(PolicyDocument.of(published.document()));
                next = entry.sequence() + 1;
            }
            return new Reading(documents, next);
        };
    }
}
