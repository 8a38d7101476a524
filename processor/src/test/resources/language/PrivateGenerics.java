package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.Trace.log;
import static dev.pawl.processor.testing.Trace.step;
import static dev.pawl.processor.testing.program.Leaf.of;
import static dev.pawl.processor.testing.program.Leaf.pause;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.List;

/**
 * Methods of private generic classes whose bodies name the class, so that a type variable stands
 * for it, called where less of the class is known.
 */
class PrivateGenerics {
  static class Parent<T> {
    T own;

    Parent(T own) {
      this.own = own;
    }

    int weigh(int by) {
      return step(by + 1);
    }
  }

  interface Kin<T> {
    default T kin(T other) {
      return other;
    }
  }

  private class Heir<T> extends Parent<T> {
    Heir<T> next;

    Heir(T own) {
      super(own);
    }

    @Override
    int weigh(int by) {
      return -1;
    }

    @Async
    int weight(int by) {
      return await(of(by)) + Heir.super.weigh(by);
    }

    @Async
    T same(T other) {
      await(of(Heir.super.weigh(1)));
      return other;
    }

    @Async
    T own() {
      await(of(Heir.super.weigh(2)));
      return own;
    }

    @Async
    int collect(List<? super T> into) {
      into.add(own);
      return await(of(Heir.super.weigh(into.size())));
    }

    @Async
    <U> U other(Heir<U> other) {
      await(of(Heir.super.weigh(3)));
      return other.own;
    }

    @Async
    <U> T changed(Heir<U> one, Heir<T> two) {
      await(of(Heir.super.weigh(4)));
      Heir<T> me = this;
      Heir<U> first = one;
      me.next = two;
      two = me;
      Heir<?> any = first;
      any = two;
      return await(of(any == this)) ? two.next.own : null;
    }

    @Async
    @SuppressWarnings({"rawtypes", "unchecked"})
    <U> int raw(Heir<U> one, Heir two) {
      two.next = one;
      return await(of(two.next.weigh(1))) + Heir.super.weigh(5);
    }

    @Async
    Heir<T> before(Heir<?> other) {
      Heir<T> made = new Heir<>(own);
      await(of(other.weigh(1)));
      made.next = this;
      return made;
    }
  }

  private class Both<T> extends Parent<T> implements Kin<T> {
    Both(T own) {
      super(own);
    }

    @Async
    int weight(int by) {
      return await(of(by)) + Both.super.weigh(by);
    }

    @Async
    T own() {
      await(of(Both.super.weigh(6)));
      return kin(own);
    }

    @Async
    <U> U other(Both<U> other) {
      await(of(Both.super.weigh(7)));
      return other.kin(other.own);
    }
  }

  private static class Still<T> extends Parent<T> {
    Still(T own) {
      super(own);
    }

    @Async
    static <A, B> Still<A> pick(Still<A> one, Still<B> two) {
      Still<A> copy = new Still<>(one.own);
      Still<B> last = await(of(two));
      two = last;
      return copy;
    }

    @Async
    static <A, B> void drop(Still<A> one, Still<B> two) {
      Still<A> copy = new Still<>(one.own);
      Still<B> last = await(of(two));
      log("dropped " + copy.own + " " + last.own);
    }
  }

  @Async
  String ofItsOwn() {
    Heir<?> any = new Heir<>(List.of("any"));
    Heir<String> text = new Heir<>("abc");
    text.next = new Heir<>("next");
    List<Object> into = new ArrayList<>();
    int sum =
        await(PrivateGenerics_HeirAsync.weight(any, 3))
            + await(PrivateGenerics_HeirAsync.weight(text, 1))
            + await(PrivateGenerics_HeirAsync.weight(new Heir<>('c'), 2))
            + await(PrivateGenerics_HeirAsync.same(text, "abcd")).length()
            + await(PrivateGenerics_HeirAsync.own(text)).length()
            + await(PrivateGenerics_HeirAsync.collect(text, into));
    return sum + "" + into + await(PrivateGenerics_HeirAsync.own(any));
  }

  @Async
  String ofAnothers() {
    Heir<?> any = new Heir<>(List.of("any"));
    Heir<String> text = new Heir<>("abc");
    Object found = await(PrivateGenerics_HeirAsync.other(text, any));
    found = found + "" + await(PrivateGenerics_HeirAsync.other(any, any));
    found = found + await(PrivateGenerics_HeirAsync.other(any, text)).substring(1);
    found = found + await(PrivateGenerics_HeirAsync.changed(text, any, text)).substring(1);
    found = found + "" + await(PrivateGenerics_HeirAsync.raw(any, text, text));
    found = found + await(PrivateGenerics_HeirAsync.before(text, any)).next.own.substring(1);
    return found + "" + await(PrivateGenerics_HeirAsync.before(any, any)).next.own;
  }

  @Async
  String ofSeveralBounds() {
    Both<String> text = new Both<>("abc");
    Both<?> any = new Both<>(List.of("any"));
    int sum =
        await(PrivateGenerics_BothAsync.weight(text, 3))
            + await(PrivateGenerics_BothAsync.weight(any, 1))
            + await(PrivateGenerics_BothAsync.own(text)).length()
            + await(PrivateGenerics_BothAsync.other(any, text)).length();
    return sum + "" + await(PrivateGenerics_BothAsync.other(text, any));
  }

  @Async
  String ofStaticMethods() {
    Still<String> text = new Still<>("abc");
    await(PrivateGenerics_StillAsync.drop(text, new Still<>(5)));
    Still<String> picked = await(PrivateGenerics_StillAsync.pick(text, new Still<>(6)));
    return await(PrivateGenerics_StillAsync.pick(picked, picked)).own.concat("d");
  }

  @Async
  int ofParameters() {
    return await(PrivateGenericsAsync.parameters(this, new Heir<>("abc"), new Heir<>(1)));
  }

  @Async
  private int parameters(Heir<String> text, Heir<?> any) {
    return await(PrivateGenerics_HeirAsync.weight(text, 1))
        + await(PrivateGenerics_HeirAsync.weight(any, 2))
        + await(PrivateGenerics_HeirAsync.other(any, text)).length();
  }

  static final class Keeper<T> {
    int kept;

    <H extends Parent<? super T>> H keep(H one) {
      kept++;
      return one;
    }
  }

  @Async
  int ofStatements() {
    Keeper<String> keeper = new Keeper<>();
    return await(PrivateGenericsAsync.dropped(this, keeper, "a"));
  }

  @Async
  private <T> int dropped(Keeper<T> keeper, T own) {
    await(pause());
    keeper.keep(new Heir<>(own));
    Runnable again = () -> keeper.keep(new Heir<>(own));
    again.run();
    for (int i = 0; i < 2; keeper.keep(new Heir<>(own))) {
      i++;
    }
    Heir<T> heir = keeper.keep(new Heir<>(own));
    switch (keeper.kept) {
      case 0 -> keeper.keep(heir);
      default -> keeper.keep(await(of(heir)));
    }
    return keeper.keep(heir).weigh(keeper.kept) + keeper.kept;
  }
}
