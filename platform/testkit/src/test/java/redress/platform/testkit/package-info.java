/** The platform's HTTP side, tried on a service that is made for it. */
@NullMarked
package redress.platform.testkit;

import org.jspecify.annotations.NullMarked;
