package dev.pawl.processor.emit;

import dev.pawl.processor.machine.Way;

/** How the present place goes elsewhere, as statements. It differs by how deep in which method the place is. */
interface Ways {
  /** The statements that go a way, without a line feed behind them. */
  String go(Way way);

  /** The field that holds the method's result. */
  String result();
}
