/** Payment providers behind the domain's port: today a durable sandbox. */
@NullMarked
package redress.refund.provider;

import org.jspecify.annotations.NullMarked;
