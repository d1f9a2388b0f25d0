/**
 * The bytes of the solver travel inside a script (workers/highs.ts). Its loader names its file as well, for others who fetch it;
 * the bundler takes such a name for a wish and would lay another 3.5 MB beside the app, never asked for.
 */
const fileAddress = 'new URL("highs.wasm",import.meta.url).href';

/** @returns {import('vite').Plugin} */
export function solverBytesOnce() {
  return {
    name: 'solver-bytes-once',
    enforce: 'pre',
    apply: 'build',
    transform: {
      filter: { id: /\/highs\/build\/highs\.mjs$/ },
      handler(code) {
        if (!code.includes(fileAddress))
          throw new Error('The loader of the solver names its file in another way than it did.');
        return { code: code.replace(fileAddress, '""'), map: null };
      },
    },
  };
}
