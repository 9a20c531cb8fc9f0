/** The whole of Redress on one machine: PostgreSQL, Kafka, logins and the four services, started and stopped together. */
@NullMarked
package redress.local;

import org.jspecify.annotations.NullMarked;
