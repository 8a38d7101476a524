package dev.pawl;

import java.lang.StackWalker.StackFrame;
import java.util.List;

/**
 * What the markers {@link Task#await} and {@link Task#async} say when they run: who called them,
 * and what to call instead.
 */
final class UncompiledAwait {
  private UncompiledAwait() {}

  /** To be called by the marker itself: the caller's caller is the method to talk about. */
  static IllegalStateException exception() {
    List<StackFrame> callers =
        StackWalker.getInstance().walk(frames -> frames.skip(1).limit(2).toList());
    String marker = "Task." + callers.get(0).getMethodName();
    StackFrame caller = callers.get(1);
    String type = caller.getClassName().substring(caller.getClassName().lastIndexOf('.') + 1);
    String method = caller.getMethodName();
    if (method.startsWith("lambda$")) {
      return new IllegalStateException(
          marker
              + " ran in a lambda in "
              + type
              + " ("
              + place(caller)
              + "), which no processor compiles. Put it in an @Async"
              + " method, and hand that one's task on.");
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
