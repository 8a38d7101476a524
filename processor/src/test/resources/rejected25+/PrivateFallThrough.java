import static dev.pawl.Task.await;

import dev.pawl.Async;
import dev.pawl.Task;
import java.util.function.ToIntFunction;

class PrivateFallThrough {
  static final Task<Integer, RuntimeException> TASK = Task.ready(1);

  private sealed interface Shape permits Square, Dot {}

  private record Square(int side) implements Shape {}

  private enum Dot implements Shape {
    DOT
  }

  @Async
  static int inALambda(Object shape) {
    ToIntFunction<Shape> size =
        it -> {
          int n = 0;
          switch (it) {
            case Square square: // error: [not-supported-yet]
              n = square.side();
            case Dot _:
              n++;
          }
          return n;
        };
    return size.applyAsInt((Shape) shape) + await(TASK);
  }

  @Async
  static int inALambdasValue(Object shape) {
    ToIntFunction<Shape> size =
        it ->
            switch (it) {
              case Square _: // error: [not-supported-yet]
                System.nanoTime();
              case Dot _:
                yield 1;
            };
    return size.applyAsInt((Shape) shape) + await(TASK);
  }

  @Async
  static int inASynchronizedBlock(Object shape) {
    int n = await(TASK);
    synchronized (shape) {
      switch ((Shape) shape) {
        case Square square:
          n += square.side();
          break;
        case Dot.DOT: // error: [not-supported-yet]
          n++;
        case Dot _:
          n++;
      }
    }
    return n;
  }
}
