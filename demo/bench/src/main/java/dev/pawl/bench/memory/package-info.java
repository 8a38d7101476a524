/**
 * How much heap what waits takes, measured in processes of their own: {@code MemoryComparison}
 * starts them, {@code Occupied} is what runs in them.
 */
package dev.pawl.bench.memory;
