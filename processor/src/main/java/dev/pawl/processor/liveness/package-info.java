/**
 * What a suspended task has to keep. {@link Placement} tells which variables are shared by states
 * at all; {@link FlowGraph} is the machine as a graph of operations; {@link Liveness} finds, for
 * each await, the variables whose values are still wanted, which of them the fields hold already,
 * and which fields would keep garbage alive.
 */
package dev.pawl.processor.liveness;
