/** Payment providers behind the domain's port: a durable sandbox, and Stripe; and what they tell by themselves. */
@NullMarked
package redress.refund.provider;

import org.jspecify.annotations.NullMarked;
