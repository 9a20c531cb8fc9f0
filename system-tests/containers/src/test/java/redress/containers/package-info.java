/** The images of the four services, run as the chart says, between the official PostgreSQL and Kafka. */
@NullMarked
package redress.containers;

import org.jspecify.annotations.NullMarked;
