/** The whole service on embedded PostgreSQL and Kafka, with a clock that the tests move. */
@NullMarked
package redress.refund.service;

import org.jspecify.annotations.NullMarked;
