/** News to and from other services: the announcer, the inbox, and where poison is parked. */
@NullMarked
package redress.platform.messages;

import org.jspecify.annotations.NullMarked;
