/** The append-only journal: dense positions in commit order, group commit, leaf hashes; Axon's event store on it. */
@NullMarked
package redress.platform.journal;

import org.jspecify.annotations.NullMarked;
