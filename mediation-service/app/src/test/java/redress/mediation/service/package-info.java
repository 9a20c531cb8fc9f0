/** The whole service, over HTTP and Kafka. */
@org.jspecify.annotations.NullMarked
package redress.mediation.service;
