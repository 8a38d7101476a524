/** Turns {@code @Async} methods into state machines while javac compiles them. */
module dev.pawl.processor {
  requires java.compiler;
  requires jdk.compiler;
  requires com.palantir.javapoet;
  requires static com.google.auto.service;

  provides javax.annotation.processing.Processor with
      dev.pawl.processor.AsyncProcessor,
      dev.pawl.processor.ClaimProcessor;
}
