/** dispute-service as a running thing: what it brings to the platform. */
@NullMarked
package redress.dispute.config;

import org.jspecify.annotations.NullMarked;
