/** Disputes, the orders they may be opened on, and the returns they lead to: who may do what, when, and what it changes. */
@NullMarked
package redress.dispute.domain;

import org.jspecify.annotations.NullMarked;
