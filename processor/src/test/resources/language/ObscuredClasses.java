package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/** Variables that are called like the class around them or like one of java.lang. */
class ObscuredClasses {
  static int count = 5;
  private static int hidden = 6;
  static final Object CONSTANT = "c";

  static int next() {
    return ++count;
  }

  static class Nested {
    static int it = 3;
    @Async
    static int nested(int ObscuredClasses) {
      int Nested = await(of(1));
      return Nested + ObscuredClasses + next() + it;
    }
  }

  static void reset() {
    count = 5;
  }

  @Async
  static int parameter(int ObscuredClasses) {
    await(pause());
    return ObscuredClasses + next() + hidden;
  }

  @Async
  static int usesIt() {
    return await(ObscuredClassesAsync.parameter(3)) + await(ObscuredClasses_NestedAsync.nested(4));
  }

  @Async
  static int local() {
    int ObscuredClasses = await(of(1));
    await(pause());
    return ObscuredClasses + next() + hidden;
  }

  @Async
  static Object lambda() {
    int n = await(of(1));
    IntUnaryOperator f = ObscuredClasses -> ObscuredClasses + next() + hidden + count;
    return f.applyAsInt(n) + "" + CONSTANT;
  }

  @Async
  static int plain() {
    int n = await(of(1));
    for (int ObscuredClasses = 0; ObscuredClasses < 3; ObscuredClasses++) {
      n += next();
    }
    return n;
  }

  @Async
  static Object javaLang() {
    Object String = await(of("x"));
    String text = "a" + String + await(of(1));
    Object AssertionError = 1;
    assert await(of(true)) : String;
    return text + AssertionError;
  }

  @Async
  static Object plainJavaLang() {
    Object[] all = {1, "x"};
    for (Object String : all) {
      Object o = String;
      IntFunction<Object> Function = i -> o + "" + i;
      log(Function.apply(await(of(1))));
    }
    return 0;
  }
}
