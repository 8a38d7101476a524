/**
 * Pawl beside what else the JVM offers, at the same work in the same run.
 *
 * <p>Each class is one row of the table, or two, and each of its methods one rival: {@code pawl},
 * {@code plain} (no concurrency at all), {@code completableFuture}, {@code virtualThread} (JDK 21
 * and later). Servers under load are in {@code echo}, heap in {@code memory}. {@link
 * dev.pawl.bench.Comparison} runs them all and writes the results down; {@link
 * dev.pawl.bench.ResultTable} and {@link dev.pawl.bench.Chart} show what was written.
 */
package dev.pawl.bench;
