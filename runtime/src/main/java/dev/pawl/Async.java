package dev.pawl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Turns a method into a task: {@code @Async R m(A a) throws E} in {@code Foo} gives {@code
 * FooAsync.m(a)}, which returns a {@code Task<R, E>} and runs nothing until it is polled.
 *
 * <p>The annotated method is the template that the processor reads. It is not meant to be called:
 * at its first {@link Task#await} it throws {@link IllegalStateException}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Async {}
