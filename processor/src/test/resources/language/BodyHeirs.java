package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Heritage;
import java.util.AbstractList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/** What classes in a body inherit from other packages, and whose super they name. */
class BodyHeirs extends BodyHeirsBase {
  String name = "own";

  @Override
  String say(String what) {
    return "own " + what;
  }

  @Async
  Object anonymousList() {
    int n = await(of(3));
    List<Integer> list =
        new AbstractList<>() {
          @Override
          public Integer get(int index) {
            this.modCount++;
            super.modCount += 2;
            modCount++;
            return this.modCount + super.modCount + modCount;
          }

          @Override
          public int size() {
            return n;
          }

          @Override
          public void clear() {
            this.removeRange(0, 0);
            super.removeRange(0, 0);
            Runnable r = () -> this.removeRange(0, 0);
            r.run();
          }
        };
    await(pause());
    list.clear();
    return list.get(0) + list.get(1);
  }

  @Async
  Object copies() {
    int n = await(of(3));
    class Cell implements Cloneable {
      int it = n;

      Object copy() throws CloneNotSupportedException {
        return this.clone();
      }

      Cell other() throws CloneNotSupportedException {
        return (Cell) super.clone();
      }
    }
    try {
      Cell cell = new Cell();
      await(pause());
      return ((Cell) cell.copy()).it + cell.other().it;
    } catch (CloneNotSupportedException e) {
      return e;
    }
  }

  @Async
  Object localHeir() {
    class Local extends Heritage {
      int go(Local other) {
        this.count += 2;
        other.count++;
        super.count++;
        IntUnaryOperator f = this::next;
        IntUnaryOperator g = super::next;
        total = 0;
        return this.next(1) + other.next(2) + super.next(3) + this.row[0] + f.applyAsInt(1) + g.applyAsInt(1) + Heritage.add(1) + add(1) + this.add(1) + LIMIT + this.twice(1).size() + Local.this.count + super.add(1);
      }
    }
    int n = new Local().go(new Local());
    await(pause());
    return n + new Local().go(new Local());
  }

  @Async
  Object superOfTheHost() {
    int n = await(of(3));
    Object o =
        new Object() {
          @Override
          public String toString() {
            Supplier<String> r = BodyHeirs.super::plain;
            BodyHeirs.super.name += n;
            BodyHeirs.super.count++;
            return BodyHeirs.super.say("x") + BodyHeirs.super.name + BodyHeirs.this.name + r.get() + BodyHeirs.super.count + BodyHeirs.super.fixed();
          }
        };
    await(pause());
    return o.toString() + super.fixed() + super.FIXED + this.FIXED + this.fixed();
  }

  interface Shape {
    default int area() {
      return 1;
    }

    @Async
    default Object anonymousShapes() {
      int n = await(of(3));
      Shape s =
          new Shape() {
            @Override
            public int area() {
              Supplier<Integer> r = Shape.super::area;
              return Shape.super.area() + n + r.get();
            }
          };
      await(pause());
      return s.area() + area();
    }

    class Circle implements Shape {
      @Override
      public int area() {
        return 50;
      }

      @Async
      Object circle() {
        Supplier<Integer> r = Shape.super::area;
        return await(of(1)) + Shape.super.area() + area() + r.get();
      }
    }
  }

  @Async
  Object interfaces() {
    Object one = await(BodyHeirs_ShapeAsync.anonymousShapes(new Shape() {}));
    return one + "" + await(BodyHeirs_Shape_CircleAsync.circle(new Shape.Circle()));
  }

  class Inner extends BodyHeirsBase {
    Inner() {
      name = "inner base";
    }

    @Async
    Object inner() {
      String before = await(of("b"));
      BodyHeirs.super.name += before;
      BodyHeirs.super.count += 2;
      BodyHeirs.super.count++;
      super.name += "?";
      Supplier<String> r = BodyHeirs.super::plain;
      return BodyHeirs.super.name + super.name + BodyHeirs.super.say("y") + BodyHeirs.this.name + BodyHeirs.super.count + count + r.get() + BodyHeirs.super.fixed();
    }
  }

  @Async
  Object ofAnInnerClass() {
    return await(BodyHeirs_InnerAsync.inner(new Inner()));
  }
}

class BodyHeirsBase {
  static final String FIXED = "fixed".trim();
  String name = "base";
  int count = 5;

  static int fixed() {
    return 4;
  }

  String say(String what) {
    return "base " + what;
  }

  String plain() {
    return "plain";
  }
}
