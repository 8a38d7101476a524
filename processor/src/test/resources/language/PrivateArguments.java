package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import java.util.*;
import java.util.function.*;
import java.util.stream.*;

/** Heirs of generic classes with private type arguments that no word of the body tells. */
public class PrivateArguments {
  private record In(int at) {}

  private static class LR extends ArrayList<In> {
    private static final long serialVersionUID = 1;
  }

  private static final class Sub implements Comparable<Sub> {
    public int compareTo(Sub o) {
      return 0;
    }
  }

  private static class LS extends ArrayList<Sub> {
    private static final long serialVersionUID = 1;
  }

  private static class Ext extends Thread {}

  private static class LE extends ArrayList<Ext> {
    private static final long serialVersionUID = 1;
  }

  private final LR field = new LR();

  public PrivateArguments() {}

  private static In in() {
    return new In(1);
  }

  private static LR list() {
    return new LR();
  }

  @Async
  static int created() {
    LR l = new LR();
    l.add(new In(await(of(1))));
    return l.size();
  }

  @Async
  static int fromCall() {
    LR l = new LR();
    await(of(1));
    l.add(in());
    return l.size();
  }

  @Async
  static int fromCalls() {
    await(of(1));
    var l = list();
    var i = in();
    l.add(i);
    return l.size();
  }

  @Async
  int inField() {
    await(of(1));
    field.add(in());
    return field.size();
  }

  @Async
  int inField2() {
    field.add(new In(await(of(1))));
    return field.size();
  }

  @Async
  private static int sub(LS l, Sub s) {
    await(of(1));
    l.add(s);
    return l.size();
  }

  @Async
  private static int ext(LE l, Ext s) {
    await(of(1));
    l.add(s);
    return l.size();
  }

  @Async
  private static int self(LR l) {
    await(of(1));
    l.add(l.get(0));
    return l.size();
  }

  @Async
  private static int named(LR l, In in) {
    await(of(1));
    In i = in;
    l.add(i);
    return l.size();
  }

  @Async
  private static int visible(ArrayList<In> l, In in) {
    await(of(1));
    l.add(in);
    return l.size();
  }
}
