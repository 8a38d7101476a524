package dev.pawl.processor.machine;

/** What a {@link Region} is made of. */
public sealed interface Part permits State, Try {
  /** The state in which control arrives when it falls into this part. */
  State first();
}
