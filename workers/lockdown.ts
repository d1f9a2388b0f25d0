/**
 * First import of every worker: takes away what could reach the network or other storage. The page's policy does not
 * cover workers where the server cannot send them a header of their own (FAILURES M21).
 */
const FORBIDDEN = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'importScripts',
  'indexedDB',
  'caches',
  'BroadcastChannel',
  'Worker',
] as const;

for (const name of FORBIDDEN) {
  for (let owner: object | null = globalThis; owner !== null; owner = Object.getPrototypeOf(owner) as object | null)
    Reflect.deleteProperty(owner, name);
  Object.defineProperty(globalThis, name, { value: undefined, writable: false, configurable: false });
}

export {};
