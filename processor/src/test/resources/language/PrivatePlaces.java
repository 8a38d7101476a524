package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Private members and classes where not every expression may stand. */
class PrivatePlaces {
  private static final short S = 3;
  private static final byte B = -4;
  private static final char C = 'c';
  private static final long L = Long.MIN_VALUE;
  private static final float F = Float.NaN;
  private static final double D = -0.0;
  private static final String T = "q\"\\\n\u0041";
  private static final boolean Z = true;

  private int count = 1;
  private Integer boxed = 5;
  private char letter = 'a';
  private int[] array = {1, 2};
  private String text = "t";
  private final Object lock = new Object();
  private Hidden hidden = new Hidden(3);

  private static final class Hidden implements Comparable<Hidden> {
    private int it;
    private Hidden next;

    private Hidden(int it) {
      this.it = it;
    }

    private int bump() {
      return ++it;
    }

    public int compareTo(Hidden h) {
      return it - h.it;
    }
  }

  static String take(short x) { return "short " + x; }
  static String take(byte x) { return "byte " + x; }
  static String take(int x) { return "int " + x; }
  static String take(long x) { return "long " + x; }
  static String take(char x) { return "char " + x; }
  static String take(float x) { return "float " + x; }
  static String take(double x) { return "double " + x; }

  @Async
  static Object constants() {
    await(pause());
    return List.of(take(S), take(B), take(C), take(L), take(F), take(D), T, Z, take(PrivatePlaces.S), -B, ~S, 1 -B, -L, take(await(of(S))), S + T + B + C + L + F + D);
  }

  @Async
  static Object labels() {
    String r = "";
    for (int i = -4; i < 4; i++) {
      switch (i) { case B: r += "B"; break; case S: r += await(of("S")); break; case (int) 0L: case 1 + (Z ? 1 : 0): r += "n"; default: r += "d"; }
      r += switch ((char) (i + 'c')) { case C -> "C"; case C + 1 -> await(of("D")); default -> "-"; };
      r += switch (i) { case B -> 1; case S -> 2; default -> 3; };
    }
    return r + switch (await(of(T))) { case T -> "T"; default -> "x"; };
  }

  @Async
  Object statements() {
    int n = await(of(1));
    hidden.getClass();
    this.hidden.bump();
    new Hidden(3);
    count++;
    --this.count;
    boxed++;
    letter++;
    letter += 1;
    array[count]++;
    array[n - 1] += count;
    hidden.it++;
    hidden.it += n;
    hidden.next = new Hidden(7);
    hidden.next.it -= 2;
    hidden.next.next = hidden;
    hidden.next.next.it *= 3;
    text += count + n;
    Runnable a = () -> hidden.getClass();
    Runnable b = () -> count++;
    Runnable c = () -> hidden.it = 100;
    Runnable d = () -> new Hidden(1);
    Runnable e = () -> hidden.bump();
    Supplier<Object> f = () -> hidden.it = 101;
    Supplier<Class<?>> g = () -> hidden.getClass();
    for (Runnable r : new Runnable[] {a, b, c, d, e}) r.run();
    await(pause());
    for (count = 0, hidden.it++; count < 3; count++, hidden.it--) n++;
    synchronized (lock) { n += f.get() != null ? 1 : 0; }
    assert count == 3 : hidden.it;
    return List.of(count, boxed, letter, array, hidden.it, text, n, g.get() == hidden.getClass(), hidden.next.it);
  }

  @Async
  Object values() {
    int n = (count = await(of(5))) + (count += 2) + count++ + ++count + (array[0] = count = 3) + array[count - 3]++;
    char c = letter++;
    c += letter-- + (letter += 2);
    Integer i = boxed++ + (boxed = n) + (boxed += 1);
    String s = (text += await(of("x"))) + (text = "y") + (this.text += 1);
    Hidden h = (hidden = new Hidden(await(of(8)))).next = hidden;
    h.it = hidden.it += (hidden.it = 4); h = hidden;
    int x = -count + ~count - -count + (count > 2 ? count : -count) + (int) letter + (char) (count + 'a');
    boolean z = !(hidden.it == 12) && hidden instanceof Comparable && hidden.equals(h) | hidden != null ^ true;
    return Arrays.asList(n, c, i, s, h.it, x, z, hidden.compareTo(h), ((Comparable<Hidden>) hidden).compareTo(h));
  }

  private enum Mode { ON, OFF { @Override int n() { return 2; } }; int n() { return 1; } private static Mode of(int n) { return values()[n]; } }

  @Async
  static Object enums() {
    Mode m = await(of(Mode.ON));
    int r = 0;
    switch (m) { case ON: r++; case OFF: r += await(of(2)); }
    r += switch (Mode.of(1)) { case ON -> 1; case OFF -> await(of(7)); };
    switch (Mode.valueOf("OFF")) { case ON -> r = 0; case OFF -> r += 100; }
    EnumMap<Mode, Integer> map = new EnumMap<>(Mode.class);
    map.put(Mode.OFF, await(of(5)));
    for (Mode one : Mode.values()) r += one.n() + map.getOrDefault(one, 1);
    Mode[] all = {Mode.ON, await(of(Mode.OFF))};
    Comparator<Mode> c = Comparator.comparing(Mode::ordinal);
    Function<Integer, Mode> f = Mode::of;
    Supplier<Mode[]> v = Mode::values;
    IntFunction<Mode[]> g = Mode[]::new;
    return r + all[1].n() + c.compare(all[0], all[1]) + f.apply(1).n() + v.get().length + g.apply(3).length + EnumSet.allOf(Mode.class).size();
  }

  @Async
  static Object awaitedEnums() {
    int r = switch (await(of(Mode.OFF))) { case ON -> 1; case OFF -> 2; };
    r *= switch ((await(of(Mode.ON)))) { case ON: yield 3; default: yield 4; };
    switch (await(of(Mode.OFF))) { case ON -> r = 0; case OFF -> r += 100; }
    switch (await(of(r)) > 100 ? Mode.ON : Mode.OFF) { case ON: r++; default: r *= 2; }
    return r;
  }

  private interface Fold<T> { T fold(T a, T b); default Fold<T> twice() { return (a, b) -> fold(fold(a, b), b); } }
  private static <T> T use(Fold<T> f, T a, T b) { return f.fold(a, b); }

  @Async
  static Object functions() {
    int k = await(of(1));
    Fold<Integer> f = (a, b) -> a + b * k;
    Fold<String> g = String::concat;
    Fold<Integer> h = k > 0 ? (a, b) -> a - b : Math::max;
    Fold<Integer> i = f.twice();
    var list = new ArrayList<Fold<Integer>>(List.of(f, h));
    list.add(Math::min);
    await(pause());
    Object o = use(await(of(f)), 1, 2) + use((a, b) -> b, 5, await(of(6)));
    return List.of(o, g.fold("a", "b"), h.fold(3, 1), i.fold(1, 1), list.get(2).fold(4, 3), use(PrivatePlaces.<Integer>second(), 1, 9));
  }

  private static <T> Fold<T> second() { return (a, b) -> b; }

  private record Pair<A, B>(A a, B b) { private static int made; Pair { made++; } private <C> Pair<A, C> with(C c) { return new Pair<>(a, c); } }

  @Async
  static Object records() {
    Pair<Integer, String> p = new Pair<>(await(of(1)), "b");
    var q = p.with(await(of(2.5)));
    Pair<Integer, Double> r = await(of(p)).with(q.b()).with(q.b);
    List<Pair<Integer, ?>> all = List.of(p, q, await(of(r)));
    int s = 0;
    for (Pair<Integer, ?> one : all) s += one.a + await(of(one.b.toString().length()));
    Map<Pair<?, ?>, Integer> map = new HashMap<>(Map.of(p, 3));
    map.merge(p, await(of(4)), Integer::sum);
    Object o = r;
    if (o instanceof Pair<?, ?> t && t.a instanceof Integer i) s += i + await(of(t.hashCode() == r.hashCode() ? 1 : 0));
    boolean made = Pair.made > 0;
    return s + map.get(p) + "" + made + all.stream().map(Pair::a).toList() + q.equals(r);
  }
}
