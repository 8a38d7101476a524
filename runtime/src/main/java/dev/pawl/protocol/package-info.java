/**
 * What all hand-written tasks of this module say and do alike. Not exported: users see it in what
 * the tasks throw.
 */
package dev.pawl.protocol;
