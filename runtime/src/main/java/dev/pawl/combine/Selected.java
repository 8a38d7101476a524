package dev.pawl.combine;

/**
 * The task that was first, and its value.
 *
 * @param index its place among the tasks that were given
 * @param value may be null
 */
public record Selected<T>(int index, T value) {}
