/** Journals that someone touched, and the auditor who notices. */
@NullMarked
package redress.tools.audit;

import org.jspecify.annotations.NullMarked;
