/** mediation-service as a running thing: what it brings to the platform. */
@NullMarked
package redress.mediation.config;

import org.jspecify.annotations.NullMarked;
