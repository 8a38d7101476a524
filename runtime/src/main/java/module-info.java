/** Tasks, the executor and the reactor that drive them, and sockets that wait without a thread. */
module dev.pawl {
  exports dev.pawl;
  exports dev.pawl.blocking;
  exports dev.pawl.combine;
  exports dev.pawl.generated;
  exports dev.pawl.interop;
  exports dev.pawl.io;
  exports dev.pawl.net;
  exports dev.pawl.reactor;
  exports dev.pawl.sync;
  exports dev.pawl.time;
}
