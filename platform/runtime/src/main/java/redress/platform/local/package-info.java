/** What only a local set-up has, for whoever moves its clock. */
@NullMarked
package redress.platform.local;

import org.jspecify.annotations.NullMarked;
