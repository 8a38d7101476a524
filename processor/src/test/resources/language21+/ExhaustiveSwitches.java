package language;

import static dev.pawl.Task.await;
import static dev.pawl.processor.testing.program.Leaf.of;

import dev.pawl.Async;
import dev.pawl.processor.testing.program.Leaf.Failure;

/** Switches that javac knows to take every value without a default (JLS 14.11.2). */
class ExhaustiveSwitches {
  enum Colour { RED, GREEN }

  sealed interface Sort permits Some, One {}
  enum Some implements Sort { A, B }
  record One(int n) implements Sort {}
  sealed interface Only permits Sole {}
  enum Sole implements Only { X, Y }

  @Async
  static int nullAndConstants() {
    Colour c = await(of(Colour.GREEN));
    switch (c) {
      case null -> { return 0; }
      case RED -> { return 1; }
      case GREEN -> { return 2; }
    }
  }

  @Async
  static int nullAndConstantsOld() {
    Colour c = await(of((Colour) null));
    switch (c) {
      case RED: return 1;
      case GREEN: return 2;
      case null: return 0;
    }
  }

  @Async
  static int qualifiedConstants() {
    Sort s = await(of(Some.B));
    switch (s) {
      case Some.A -> { return 0; }
      case Some.B -> { return 1; }
      case One(int n) -> { return n; }
    }
  }

  @Async
  static int onlyQualifiedConstants() {
    Only s = await(of(Sole.Y));
    switch (s) {
      case Sole.X -> { return 0; }
      case Sole.Y -> { return 1; }
    }
  }

  @Async
  static int whole() {
    switch (await(of((Only) Sole.Y))) {
      case Sole.X -> { return 0; }
      case Sole.Y -> throw new Failure("y");
    }
  }

  @Async
  static int wholeNull() {
    switch (await(of((Colour) null))) {
      case RED -> { return 0; }
      case GREEN -> throw new Failure("y");
      case null -> { return 7; }
    }
  }

  @Async
  static int awaiting() {
    switch (await(of((Only) Sole.Y))) {
      case Sole.X -> { return await(of(0)); }
      case Sole.Y -> { return await(of(1)); }
    }
  }

  @Async
  static int awaitingNull() {
    switch (await(of((Colour) null))) {
      case RED -> { return await(of(0)); }
      case GREEN -> { return await(of(1)); }
      case null -> { return await(of(2)); }
    }
  }

  @Async
  static int sealedGeneric() {
    Opt<String> o = await(of((Opt<String>) new Some2<>("s")));
    switch (o) {
      case Some2<String>(var s) -> { return s.length(); }
      case None<String> n -> { return await(of(0)); }
    }
  }
  sealed interface Opt<T> permits Some2, None {}
  record Some2<T>(T it) implements Opt<T> {}
  record None<T>() implements Opt<T> {}

  @Async
  static int breaksInFinally() {
    Sort s = await(of(new One(4)));
    while (true) {
      switch (s) {
        case Some x -> { return await(of(1)); }
        case One(int n) when n > 3 -> { break; }
        case One o -> { return 5; }
      }
      if (await(of(true))) break;
    }
    return 9;
  }
}
