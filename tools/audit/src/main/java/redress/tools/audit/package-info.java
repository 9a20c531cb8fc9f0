/** Verifies a service's journal, and rebuilds its views from the log alone, with a role that can only read. */
@NullMarked
package redress.tools.audit;

import org.jspecify.annotations.NullMarked;
