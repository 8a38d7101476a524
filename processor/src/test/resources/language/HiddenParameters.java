package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.List;
import java.util.function.Function;

/** Anonymous classes by way of constructors that take private classes. */
class HiddenParameters {
  private static class Arg {
    final int n;

    Arg(int n) {
      this.n = n;
    }
  }

  static class Base {
    final int sum;

    Base(Arg arg) {
      sum = arg == null ? -1 : arg.n;
    }

    Base(List<? extends Arg> args, int more) {
      sum = args.size() + more;
    }

    Base(Function<Arg, Integer> function, Arg... all) {
      sum = function.apply(all[0]);
    }

    int it() {
      return sum;
    }
  }

  @Async
  static int one(int k) {
    Arg arg = await(of(new Arg(k)));
    Base base =
        new Base(arg) {
          @Override
          int it() {
            return sum * 10 + k;
          }
        };
    await(pause());
    return base.it() + new Base(await(of(arg))) {}.it() + new Third(null, await(of(2)), arg) {}.sum;
  }

  static class Third extends Base {
    Third(Object none, int k, Arg arg) {
      super(arg);
    }
  }

  @Async
  static int several(int k) {
    Base list =
        new Base(List.of(new Arg(1), await(of(new Arg(2)))), 3) {
          @Override
          int it() {
            return sum + k;
          }
        };
    Base function = new Base(a -> a.n + k, new Arg(4)) {};
    Function<Integer, Base> made =
        n ->
            new Base(new Arg(n)) {
              @Override
              int it() {
                return sum - k;
              }
            };
    await(pause());
    return list.it() * 100 + function.it() * 10 + made.apply(await(of(9))).it();
  }

  @Async
  static Object run() {
    return await(HiddenParametersAsync.several(5)) + ":" + await(HiddenParametersAsync.one(7));
  }
}
