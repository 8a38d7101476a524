package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.lang.annotation.*;

class Base12 {
  static final int BK = 7;

  static class Nest {}
}

/** Values of annotations that stand in a body. */
public class AnnotationValues extends Base12 {
  @Retention(RetentionPolicy.RUNTIME)
  @interface A {
    Class<?>[] value() default {};

    int n() default 0;
  }

  static class In {}

  @Retention(RetentionPolicy.RUNTIME)
  @interface N {
    Class<?> of() default Object.class;
  }

  @Retention(RetentionPolicy.RUNTIME)
  @interface W {
    A a();
  }

  private static class P {}

  static final int K = 3;

  @Async
  static String component() {
    record R(@A(Nest.class) int n) {}
    return await(of("a")) + new R(1).n();
  }

  @Async
  static String componentOwn() {
    record R(@A(In.class) int n) {}
    return await(of("a")) + new R(1).n();
  }

  @Async
  static String componentConstant() {
    record R(@A(n = K) int n) {}
    return await(of("a")) + new R(1).n();
  }

  @Async
  static String componentInheritedConstant() {
    record R(@A(n = BK) int n) {}
    return await(of("a")) + new R(1).n();
  }

  @Async
  static String componentArray() {
    record R(@A({Nest.class, In[].class}) int n) {}
    return await(of("a")) + new R(1).n();
  }

  @Async
  static String constructorParameter() {
    class R {
      R(@A(Nest.class) int n) {}
    }
    return await(of("a")) + (new R(1) == null);
  }

  @Async
  static String methodParameter() {
    class R {
      @A(Nest.class)
      int f;

      @A(Nest.class)
      int m(@A(Nest.class) int n) {
        @A(Nest.class)
        int l = n;
        return l;
      }
    }
    return await(of("a")) + new R().m(2);
  }

  @Async
  static String local() {
    @A(Nest.class)
    class R {}
    @A(Nest.class)
    record S(int n) {
      @A(Nest.class)
      S {}

      @A(Nest.class)
      static int s;

      @A(Nest.class)
      public int n() {
        return n;
      }
    }
    @A(Nest.class)
    enum T {
      @A(Nest.class)
      P
    }
    return await(of("a")) + (new R() == null) + new S(1).n() + T.P;
  }

  @Async
  static String type() {
    record R(Nest n, In i, Nest... more) {}
    return await(of("a")) + new R(null, null).n();
  }

  @Async
  static String own() {
    record R(@A(R.class) int n) {}
    return await(of("a")) + new R(1).n();
  }

  @Async
  static String lambda() {
    java.util.function.IntUnaryOperator f =
        (@A(Nest.class)
            int n) -> n;
    @A(Nest.class)
    int m = await(of(1));
    for (@A(Nest.class) int i = 0; i < 2; i++) m += await(of(i));
    return await(of("a")) + f.applyAsInt(m);
  }

  @Async
  static String named() {
    @N(of = In.class)
    class R {
      @N(of = Nest.class)
      int f;
    }
    return await(of("a")) + new R().f;
  }

  @Async
  static String namedValue() {
    @A(value = In.class)
    class R {}
    return await(of("a")) + (new R() == null);
  }

  @Async
  static String nestedAnnotation() {
    @W(a = @A(value = In.class, n = K))
    class R {}
    return await(of("a")) + (new R() == null);
  }

  @Async
  static String privateClass() {
    @A(P.class)
    class R {
      @N(of = P.class)
      int f;
    }
    return await(of("a")) + new R().f;
  }

  @Async
  static String qualified() {
    @A(AnnotationValues.In.class)
    class R {
      @N(of = Base12.Nest.class)
      int f;
    }
    return await(of("a")) + new R().f;
  }

  @Async
  static String other() {
    @A({int.class, String.class, java.util.List.class, Base12.class, AnnotationValues.class})
    class R {
      @N(of = Base12[].class)
      int f;
    }
    return await(of("a")) + new R().f;
  }
}
