import dev.pawl.Async;

abstract class UnsupportedMethod {
  @Async
  abstract void isAbstract(); // error: [unsupported-method]

  @Async
  native void isNative(); // error: [unsupported-method]

  @Async
  synchronized void isSynchronized() {} // error: [unsupported-method]

  @Async
  void isFine() {}

  interface Interface {
    @Async
    void isAbstractToo(); // error: [unsupported-method]

    @Async
    default void isFine() {}
  }
}
