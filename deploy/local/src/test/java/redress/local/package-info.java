/** The local set-up, started, stopped and disturbed; without the services, which system-tests/story adds. */
@NullMarked
package redress.local;

import org.jspecify.annotations.NullMarked;
