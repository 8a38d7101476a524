package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Heritage;
import java.util.AbstractList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** Members that are protected in another package, by every way that leads to them. */
class Inherited extends Heritage {
  private static int own;

  static void reset() {
    total = 0;
    own = 0;
    NAMES.clear();
  }

  private Inherited self(String name) {
    log(name);
    return this;
  }

  private static int more(int by) {
    return own += by;
  }

  @Async
  Object staticOnes() {
    total = await(of(1));
    total += 2;
    Inherited.total++;
    Heritage.total *= 2;
    int a = add(await(of(3))) + Inherited.add(1) + Heritage.add(1);
    String l = label() + label("a") + Inherited.label("b", await(of("c"))) + LIMIT + Heritage.LIMIT;
    NAMES.add(l);
    return a + l + NAMES + total;
  }

  @Async
  Object staticOnesThroughInstances() {
    int n = await(of(1));
    this.total = 4;
    this.total += n;
    this.total++;
    Inherited other = self("a");
    other.total += 3;
    int a = this.add(1) + other.add(2) + super.add(n) + await(of(this)).add(1);
    String l = super.label("x", "y") + this.label("z") + super.LIMIT + this.LIMIT + super.total;
    super.total = 9;
    super.total += n;
    super.total--;
    return a + l + total + this.total + (other).total + NAMES.size() + super.NAMES.size();
  }

  @Async
  Object privateStaticOnesThroughInstances() {
    int n = await(of(1));
    this.own = 4;
    this.own += n;
    this.own++;
    Inherited other = self("a");
    other.own++;
    Inherited[] others = {other};
    others[0].own += 3;
    int a = this.more(1) + other.more(2) + self("b").more(await(of(1)));
    return a + own + this.own + other.own + await(of(this)).own + ((Inherited) others[0]).own;
  }

  @Async
  Object fields() {
    count = await(of(2));
    this.count += 3;
    super.count++;
    super.count += await(of(1));
    --count;
    boxed++;
    super.boxed += 2;
    text += await(of("u"));
    super.text += count;
    row[await(of(0))] += 4;
    super.row[1]++;
    this.row = new int[] {row[0], row[1], await(of(3))};
    self("b").count++;
    Inherited other = new Inherited();
    other.count = await(of(8));
    other.count -= 1;
    other.row[0] <<= 2;
    return count + "" + boxed + text + row.length + row[0] + row[1] + other.count + other.row[0] + super.text;
  }

  @Async
  Object methods() {
    int a = next(await(of(1))) + this.next(2) + super.next(3) + self("a").next(await(of(4)));
    List<String> two = twice("x");
    List<Integer> ints = this.<Integer>twice(await(of(5)));
    IntUnaryOperator f = this::next;
    IntUnaryOperator g = super::next;
    IntUnaryOperator h = Heritage::add;
    Function<String, List<String>> t = this::twice;
    await(pause());
    return a + two.size() + "" + ints + f.applyAsInt(1) + g.applyAsInt(1) + h.applyAsInt(2) + t.apply("y");
  }

  @Override
  protected int next(int more) {
    return super.next(more * 10);
  }

  static class Below extends Inherited {
    @Async
    Object below() {
      count += await(of(1));
      Inherited above = new Inherited();
      above.count = 5;
      above.next(1);
      return count + above.count + next(1) + super.next(2) + this.text + more(1);
    }
  }

  @Async
  Object aSubclass() {
    return await(Inherited_BelowAsync.below(new Below()));
  }

  static class Beside {
    @Async
    Object beside(Inherited other) {
      other.count += await(of(1));
      other.row[0]++;
      total++;
      return other.count + other.next(1) + other.text + add(1) + LIMIT;
    }
  }

  @Async
  Object aNestedClass() {
    return await(Inherited_BesideAsync.beside(new Beside(), this)) + "" + total;
  }

  class Within extends Heritage {
    @Async
    Object within() {
      count = await(of(20));
      Inherited.this.count += 1;
      Inherited.this.count++;
      Inherited.super.count += 2;
      Inherited.super.text += "!";
      next(1);
      Inherited.this.next(2);
      Inherited.super.next(3);
      IntUnaryOperator f = Inherited.super::next;
      IntUnaryOperator g = Inherited.this::next;
      await(pause());
      return count + ":" + Inherited.this.count + Inherited.super.text + text + super.count
          + f.applyAsInt(1) + g.applyAsInt(1) + Inherited.super.count + Inherited.this.row[1] + Inherited.this.twice("x");
    }
  }

  @Async
  Object bothInherit() {
    return await(Inherited_WithinAsync.within(new Within()));
  }

  class Plain {
    @Async
    Object plain() {
      count = await(of(20));
      Inherited.this.count += 1;
      Inherited.super.count += 2;
      row[0]++;
      return next(1) + Inherited.super.next(3) + Inherited.super.text + count + twice(1) + Inherited.super.count;
    }
  }

  @Async
  Object anInnerClass() {
    return await(Inherited_PlainAsync.plain(new Plain()));
  }
}
