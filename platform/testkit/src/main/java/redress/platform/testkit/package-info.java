/** What tests share: people with tokens, a clock to move, a service on real PostgreSQL and Kafka, and bad input for it. */
@NullMarked
package redress.platform.testkit;

import org.jspecify.annotations.NullMarked;
