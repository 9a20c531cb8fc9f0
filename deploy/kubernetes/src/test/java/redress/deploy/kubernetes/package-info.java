/** The chart, linted and rendered as Helm itself would. */
@NullMarked
package redress.deploy.kubernetes;

import org.jspecify.annotations.NullMarked;
