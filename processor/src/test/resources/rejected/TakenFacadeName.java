import dev.pawl.Async;

class TakenFacadeName {
  @Async
  void method() {} // error: [taken-facade-name]

  static class Inner {
    @Async
    void method() {}
  }
}

class TakenFacadeNameAsync {}
