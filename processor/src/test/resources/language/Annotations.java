package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Leaf.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Annotations on variables and types, private ones too. */
class Annotations {
  @Retention(RetentionPolicy.RUNTIME)
  private @interface Secret {
    int value() default 0;
  }

  @Target({ElementType.TYPE_USE})
  @interface Use {}

  @Target({ElementType.TYPE_USE})
  private @interface HiddenUse {}

  @interface Plain {
    int n() default 1;
  }

  static final int K = 3;
  private static final int H = 4;

  @Async
  static Object locals() {
    @Secret int a = await(of(1));
    @Secret(2) final int b = await(of(2));
    @Secret int inOneState = 4;
    await(pause());
    return a + b;
  }

  @Async
  static Object lambdas() {
    int n = await(of(1));
    IntUnaryOperator f = (@Secret int x) -> x + n;
    IntUnaryOperator g = (@Secret final var x) -> x + n;
    return f.applyAsInt(1) + g.applyAsInt(2);
  }

  @Async
  static Object others() {
    for (@Secret int i : new int[] {1, 2}) await(of(i));
    for (@Secret int i = 0; i < 2; i++) await(of(i));
    try {
      await(pause());
    } catch (@Secret final Failure e) {
      return 1;
    }
    Object o = await(of((Object) "s"));
    if (o instanceof @Secret final String s) return s + await(of(1));
    return 2;
  }

  @Async
  static Object parameter(@Secret int a, final @Plain(n = K) String b) {
    return a + await(of(b));
  }

  @Async
  static Object plainOnes() {
    @Plain(n = K) int a = await(of(1));
    @Plain(n = H + K) int b = await(of(2));
    @Plain(n = Annotations.H) int c = 2;
    await(pause());
    return a + b + c;
  }

  @Async
  static Object typeUse() {
    @Use String a = await(of("a"));
    final @Use int b = await(of(2));
    List<@Use String> c = await(of(List.of("c")));
    String @Use [] d = {await(of("d"))};
    @Use String @Use [] e @Use [] = {{await(of("e"))}};
    Map.@Use Entry<@Use String, ? extends @Use Number> f = Map.entry("f", await(of(3)));
    Object o = (@Use String) await(of((Object) "o"));
    Object p = new @Use ArrayList<@Use String>(await(of(1)));
    Object q = new @Use String @Use [await(of(1))] @Use [];
    boolean r = await(of(o)) instanceof @Use String s && s.isEmpty();
    Supplier<Object> t = @Use ArrayList<@Use String>::new;
    for (@Use String x : d) await(of(x));
    await(pause());
    return a + b + c + d.length + e.length + f + o + p + q.getClass() + r + t.get();
  }

  @Async
  static Object hiddenTypeUse() {
    @HiddenUse String a = await(of("a"));
    List<@HiddenUse String> c = await(of(List.of("c")));
    String @HiddenUse [] d = {await(of("d"))};
    Object o = (@HiddenUse String) await(of((Object) "o"));
    Object p = new @HiddenUse ArrayList<@HiddenUse String>(await(of(1)));
    Object q = new @HiddenUse String @HiddenUse [await(of(1))];
    boolean r = await(of(o)) instanceof @HiddenUse String s && s.isEmpty();
    await(pause());
    return a + c + d.length + o + p + q.getClass() + r;
  }

  @Async
  Object receiver(@Use Annotations this, @Use String @Use ... more) {
    return await(of(1)) + more.length;
  }

  @Async
  static Object usesIt() {
    return await(AnnotationsAsync.receiver(new Annotations(), "a")) + "" + await(AnnotationsAsync.parameter(1, "b"));
  }

  @Async
  static <@Use T extends Number & Comparable<@Use T>> @Use List<@Use T> generic(@Use T one) throws IOException {
    return List.of(await(of(one)));
  }

  @Async
  static Object usesGeneric() throws IOException {
    return await(AnnotationsAsync.generic(4));
  }
}
