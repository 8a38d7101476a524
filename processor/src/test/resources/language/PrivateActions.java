package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Private generic classes where a private member asks for a generic interface of theirs. */
class PrivateActions<C> extends ArrayList<C> {
  private static final long serialVersionUID = 1L;

  interface Action<S> {
    Object execute(S state);
  }

  private static class Add<C> implements Action<PrivateActions<C>> {
    private final C one;

    private Add(C one) {
      this.one = one;
    }

    @Override
    public Object execute(PrivateActions<C> state) {
      state.add(one);
      return state.size();
    }
  }

  private static class Same<C> implements Predicate<C>, Comparator<C> {
    private final C one;

    private Same(C one) {
      this.one = one;
    }

    @Override
    public boolean test(C other) {
      return one.equals(other);
    }

    @Override
    public int compare(C one, C other) {
      return one.toString().compareTo(other.toString());
    }
  }

  private class Own implements Action<PrivateActions<C>>, Supplier<C> {
    private final C one;

    private Own(C one) {
      this.one = one;
    }

    @Override
    public Object execute(PrivateActions<C> state) {
      state.addAll(PrivateActions.this);
      return one;
    }

    @Override
    public C get() {
      return one;
    }
  }

  static class Once<S> {
    final Object result;
    private Action<S> action;

    private Once(Action<S> action, S state) {
      this.action = action;
      result = action.execute(state);
    }

    protected Object again(Action<S> other, S state) {
      return other.execute(state);
    }
  }

  private static class Twice<S> extends Once<S> {
    private Twice(Action<S> one, S state, Action<? super S> other) {
      super(one, state);
      other.execute(state);
    }

    @Async
    private Object twice(Add<S> first, S one, PrivateActions<S> state) {
      Once<PrivateActions<S>> once = new Once<>(new Add<>(await(of(one))), state);
      return List.of(once.again(first, state), once.again(new Add<>(await(of(one))), state));
    }
  }

  private Object execute(Action<PrivateActions<C>> action) {
    return action.execute(this);
  }

  private static <S> Object run(Action<S> action, S state) {
    return action.execute(state);
  }

  private static <S> S state(Action<? super S> action, S state) {
    action.execute(state);
    return state;
  }

  private <A extends Action<PrivateActions<C>>> A same(A action) {
    action.execute(this);
    return action;
  }

  private Object all(List<? extends Action<PrivateActions<C>>> actions) {
    actions.forEach(action -> action.execute(this));
    return size();
  }

  @SafeVarargs
  private Object each(Object first, Action<PrivateActions<C>>... actions) {
    return all(List.of(actions)) + " " + first;
  }

  @SafeVarargs
  static <S> Object open(S state, Action<S>... actions) {
    List<Object> results = new ArrayList<>();
    for (Action<S> action : actions) {
      results.add(action.execute(state));
    }
    return results;
  }

  private Object supplied(Supplier<? extends Action<PrivateActions<C>>> actions) {
    return execute(actions.get());
  }

  private Action<PrivateActions<C>> last;

  @Async
  Object methods(C one, PrivateActions<C> other) {
    List<Object> all = new ArrayList<>();
    all.add(execute(new Add<>(await(of(one)))));
    all.add(this.execute(await(of(new Add<>(one)))));
    all.add(other.execute(new Own(await(of(one)))));
    Add<C> add = new Add<>(await(of(one)));
    Own own = new Own(one);
    all.add(execute(add));
    all.add(execute(own));
    Supplier<Object> later = () -> execute(add) + " " + execute(new Own(one));
    all.add(later.get());
    all.add(execute(await(of(true)) ? add : own));
    all.add(execute(await(of(add)) == null ? other.last : new Add<>(one)));
    all.add(run(add, await(of(other))));
    all.add(run(new Add<C>(one), await(of(this))).toString());
    all.add(state(add, this).size());
    all.add(PrivateActions.<PrivateActions<C>>run(add, await(of(other))));
    return all;
  }

  @Async
  Object members(C one, PrivateActions<C> other) {
    List<Object> all = new ArrayList<>();
    Add<C> add = new Add<>(await(of(one)));
    last = await(of(add));
    other.last = new Own(await(of(one)));
    all.add(last.execute(other));
    all.add(new Once<>(add, await(of(this))).result);
    all.add(new Once<PrivateActions<C>>(new Own(one), await(of(this))).result);
    all.add(new Twice<>(add, await(of(this)), other.last).result);
    Once<PrivateActions<C>> once = new Once<>(add, this);
    once.action = new Own(await(of(one)));
    all.add(once.action.execute(other));
    all.add(
        await(
            PrivateActions_TwiceAsync.twice(
                new Twice<C>(c -> c, one, c -> c), new Add<>(one), one, this)));
    return all;
  }

  /** The same of members that the class has inherited. */
  @Async
  private Object inherited(C one, PrivateActions<C> other) {
    List<Object> all = new ArrayList<>();
    add(one);
    add(await(of(one)));
    super.sort(new Same<>(await(of(one))));
    all.add(super.removeIf(new Same<>(await(of(one)))));
    Same<C> same = new Same<>(one);
    other.add(await(of(one)));
    all.add(PrivateActions.super.removeIf(same));
    all.add(other.removeIf(same));
    all.add(removeIf(new Same<>(await(of(one)))));
    Runnable later = () -> super.sort(same);
    later.run();
    return all;
  }

  @Async
  Object several(C one, PrivateActions<C> other) {
    List<Object> all = new ArrayList<>();
    Add<C> add = new Add<>(await(of(one)));
    List<Add<C>> adds = List.of(add, new Add<>(await(of(one))));
    all.add(all(adds));
    all.add(all(await(of(adds))));
    all.add(each("a"));
    all.add(each("b", add));
    all.add(each("c", add, new Own(await(of(one))), other.last));
    all.add(open(this, add));
    all.add(open(this, add, new Own(await(of(one)))));
    all.add(supplied(() -> add));
    all.add(supplied(() -> new Own(one)));
    all.add(same(add).one);
    all.add(same(new Own(await(of(one)))).get());
    return all;
  }

  @Async
  static Object privateActions() {
    PrivateActions<String> one = new PrivateActions<>();
    PrivateActions<String> other = new PrivateActions<>();
    other.last = state -> state.remove(0);
    return List.of(
        await(PrivateActionsAsync.methods(one, "m", other)),
        await(PrivateActionsAsync.several(one, "s", other)),
        await(PrivateActionsAsync.members(one, "f", other)),
        await(PrivateActionsAsync.inherited(one, "i", other)),
        one,
        other);
  }
}
