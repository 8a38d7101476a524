package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;

/** Comments between any two words, and names in all kinds of letters. */
class Spelling {
  private int known(int n) {
    return n + 1;
  }

  private static int hidden(int n) {
    return n + 2;
  }

  private static final class Box {
    private final int it;

    private Box(int it) {
      this.it = it;
    }

    private int get() {
      return it;
    }
  }

  static class Plain {
    final int it;

    Plain(int it) {
      this.it = it;
    }
  }

  @Async
  int calls() {
    int a = known /* (private) */ (await(of(1)));
    int b = this.known /* ( */ (a) + Spelling.hidden // (
        (b());
    Box box = new Box /* ( */ (await(of(3)));
    return a + b + box.get /* ) ( */ () + new Box(4 /* ) */ ).get();
  }

  int b() {
    return 3;
  }

  @Async
  static int arrays() {
    Box[] boxes = new Box[] /* { */ {new Box(1), new Box(await(of(2)))};
    Box[] more = new Box /* [ */ [ /* ] */ 2 /* ] */ ];
    Box[][] all = new Box /*[*/ [1] /*[*/ [ /*]*/ 2];
    return boxes[1].it + more.length + all[0].length;
  }

  @Async
  static int anonymous() {
    var one =
        new Plain /* ( */ (3 /* ) */) /* { */ {
          int own = 4;
        };
    var two =
        new Object /* { */ ( /* ) */ ) /* { */ {
          int own = 5;
        };
    await(pause());
    return one.own + one.it + two.own;
  }

  @Async
  static int superclasses() {
    int captured = await(of(1));
    class Base {
      int it = captured;
    }
    class Heir extends Base /* { */ {
      int own = 2;
    }
    class Other extends Base implements Runnable /* { */ {
      Other /* { ( */ () /* { */ {
        own = 5;
      }
      int own;
      public void run() {}
    }
    await(pause());
    return new Heir().it + new Heir().own + new Other().own + new Other().it;
  }

  @Async
  static int oddComments() {
    int a = /* " */ await(of(1)) /* ' */; // it's
    int b = a // "
        + await(of(2)); /* {@code */ /* second */
    /* one */ /* two */ // three
    b += await(of( // first (
        3)); ;; // after an empty one
    if (b > 0) // because {
    {
      b++;
      await(pause());
    } /* } */ else /* { */ {
      b--;
    }
    // last \u002a/
    /* a \u002a/ b++; // */
    return b;
  }

  int \u0061b = 3;
  private int h\u0069dden = 4;
  static int c\u006funt = 5;

  static void reset() {
    count = 5;
  }

  private int s\u0065cret(int n) {
    return n + hidden;
  }

  @Async
  int fields() {
    \u0061b += await(of(1));
    hidden += \u0061b;
    h\u0069dden++;
    return ab + h\u0069dden + this.\u0061b + this.h\u0069dden + c\u006funt + s\u0065cret(2) + this.s\u0065cret(await(of(1)));
  }

  @Async
  static int locals() {
    int \u0078 = await(of(1));
    IntSupplier f = () -> \u0078 + x;
    \u0069nt y = x;
    await(pause());
    {
      int z = 1;
      \u007a += await(of(2));
      y += z;
    }
    {
      int \u007a = 2;
      z += await(of(2));
      y += z + \u007a;
    }
    return f.getAsInt() + y;
  }

  @Async
  static int freshOnes() {
    int \u006f\u0066 = 1;
    int ofPol\u006c = 2;
    return \u006f\u0066 + await(of(3)) + ofPoll + await(of(4)) + o\u0066;
  }

  @Async
  static int jumps() {
    int n = 0;
    l\u0061bel:
    for (int i = 0; ; i++) {
      for (; ; ) {
        n += await(of(i));
        if (n > 3) break label;
        continue l\u0061bel;
      }
    }
    return n;
  }

  @Async
  static String escapes() {
    String s = "\u0041\\u0041\u005c\u005c" + await(of('\u0041'=='\\' ? 1 : 2)) + "\u0022.length();
    char c = '\u005c'';
    // \u000a s += await(of("in a comment"));
    return s + c;
  }

  @Async
  static \u0069nt typ\u0065s() {
    v\u0061r x = await(of(1));
    fin\u0061l int y = aw\u0061it(of(2));
    Str\u0069ng z = "z";
    await(pause());
    return x + y + z.length();
  }

  @Async
  static int dollars() {
    int $[] = {1, await(of(2))}, a$b[][] = {{3}}, $$ [] = {4};
    await(pause());
    return $[1] + a$b[0][0] + $$[0];
  }

  @Async
  static int letters() {
    int ä[] = {1, await(of(2))}, éa[][] = {{3}};
    int[] ö[] = {{1}};
    await(pause());
    return ä[1] + éa[0][0] + ö[0][0];
  }

  @Async
  static <Ä> Object typeVariables(Ä it) {
    class Local { Ä it() { return it; } }
    class Free { Ä it(Ä x) { return x; } List<Ä> all = new ArrayList<>(); }
    Free free = new Free();
    await(pause());
    return new Local().it() + "" + free.it(it) + free.all;
  }

  @Async
  static Object useTypeVariables() {
    return await(SpellingAsync.typeVariables("x"));
  }

  @Async
  static <T$> Object dollarVariables(T$ it) {
    class Free { T$ it(T$ x) { return x; } }
    Free free = new Free();
    await(pause());
    return free.it(it);
  }

  @Async
  static Object useDollarVariables() {
    return await(SpellingAsync.dollarVariables("x"));
  }

  @Async
  static Object typeNamedLikeVariable() {
    String Str = await(of("x"));
    Spelling C = new Spelling();
    List<String> L = List.of(Str);
    int[] i = {1};
    int in = 2;
    await(pause());
    return Str + L + i[0] + (C == null) + in;
  }
}
