package dev.pawl.processor.diagnostic;

/**
 * Every message that the processor gives: what is wrong, then what to write instead, in the user's
 * words. An id is what people search for, so it stays as it is; several problems with one cause
 * share it.
 */
public enum Problem {
  AWAIT_OUTSIDE_ASYNC(
      "misplaced-await",
      "await can't be used outside an @Async method: nothing there could wait.",
      "Annotate the method with @Async, or run the task with Executor.blockOn(task)."),
  AWAIT_IN_LAMBDA(
      "misplaced-await",
      "await can't be used in a lambda, which runs outside the task.",
      "Put the body in an @Async method and await that, or await first and pass the value in."),
  AWAIT_BY_REFERENCE(
      "misplaced-await",
      "await can't be used as a method reference, which runs outside the task.",
      "Await in the body of an @Async method and pass the value on."),
  AWAIT_IN_LOCAL_CLASS(
      "misplaced-await",
      "await can't be used in a local or anonymous class, whose methods run outside the task.",
      "Put the body in an @Async method of a member class, or await first and pass the value in."),
  AWAIT_IN_SYNCHRONIZED(
      "misplaced-await",
      "await can't be used in a synchronized block: others would run while the lock is held.",
      "Await before or after the block, and keep in it only what must not be interrupted."),

  MISPLACED_BLOCK(
      "misplaced-await",
      "Task.async can't be used outside an @Async method or in a local or anonymous class: only"
          + " what is directly in an @Async method is compiled to a task.",
      "Put the block in an @Async method, and call its factory."),
  BLOCK_WITHOUT_LAMBDA(
      "misplaced-await",
      "Task.async takes a lambda that is written in its place: its body is what becomes a task.",
      "Write async(() -> …)."),

  ABSTRACT_METHOD(
      "unsupported-method",
      "%s can't be @Async: it has no body that could become a task.",
      "Declare it to return a Task, and let each implementation return what its facade makes."),
  NATIVE_METHOD(
      "unsupported-method",
      "%s can't be @Async: a native method has no body that could become a task.",
      "Call it from an @Async method."),
  SYNCHRONIZED_METHOD(
      "unsupported-method",
      "%s can't be @Async and synchronized: others would run while the lock is held.",
      "Leave out synchronized, and put what must not be interrupted in a synchronized block."),
  TOO_MANY_PARAMETERS(
      "unsupported-method",
      "%s can't be @Async: its task would be made from more values than a constructor can take.",
      "Take fewer parameters, or an object that holds some of them."),
  METHOD_OF_IMPLICIT_CLASS(
      "unsupported-method",
      "%s can't be @Async: no facade can name the class of a compact source file.",
      "Declare a class around it."),
  METHOD_OF_LOCAL_CLASS(
      "unsupported-method",
      "%s can't be @Async: no facade can name a local or anonymous class.",
      "Make the class a member class."),

  OLDER_LANGUAGE(
      "older-language",
      "@Async methods need Java 17 or a later one, and this compilation is told to take Java %s.",
      "Compile with --release 17 or more."),

  RAW_ASYNC_CALL(
      "raw-async-call",
      "%s is an @Async method: called like this it would not become part of the task.",
      "Write await(%s.%s(…))."),
  RAW_ASYNC_FUNCTION(
      "raw-async-call",
      "%s is an @Async method: called from this function it would not become part of the task.",
      "Use %s.%s, which makes a task, and await what it makes outside the function."),
  TAKEN_FACADE_NAME(
      "taken-facade-name",
      "The facade of %s would be %s, and there is such a class already.",
      "Rename one of the two classes."),
  SAME_FACTORY(
      "same-factory",
      "%s would have the same factory in %s as another @Async method here, or be Object's own.",
      "Rename one of the two methods."),
  RENAMED_FACTORY(
      "same-factory",
      "%s would have the same factory in %s as an instance method, whose receiver comes first."
          + " Its own is called %s.",
      "Mean it, with @SuppressWarnings(\"same-factory\"), or rename one of the two methods."),
  BLOCKING_CALL(
      "blocking-call",
      "%s blocks the thread, and with it every other task of the executor.",
      "%s; or mean it, with @SuppressWarnings(\"blocking-call\")."),
  UNAWAITED_TASK(
      "unawaited-task",
      "This task is dropped as soon as it is made, and does nothing: nobody polls it.",
      "Await it, or spawn it; or mean it, with @SuppressWarnings(\"unawaited-task\")."),

  NOT_SUPPORTED_YET("not-supported-yet", "%s in an @Async method is not supported yet.", "%s"),
  NOT_JAVAC(
      "not-javac",
      "@Async methods need javac, and this compiler is another one.",
      "Let the IDE delegate the build to Maven or Gradle, or choose javac as its compiler."),
  OUR_FAULT(
      "our-fault",
      "Pawl failed to turn this into a task. The fault is Pawl's, not yours.",
      "Please report it with the code and this trace:\n%s"),
  FAULT_WITHOUT_A_PLACE(
      "our-fault",
      "Pawl failed, and no method is to blame. The fault is Pawl's, or that of the disk.",
      "Build once more; if it stays, please report it with this trace:\n%s"),
  ;

  private final String id;
  private final String cause;
  private final String advice;

  Problem(String id, String cause, String advice) {
    this.id = id;
    this.cause = cause;
    this.advice = advice;
  }

  /** The searchable name, as {@code misplaced-await}. */
  public String id() {
    return id;
  }

  /** The whole message; what is wrong and what to do share the arguments, in order. */
  public String text(Object... arguments) {
    return ("[" + id + "] " + cause + "\n    " + advice).formatted(arguments);
  }
}
