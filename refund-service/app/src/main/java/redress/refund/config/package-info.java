/** The application, and what it brings to the platform. */
@NullMarked
package redress.refund.config;

import org.jspecify.annotations.NullMarked;
