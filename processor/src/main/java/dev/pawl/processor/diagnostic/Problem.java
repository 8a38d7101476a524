package dev.pawl.processor.diagnostic;

import java.util.Locale;

/**
 * Every message that the processor gives: what is wrong, then what to write instead, in the user's words. The id is the
 * constant's name in lower case with hyphens; people search for it, so it stays as it is.
 */
public enum Problem {
  MISPLACED_AWAIT("await can't be used %s.", "%s"),
  NOT_SUPPORTED_YET("%s in an @Async method is not supported yet.", "%s"),
  ;

  private final String cause;
  private final String advice;

  Problem(String cause, String advice) {
    this.cause = cause;
    this.advice = advice;
  }

  /** The searchable name, as {@code misplaced-await}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The whole message; cause and advice share the arguments, in order. */
  public String text(Object... arguments) {
    return ("[" + id() + "] " + cause + "\n    " + advice).formatted(arguments);
  }
}
