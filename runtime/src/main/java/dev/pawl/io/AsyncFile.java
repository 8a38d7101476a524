package dev.pawl.io;

import dev.pawl.Task;
import dev.pawl.blocking.Blocking;
import dev.pawl.blocking.OnCancel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/**
 * A file whose operations are tasks, run by the executor's {@link dev.pawl.blocking.BlockingPool}:
 * the system has no files that can be waited for as sockets can.
 *
 * <p>Any number of operations may go on at once, also from several executors.
 *
 * <p><b>Cancellation.</b> An operation that has not begun never does. One that has is left to
 * finish, and the cancelled task ends then, with its value; it is not interrupted, which would
 * close the file, nor let go, since it uses the caller's buffer. So <b>every operation is
 * cancel-safe</b>: it has not begun, or it is done and says so.
 *
 * <p>(The JDK's {@code AsynchronousFileChannel} does the same on a pool of its own, which nothing
 * would close, and leaves the caller's buffer in use after a cancellation.)
 */
public final class AsyncFile implements AutoCloseable {
  private final FileChannel channel;
  private final Path path;

  AsyncFile(FileChannel channel, Path path) {
    this.channel = channel;
    this.path = path;
  }

  /**
   * Opens a file.
   *
   * @param options as for {@link FileChannel#open}; none to read it
   * @return a task for the file; it throws {@link java.nio.file.NoSuchFileException} and the like.
   *     When it is cancelled, a file that is opened too late is closed
   * @throws IllegalArgumentException if it is to append: write at its {@link #size} instead
   */
  public static Task<AsyncFile, IOException> open(Path path, OpenOption... options) {
    Objects.requireNonNull(path, "path");
    Set<OpenOption> chosen =
        new LinkedHashSet<>(Arrays.asList(Objects.requireNonNull(options, "options")));
    chosen.forEach(option -> Objects.requireNonNull(option, "option"));
    if (chosen.contains(StandardOpenOption.APPEND)) {
      throw new IllegalArgumentException(
          "A file that appends has no positions to write at. Ask for its size(), and write there.");
    }
    return Blocking.runNative(
        OnCancel.DETACH, () -> new AsyncFile(FileChannel.open(path, chosen), path));
  }

  /**
   * Reads at a position.
   *
   * @param target filled from its position; the task's alone until it completes, cancelled or not
   * @return a task for the number of bytes, or -1 if the position is at the end or after it
   * @throws IllegalArgumentException if the position is negative
   */
  public Task<Integer, IOException> read(ByteBuffer target, long position) {
    Objects.requireNonNull(target, "target");
    checked(position);
    return finished(() -> channel.read(target, position));
  }

  /**
   * Writes all of a buffer at a position, after the end if it lies there.
   *
   * @param source the task's alone until it completes, cancelled or not; at its limit then. If the
   *     task fails, the buffer's position says how much was written
   * @throws IllegalArgumentException if the position is negative
   */
  public Task<Void, IOException> write(ByteBuffer source, long position) {
    Objects.requireNonNull(source, "source");
    checked(position);
    return finished(
        () -> {
          long at = position;
          while (source.hasRemaining()) {
            at += channel.write(source, at);
          }
          return null;
        });
  }

  /**
   * Writes what the system takes in one call. One that fails has written nothing: what comes of
   * many calls is not known to whoever is only told that one of them failed.
   */
  Task<Integer, IOException> writeOnce(ByteBuffer source, long position) {
    return finished(() -> channel.write(source, position));
  }

  /** How many bytes the file has. */
  public Task<Long, IOException> size() {
    return finished(channel::size);
  }

  /**
   * Cuts the file off, if it is longer.
   *
   * @throws IllegalArgumentException if the size is negative
   */
  public Task<Void, IOException> truncate(long size) {
    checked(size);
    return finished(
        () -> {
          channel.truncate(size);
          return null;
        });
  }

  /**
   * Has the system write to the disk what it keeps in memory of the file.
   *
   * @param metaData also what is known about the file, such as the time of the last change
   * @see FileChannel#force
   */
  public Task<Void, IOException> force(boolean metaData) {
    return finished(
        () -> {
          channel.force(metaData);
          return null;
        });
  }

  /**
   * Reads on and on from a position. For one task at a time.
   *
   * @throws IllegalArgumentException if the position is negative
   */
  public AsyncReader readerAt(long position) {
    return new FileReader(this, checked(position));
  }

  /**
   * Writes on and on from a position. For one task at a time. Its {@code flush} does nothing: see
   * {@link #force}.
   *
   * @throws IllegalArgumentException if the position is negative
   */
  public AsyncWriter writerAt(long position) {
    return new FileWriter(this, checked(position));
  }

  private static <T> Task<T, IOException> finished(Blocking.Call<T, IOException> call) {
    return Blocking.runNative(OnCancel.FINISH, call);
  }

  private static long checked(long position) {
    if (position < 0) {
      throw new IllegalArgumentException("A file has no position or size " + position + ".");
    }
    return position;
  }

  /** Whether {@link #close} has yet to be called. */
  public boolean isOpen() {
    return channel.isOpen();
  }

  /**
   * Closes the file; any thread. What goes on throws {@link
   * java.nio.channels.AsynchronousCloseException}, and what comes later {@link
   * java.nio.channels.ClosedChannelException}. Does nothing if it is closed already.
   */
  @Override
  public void close() throws IOException {
    channel.close();
  }

  @Override
  public String toString() {
    return "AsyncFile(" + path + ")";
  }
}
