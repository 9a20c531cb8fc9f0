/** A durable PostgreSQL and a real Kafka broker that need nothing installed: the local default, and what tests run on. */
@NullMarked
package redress.platform.embedded;

import org.jspecify.annotations.NullMarked;
