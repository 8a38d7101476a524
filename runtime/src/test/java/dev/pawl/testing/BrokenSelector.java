package dev.pawl.testing;

import dev.pawl.reactor.Reactor;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.nio.channels.spi.AbstractSelector;
import java.nio.channels.spi.SelectorProvider;
import java.util.HashSet;
import java.util.Set;

/** A selector without channels that the system does not close, and perhaps does not select with. */
public final class BrokenSelector extends AbstractSelector {
  private final Set<SelectionKey> none = new HashSet<>();
  private final boolean selects;

  private BrokenSelector(boolean selects) {
    super(SelectorProvider.provider());
    this.selects = selects;
  }

  /** Has a reactor that was not used yet use one of these. */
  public static void in(Reactor reactor, boolean selects) {
    try {
      Field selector = Reactor.class.getDeclaredField("selector");
      selector.setAccessible(true);
      selector.set(reactor, new BrokenSelector(selects));
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected void implCloseSelector() throws IOException {
    throw new IOException("can't be closed");
  }

  @Override
  protected SelectionKey register(AbstractSelectableChannel channel, int ops, Object attachment) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<SelectionKey> keys() {
    return none;
  }

  @Override
  public Set<SelectionKey> selectedKeys() {
    return none;
  }

  @Override
  public int selectNow() throws IOException {
    return select();
  }

  @Override
  public int select(long timeout) throws IOException {
    return select();
  }

  @Override
  public int select() throws IOException {
    if (!selects) {
      throw new IOException("can't select");
    }
    return 0;
  }

  @Override
  public Selector wakeup() {
    return this;
  }
}
