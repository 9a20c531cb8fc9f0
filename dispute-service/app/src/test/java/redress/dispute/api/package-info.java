/** dispute-service as its clients and neighbours meet it: HTTP, Kafka, PostgreSQL, and a clock that moves. */
@NullMarked
package redress.dispute.api;

import org.jspecify.annotations.NullMarked;
