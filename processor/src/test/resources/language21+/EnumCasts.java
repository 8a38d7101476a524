package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Switches over what is cast to a private enum. */
public class EnumCasts {
  private enum Un {
    A,
    B
  }

  private static class H {
    enum E {
      P,
      Q
    }
  }

  private record Box<T>(T t) {}

  enum V {
    A,
    B
  }

  @Async
  static int cast() {
    Object o = await(of(Un.B));
    return switch ((Un) o) {
      case A -> 1;
      case B -> 2;
    };
  }

  @Async
  static int statement() {
    Object o = await(of(Un.B));
    int n = 0;
    switch ((Un) o) {
      case A:
        n = 1;
        break;
      case B:
        n = 2;
    }
    return n;
  }

  @Async
  static int inLambda() {
    Object o = await(of(Un.B));
    ToIntFunction<Object> f =
        x ->
            switch ((Un) x) {
              case A -> 1;
              case B -> 2;
            };
    return f.applyAsInt(o);
  }

  @Async
  static int parenthesised() {
    Object o = await(of(Un.B));
    return switch (((Un) o)) {
      case A -> 1;
      case B -> 2;
    };
  }

  @Async
  static int awaitInArm() {
    Object o = await(of(Un.B));
    return switch ((Un) o) {
      case A -> 1;
      case B -> await(of(2));
    };
  }

  @Async
  static int nested() {
    Object o = await(of(H.E.P));
    return switch ((H.E) o) {
      case P -> 1;
      case Q -> 2;
    };
  }

  @Async
  static int unchecked() {
    Object o = await(of(new Box<>(Un.A)));
    return switch (((Box<Un>) o).t()) {
      case A -> 1;
      case B -> 2;
    };
  }

  @Async
  static int redundant() {
    Un o = await(of(Un.A));
    return switch ((Un) o) {
      case A -> 1;
      default -> 2;
    };
  }

  @Async
  static int pattern() {
    Object o = await(of(Un.A));
    return switch ((Un) o) {
      case Un u when u == Un.B -> 1;
      case A -> 3;
      case Un u -> 2;
    };
  }

  @Async
  static int visible() {
    Object o = await(of(V.A));
    return switch ((V) o) {
      case A -> 3;
      case B -> 2;
    };
  }

  @Async
  static int plus() {
    Object o = await(of(Un.A));
    return ((Un) o).ordinal() + ((Un) o).name().length();
  }

  @Async
  static String receiver() {
    Object o = await(of(Un.A));
    return ((Un) o).name() + ((Un) o) + ((Un) o == Un.A);
  }
}
