/**
 * Preloaded into each function's process on this machine; nothing of the kind is there where functions are
 * deployed. It tells the stack which port the framework's server got, and ends the process when the stack is gone,
 * even by SIGKILL: a function left behind would hold its port and take pushes that are not its own.
 */
import net from 'node:net';

process.once('disconnect', () => process.exit(1));
// The channel alone must not keep the process alive.
process.channel?.unref();

const { listen } = net.Server.prototype;
net.Server.prototype.listen = function (this: net.Server, ...args: unknown[]) {
  this.once('listening', () => {
    const address = this.address();
    if (typeof address === 'object') process.send?.({ port: address?.port });
  });
  return Reflect.apply(listen, this, args);
};
