/**
 * Every message that the processor gives, and how it reaches the user's line. No other package has
 * texts of its own.
 */
package dev.pawl.processor.diagnostic;
