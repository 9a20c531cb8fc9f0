/** Thousands of random lives of orders, disputes and refunds, over the real aggregates, sagas, subscriptions and policies. */
@NullMarked
package redress.histories;

import org.jspecify.annotations.NullMarked;
