/** Narrated lifecycles against a running system: one file per ending of a dispute, told to a newcomer. */
@NullMarked
package redress.tools.story;

import org.jspecify.annotations.NullMarked;
