package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;

/** Classes of the body that make what can't be named, called by what they are. */
final class PrivateMakers {
  private static final class Secret {
    final int n;

    Secret(int n) {
      this.n = n;
    }

    int twice() {
      return 2 * n;
    }
  }

  interface Make {
    Secret make(int n);

    default Secret two() {
      return make(2);
    }
  }

  @Async
  static int direct() {
    enum E implements Make {
      A {
        @Override
        public Secret make(int n) {
          return new Secret(n + 1);
        }
      },
      B {
        @Override
        public Secret make(int n) {
          return new Secret(n + 2);
        }
      }
    }
    int n = await(of(3));
    return E.A.make(n).twice() + E.B.make(2).n + E.values()[0].make(1).n;
  }

  @Async
  static int assigned() {
    enum E implements Make {
      A {
        @Override
        public Secret make(int n) {
          return new Secret(n + 1);
        }
      }
    }
    E e = E.A;
    int n = await(of(3));
    return e.make(n).twice() + E.valueOf("A").two().n;
  }

  @Async
  static int own() {
    enum E implements Make {
      A;

      public Secret make(int n) {
        return new Secret(n + 1);
      }
    }
    int n = await(of(3));
    return E.A.make(n).twice() + E.A.two().n;
  }

  @Async
  static int awaitedOperand() {
    enum E implements Make {
      A {
        @Override
        public Secret make(int n) {
          return new Secret(n + 1);
        }
      };
    }
    return E.A.make(await(of(3))).twice();
  }

  @Async
  static int record() {
    record R(int k) implements Make {
      public Secret make(int n) {
        return new Secret(n + k);
      }
    }
    return new R(1).make(await(of(3))).twice();
  }
}
