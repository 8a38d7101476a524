import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Task;
import java.util.function.IntSupplier;

class NotSupportedYet {
  static final Task<Integer, RuntimeException> TASK = Task.ready(1);

  class Inner {}

  static class Guarded {
    private int hidden;

    private Guarded(int n) {}

    Guarded() {}
  }

  @Async
  int lateCaptureUnderALock() {
    int x;
    synchronized (this) { // error: [not-supported-yet]
      x = 1;
      IntSupplier s = () -> x;
    }
    return x + await(TASK);
  }

  @Async
  static int capturingClassInABlock(int captured) {
    class Local {
      @Override
      public int hashCode() {
        return captured;
      }
    }
    Local local = new Local();
    Task<Integer, RuntimeException> block =
        Task.async(() -> await(TASK) + local.hashCode()); // error: [not-supported-yet]
    return await(block);
  }

  @Async
  static int privateMemberInABlock() {
    record Local(int component) {}
    Local local = new Local(1);
    return await(
        Task.<Integer, RuntimeException>async(
            () -> await(TASK) + local.component)); // error: [not-supported-yet]
  }

  @Async
  static String blocksOwnClassAsItsResult() {
    var block =
        Task.async(
            () -> { // error: [not-supported-yet]
              record Own(int component) {}
              return new Own(await(TASK));
            });
    return await(block).toString();
  }

  @Async
  static String blocksOwnClassAsItsException() {
    var block =
        Task.async(
            () -> { // error: [not-supported-yet]
              class Own extends Exception {
                static final long serialVersionUID = 1;
              }
              if (await(TASK) > 0) throw new Own();
            });
    try {
      return await(block) + "";
    } catch (Exception e) {
      return "thrown";
    }
  }

  @Async
  static <T> int genericMethodsClassInABlock(T value) {
    class Local {
      T it = value;
    }
    return await(
        Task.<Integer, RuntimeException>async(
            () -> await(TASK) + new Local().hashCode())); // error: [not-supported-yet]
  }

  @Async
  static int anonymousClassOfAnotherObject(NotSupportedYet outer) {
    var inner = outer.new Inner() { // error: [not-supported-yet]
          int field = 1;
        };
    return inner.field + await(TASK) + inner.field;
  }

  @Async
  static int anonymousClassThatUsesACapturingOneAndEscapesItsLambda(int n) {
    class Local {
      int it = n;
    }
    var all =
        java.util.stream.Stream.of(1)
            .map(
                i ->
                    new Object() { // error: [not-supported-yet]
                      int it = i + new Local().it;
                    })
            .toList();
    await(TASK);
    return all.get(0).it;
  }

  @Async
  static int anonymousClassThatUsesACapturingOneAndCapturesWhatASwitchDeclares(int n) {
    class Local {
      int it = n;
    }
    var chosen =
        switch (await(TASK)) {
          default -> {
            int inner = await(TASK);
            yield new Object() { // error: [not-supported-yet]
              int it() {
                return inner + new Local().it;
              }
            };
          }
        };
    await(TASK);
    return chosen.it();
  }

  @Async
  static int anonymousSubclassOfAPrivateClassThatUsesACapturingOne(int n) {
    class Local {
      int it = n;
    }
    Secretive secretive = new Secretive() { // error: [not-supported-yet]
          @Override
          public int hashCode() {
            return new Local().it;
          }
        };
    return secretive.hashCode() + await(TASK);
  }

  @Async
  static int localSubclassOfAPrivateClassThatUsesACapturingOne(int n) {
    class Local {
      int it = n;
    }
    class Other extends Secretive { // error: [not-supported-yet]
      int it = new Local().it;
    }
    return new Other().it + await(TASK);
  }

  @Async
  static int localSubclassOfAPrivateClassThatCapturesAndHasAMemberClass(int n) {
    class Local extends Secretive { // error: [not-supported-yet]
      class Member {}

      int it = n;
    }
    return new Local().it + await(TASK);
  }

  @Async
  static int inferredTypeArgumentThatNeedsAnInterfaceOfALocalSubclass() {
    class Local extends Secretive implements Comparable<Local> {
      @Override
      public int compareTo(Local other) {
        return 0;
      }
    }
    java.util.List<Local> all = java.util.List.of(new Local());
    await(TASK);
    return java.util.Collections.max(all).hashCode(); // error: [not-supported-yet]
  }

  interface Needed {}

  static class Needs<N extends Needed> {}

  @Async
  static int typeArgumentThatNeedsAnInterfaceOfALocalSubclass() {
    class Local extends Secretive implements Needed {}
    Needs<Local> needs = null; // error: [not-supported-yet]
    return new Local().hashCode() + await(TASK);
  }

  interface Seen {
    Secretive seen();
  }

  @Async
  static int overridesWhatMentionsAPrivateClassAndUsesACapturingOne(int n) {
    class Local {
      int it = n;
    }
    Seen seen = new Seen() { // error: [not-supported-yet]
          @Override
          public Secretive seen() {
            return new Secretive(new Local().it);
          }
        };
    return seen.hashCode() + await(TASK);
  }

  @Async
  static int overridesWhatMentionsAPrivateClassInABlock() {
    class Local implements Seen {
      @Override
      public Secretive seen() {
        return new Secretive();
      }
    }
    Task<Integer, RuntimeException> block =
        Task.async(() -> new Local().hashCode() + await(TASK)); // error: [not-supported-yet]
    return await(block);
  }

  @Async
  static int localSubclassInABlock() {
    class Local extends Secretive {}
    Task<Integer, RuntimeException> block =
        Task.async(() -> new Local().hashCode() + await(TASK)); // error: [not-supported-yet]
    return await(block);
  }

  @Async
  static int byWayOfAPrivateConstructorCapturesAndHasAMemberClass(int n) {
    class Local extends Guarded {
      class Member {}

      Local() {
        super(n); // error: [not-supported-yet]
      }
    }
    return new Local().hashCode() + await(TASK);
  }

  @Async
  static int usesAPrivateClassInARecordAndACapturingClass(int n) {
    class Local {
      int it = n;
    }
    record Held(Secretive secretive, Local local) {} // error: [not-supported-yet]
    return new Held(null, new Local()).local().it + await(TASK);
  }

  private static class Secretive {
    Secretive(int... numbers) {}
  }

  Guarded guarded() {
    return new Guarded();
  }

  @Async
  int updateInALambda() {
    IntSupplier update = () -> guarded().hidden += 1; // error: [not-supported-yet]
    return update.getAsInt() + await(TASK);
  }

  @Async
  int updateUnderALock() {
    synchronized (this) {
      guarded().hidden += 1; // error: [not-supported-yet]
    }
    return await(TASK);
  }

  private static int count;

  NotSupportedYet other() {
    return this;
  }

  @Async
  int privateStaticOfWhatACallReturns() {
    return other().count + await(TASK); // error: [not-supported-yet]
  }

  @Async
  int assignedPrivateStaticOfWhatACallReturns() {
    other().count = await(TASK);
    other().count++; // error: [not-supported-yet]
    return 1;
  }

  private static class Box<N extends Number> {
    private N it;
  }

  @Async
  int valueOfAnIncrementedTypeVariable() {
    Box<Integer> box = new Box<>();
    return box.it++ + await(TASK); // error: [not-supported-yet]
  }

  static class Chest<T> {
    private <U> U other(U it, T none) {
      return it;
    }
  }

  @Async
  static int typeArgumentsForAPrivateMethodOfAWildcard(Chest<?> chest) {
    return chest.<Integer>other(1, null) + await(TASK); // error: [not-supported-yet]
  }

  interface Generic {
    <T> T same(T it);
  }

  private interface Hidden {
    <T> T same(T it);
  }

  private static <T> T same(T it) {
    return it;
  }

  static <T> T open(T it) {
    return it;
  }

  @Async
  int privateMethodForAGenericFunction() {
    Generic generic = NotSupportedYet::same; // error: [not-supported-yet]
    return generic.same(1) + await(TASK);
  }

  @Async
  int genericFunctionOfAPrivateInterface() {
    Hidden hidden = NotSupportedYet::open; // error: [not-supported-yet]
    return hidden.same(1) + await(TASK);
  }

  private interface Marked {}

  @Async
  static int functionOfSeveralTypes() {
    Runnable marked = (Runnable & Marked) () -> {}; // error: [not-supported-yet]
    marked.run();
    return await(TASK);
  }

  @Async
  static <T> int localRecordOfAClassThatUsesATypeVariable(T it) {
    class Node {
      T own = it;
    }
    record Pair(Node left, Node right) {} // error: [not-supported-yet]
    int n = await(TASK);
    return new Pair(new Node(), null).left().own.hashCode() + n;
  }
}
