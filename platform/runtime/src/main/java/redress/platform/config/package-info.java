/** Everything above as Spring beans: a service imports Platform and is on its feet. */
@NullMarked
package redress.platform.config;

import org.jspecify.annotations.NullMarked;
