package dev.pawl.combine;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.Param;

/**
 * The same for a group that has been polled, and one of whose children has been woken: there it
 * becomes interesting, and few scenarios come as far.
 */
@Param(name = "child", gen = IntGen.class, conf = "0:0")
public final class WokenGroupLincheckTest extends GroupLincheckTest {
  public WokenGroupLincheckTest() {
    poll();
    post(0);
  }
}
