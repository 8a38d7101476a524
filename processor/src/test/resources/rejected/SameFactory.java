import dev.pawl.Async;
import java.util.List;

class SameFactory {
  @Async
  static void method(SameFactory self) {} // warning: [same-factory]

  @Async
  void method() {}

  @Async
  static void method(List<SameFactory> all) {}

  @Async
  @SuppressWarnings("same-factory")
  static void meant(SameFactory self) {}

  @Async
  void meant() {}

  @Async
  void taken() {}

  @Async
  static void taken(SameFactory self) {} // error: [same-factory]

  @Async
  static void takenStatic(SameFactory self) {}

  @Async
  void other(SecretOne one) {}

  @Async
  void other(SecretTwo two) {} // error: [same-factory]

  private static class SecretOne {
    @Async
    boolean equals() { // error: [same-factory]
      return true;
    }

    @Override
    @Async
    public boolean equals(Object other) {
      return true;
    }

    @Override
    @Async
    public int hashCode() {
      return 1;
    }
  }

  @Async
  static void equals(SecretTwo two) {} // warning: [same-factory]

  private static class SecretTwo {}
}
