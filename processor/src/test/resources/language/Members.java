package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.more;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;
import static language.Greeting.hail;

import dev.pawl.Async;
import dev.pawl.processor.testing.MayBeRefused;
import dev.pawl.processor.testing.program.Leaf.Checked;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Members that only the class itself can name, of all kinds. */
class Members extends MembersBase implements Greeting {
  private static int count;
  private final int number;
  private String text = "t";
  private int[] array = {1, 2};
  private Members next;

  Members() {
    this(4);
  }

  private Members(int number) {
    this.number = number;
  }

  static void reset() {
    count = 0;
  }

  private static int increment(int by) {
    return count += by;
  }

  private String decorate(String s, Object... more) {
    return "<" + s + more.length + ">";
  }

  private <T extends Comparable<T>> T larger(T a, T b) {
    return a.compareTo(b) > 0 ? a : b;
  }

  private void fails(String message) throws Checked {
    throw new Checked(message);
  }

  @Async // tricky 83
  int privateFields() {
    int before = number + await(of(count));
    count = await(of(3));
    count += await(of(4));
    count++;
    this.text += await(of("u"));
    text = text + "v";
    array[await(of(1))] += await(of(5));
    array[0]++;
    return before + count * 10 + text.length() * 100 + array[0] + array[1] + --Members.count;
  }

  @Async // tricky 83
  Object privateMethods() {
    String a = decorate("a", await(of(1)), 2) + this.decorate(await(of("b")));
    int b = increment(await(of(2))) + Members.increment(3);
    String c = larger(await(of("c")), "d") + this.<Integer>larger(1, await(of(2)));
    return List.of(a, b, c, decorate("e", new Object[] {1, 2, 3}));
  }

  @Async // tricky 83
  int privateMembersOfAnotherInstance() {
    Members other = await(of(new Members(7)));
    other.text = await(of("other"));
    other.next = this;
    other.next.array[0] = other.number + await(of(1));
    return other.number + other.next.number + array[0] + other.text.length();
  }

  @Async // tricky 83
  void privateMethodThatThrows() throws Checked {
    try {
      fails(await(of("a")));
    } catch (Checked e) {
      log(e);
      fails(await(of("b")));
    }
  }

  @Async // tricky 83
  private static int privateAsyncMethod() {
    return await(MembersAsync.alsoPrivate(await(of(1)))) + 1;
  }

  @Async
  private static int alsoPrivate(int n) {
    return n + await(of(10));
  }

  private enum Colour {
    RED,
    GREEN;

    Colour other() {
      return this == RED ? GREEN : RED;
    }
  }

  private static final class Box<T> {
    private T value;

    private Box(T value) {
      this.value = value;
    }

    private T get() {
      return value;
    }

    @Override
    public String toString() {
      return "Box " + value;
    }
  }

  private record Pair(int a, String b) {}

  private interface Shape {
    int area();
  }

  private static final class Oops extends Exception {
    private static final long serialVersionUID = 1L;

    private final int code;

    Oops(int code) {
      super("oops " + code);
      this.code = code;
    }
  }

  @Async // tricky 83
  @MayBeRefused
  static Object privateEnum() {
    Colour c = await(of(Colour.RED));
    await(pause());
    Colour d = c.other();
    String text = "";
    for (Colour each : Colour.values()) {
      switch (each) {
        case RED:
          text += await(of("r"));
          break;
        case GREEN:
          text += "g";
      }
    }
    return List.of(c.name(), d.ordinal(), c == await(of(Colour.RED)), text);
  }

  @Async // tricky 83
  @MayBeRefused
  static Object privateNestedTypes() {
    Box<String> box = new Box<>(await(of("v")));
    Pair pair = new Pair(await(of(1)), box.get());
    Shape shape = () -> pair.a() + 1;
    await(pause());
    box.value = box.value + await(of("w"));
    Box<Pair> nested = await(of(new Box<>(pair)));
    return List.of(box.get(), pair.b(), shape.area(), nested.get().a(), nested.value.b(), box.toString());
  }

  @Async // tricky 83
  @MayBeRefused
  static Object arraysOfPrivateTypes() {
    Pair[] pairs = {new Pair(1, await(of("a"))), null};
    pairs[await(of(1))] = new Pair(await(of(2)), "b");
    int sum = 0;
    for (Pair p : pairs) sum += await(of(p.a()));
    List<Pair> list = new ArrayList<>(List.of(pairs));
    for (Pair p : list) sum += await(of(p.a()));
    return sum + pairs.length + list.get(0).b().length();
  }

  @Async // tricky 83
  @MayBeRefused
  static int privateException() {
    try {
      if (await(of(true))) throw new Oops(await(of(5)));
      return 0;
    } catch (Oops e) {
      return e.code + await(of(1));
    }
  }

  @Async // tricky 83
  @MayBeRefused
  static boolean instanceofAndCastsOfPrivateTypes() {
    Object o = await(of((Object) new Pair(1, "x")));
    Pair p = (Pair) o;
    return o instanceof Pair && !(await(of(o)) instanceof Box<?>) && p.a() == await(of(1));
  }

  @Async // tricky 84
  @MayBeRefused
  String superCalls() {
    String a = super.name();
    String b = super.greet(await(of("b")));
    String c = Greeting.super.greeting(await(of("c")));
    return a + b + c + name() + super.inherited + this.inherited;
  }

  @Override
  String name() {
    return "members";
  }

  @Async // tricky 83
  Object inheritedMembers() {
    inherited += await(of(1));
    protectedList.add("a");
    return List.of(greet(await(of("x"))), inherited, protectedList, protectedStatic(await(of(2))));
  }

  @Async
  @MayBeRefused
  Object referencesToPrivateMembers() {
    Supplier<String> a = this::secret;
    Function<Integer, Integer> b = Members::increment;
    Function<Integer, Members> c = Members::new;
    Supplier<Box<Integer>> d = () -> new Box<>(number);
    await(pause());
    return List.of(a.get(), b.apply(2), c.apply(await(of(3))).number, d.get().value);
  }

  private String secret() {
    return "secret" + text;
  }

  @Async
  Object lambdasWithPrivateMembers() {
    int n = await(of(2));
    Supplier<Integer> get = () -> number + n + increment(1);
    Runnable set =
        () -> {
          text = "set" + n;
          count += n;
          array[0]--;
        };
    await(pause());
    set.run();
    return List.of(get.get(), text, count, array);
  }

  static class Hailing implements Greeting {
    @Async
    String twice(String name) {
      return hail(await(of(name))) + hail(name);
    }
  }

  @Async
  static String importedFromAnInterfaceAbove() {
    return await(Members_HailingAsync.twice(new Hailing(), "you"));
  }
}

class MembersBase {
  protected int inherited = 6;
  protected final List<String> protectedList = new ArrayList<>();

  protected static int protectedStatic(int n) {
    return n * 2;
  }

  String name() {
    return "base";
  }

  protected String greet(String s) {
    return "hello " + s;
  }
}

interface Greeting {
  static String hail(String name) {
    return "hail " + name;
  }

  default String greeting(String s) {
    return "hi " + s;
  }
}
