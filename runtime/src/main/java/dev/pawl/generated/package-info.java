/**
 * For generated code only: what the tasks that the processor writes extend. Everything may change
 * together with the processor, whose version has to be the runtime's.
 */
package dev.pawl.generated;
