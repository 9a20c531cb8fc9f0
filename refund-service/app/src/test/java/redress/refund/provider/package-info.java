/** Payment providers, and Stripe's API as it behaves, well and badly. */
@NullMarked
package redress.refund.provider;

import org.jspecify.annotations.NullMarked;
