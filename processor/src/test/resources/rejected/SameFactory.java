import dev.pawl.Async;
import java.util.List;

class SameFactory {
  @Async
  void method() {}

  @Async
  static void method(SameFactory self) {} // error: [same-factory]

  @Async
  static void method(List<SameFactory> all) {}

  @Async
  void other(SecretOne one) {}

  @Async
  void other(SecretTwo two) {} // error: [same-factory]

  private static class SecretOne {}

  private static class SecretTwo {}
}
