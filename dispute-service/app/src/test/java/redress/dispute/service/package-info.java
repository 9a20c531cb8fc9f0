/** What dispute-service as a whole has promised. */
@NullMarked
package redress.dispute.service;

import org.jspecify.annotations.NullMarked;
