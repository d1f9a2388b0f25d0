import { listChromiums } from '../scripts/chromium.mjs';

const [executablePath] = listChromiums();

/** How every test starts Chromium: the one that was found (CHROMIUM_PATH first), without any background connection. */
export const chromiumLaunch = {
  ...(executablePath === undefined ? {} : { executablePath }),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};
