/** mediation-service: claims that parties bring to case management, and the verdicts that end them. */
@NullMarked
package redress.mediation;

import org.jspecify.annotations.NullMarked;
