import dev.pawl.Async;

class AsyncConstructor {
  @Async // error: [javac]
  AsyncConstructor() {}
}
