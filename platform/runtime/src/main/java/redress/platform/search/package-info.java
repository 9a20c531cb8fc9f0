/** Finding cases by what somebody on the telephone has at hand: an id, a number on a parcel, a reference. */
@NullMarked
package redress.platform.search;

import org.jspecify.annotations.NullMarked;
