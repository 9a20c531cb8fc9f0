/** The policy's pages, read as a domain expert would. */
@NullMarked
package redress.dispute.policy;

import org.jspecify.annotations.NullMarked;
