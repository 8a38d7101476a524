package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Leaf.Checked;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** {@code super}, in front of everything that it can stand in front of. */
class SuperCalls extends SuperCallsBase<String> implements First, Second {
  final String name = "own";

  @Override
  String say(String what) {
    return "own " + what;
  }

  @Override
  protected <R> R convert(Function<String, R> function) throws Checked {
    throw new Checked("own");
  }

  @Override
  public String hello() {
    return "own hello";
  }

  @Override
  public String toString() {
    return "own text";
  }

  @Async
  String methods() throws Checked {
    String before = super.say(await(of("a"))) + say("b");
    int length = super.convert(text -> text.length() + 1);
    return before + length + super.varargs("x", await(of("y"))) + super.toString().equals(toString());
  }

  @Async
  String interfaces() {
    await(pause());
    return First.super.hello() + Second.super.hello() + hello();
  }

  @Async
  String fields() {
    super.name = await(of("changed"));
    super.name += "!";
    return name + super.name;
  }

  @Async
  String references() {
    Function<String, String> say = super::say;
    Supplier<String> hello = First.super::hello;
    await(pause());
    return say.apply("r") + hello.get();
  }

  @Async
  String insideLambdas() {
    Supplier<String> say = () -> super.say("lambda");
    await(pause());
    return say.get();
  }

  @Async
  String ofAnInnerClass() {
    return await(SuperCalls_InnerAsync.outer(new Inner()));
  }

  class Inner extends AbstractList<String> {
    @Override
    public String get(int index) {
      return "e" + index;
    }

    @Override
    public int size() {
      return 2;
    }

    @Override
    public boolean contains(Object o) {
      return false;
    }

    @Async
    String outer() {
      modCount++;
      boolean above = super.contains(await(of("e1")));
      return SuperCalls.super.say("outer") + above + contains("e1") + modCount + super.hashCode();
    }
  }

  /** The bound of its type variable is the argument that this class gives to the other. */
  @Async
  String ofANarrowedBound() {
    return super.<String>kept(await(of("x"))) + super.kept("y").length();
  }

  /** The bounds of their type variables are all that mentions its own. */
  static class Generic<A, B> extends SuperCallsBase<List<B>> {
    @Async
    <S extends List<B>> Object bounds(S one, Collection<? super List<B>> all) {
      return List.of(
          super.kept(await(of(one))),
          super.<S>kept(one),
          super.added(one, await(of(all))),
          super.none() == super.<S>none());
    }

    private <S extends B> S own() {
      return null;
    }

    @Async
    <S extends B> Object privates(Generic<A, B> other) {
      await(pause());
      S one = own();
      return one == other.<S>own();
    }
  }

  @Async
  static Object ofBounds() {
    Generic<Integer, String> generic = new Generic<>();
    return await(
            SuperCalls_GenericAsync.bounds(generic, List.of("z"), new ArrayList<Object>()))
        + ""
        + await(SuperCalls_GenericAsync.<Integer, String, String>privates(generic, generic));
  }
}

class SuperCallsBase<T> {
  String name = "base";

  <S extends T> S kept(S one) {
    return one;
  }

  <S extends T> S none() {
    return null;
  }

  <C extends Collection<? super T>> C added(T one, C all) {
    all.add(one);
    return all;
  }

  String say(T what) {
    return "base " + what;
  }

  protected <R> R convert(Function<String, R> function) throws Checked {
    return function.apply("base");
  }

  @SafeVarargs
  final int varargs(T... more) {
    return more.length;
  }
}

interface First {
  default String hello() {
    return "first";
  }
}

interface Second {
  default String hello() {
    return "second";
  }
}
