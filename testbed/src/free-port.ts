import { createServer } from "node:net";

/** A port of loopback that nothing listens on at this moment; the kernel chooses it. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const listener = createServer();
    listener.once("error", reject);
    listener.listen(0, "127.0.0.1", () => {
      const address = listener.address();
      listener.close(() => {
        if (typeof address === "object" && address !== null) resolve(address.port);
        else reject(new Error("The kernel gave no port."));
      });
    });
  });
}
