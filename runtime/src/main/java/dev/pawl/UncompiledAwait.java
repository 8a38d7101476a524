package dev.pawl;

import java.lang.StackWalker.StackFrame;

/**
 * What the {@link Task#await} marker says when it runs: who called it, and what to call instead.
 */
final class UncompiledAwait {
  private UncompiledAwait() {}

  /** To be called by the marker itself: the caller's caller is the method to talk about. */
  static IllegalStateException exception() {
    StackFrame caller =
        StackWalker.getInstance().walk(frames -> frames.skip(2).findFirst()).orElseThrow();
    String type = caller.getClassName().substring(caller.getClassName().lastIndexOf('.') + 1);
    String method = caller.getMethodName();
    if (method.startsWith("lambda$")) {
      return new IllegalStateException(
          "Task.await ran in a lambda in "
              + type
              + " ("
              + place(caller)
              + "), which no processor compiles. Await in an @Async"
              + " method, and hand its task on.");
    }
    return new IllegalStateException(
        type.replace('$', '.')
            + "."
            + method
            + " ran uncompiled ("
            + place(caller)
            + "). Call "
            + type.replace('$', '_')
            + "Async."
            + method
            + "(…) instead; if that class does not exist, check that pawl-processor is on the"
            + " processor path and that the method is @Async.");
  }

  private static String place(StackFrame frame) {
    return frame.getFileName() + ":" + frame.getLineNumber();
  }
}
