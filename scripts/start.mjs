/** `npm start`: builds the app where the build is missing or old, serves it on this machine only, and prints the address. */
import { parseArgs } from 'node:util';
import { endChildrenWithUs, runCommand, toolCommand } from './commands.mjs';
import { isBuildStale } from './freshness.mjs';
import { nodeVersionProblem } from './nodeVersion.mjs';
import { projectPath, projectRoot } from './root.mjs';
import { serveFolder } from './serve.mjs';

const firstPort = 4180;
const portsTried = 20;

/** @param {string} sentence */
function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}

const versionProblem = nodeVersionProblem(process.versions.node);
if (versionProblem !== null) giveUp(versionProblem);

const { values } = parseArgs({ options: { port: { type: 'string' } } });
const wantedPort = values.port === undefined ? null : Number(values.port);
if (wantedPort !== null && !(Number.isInteger(wantedPort) && wantedPort >= 0 && wantedPort < 65_536)) {
  giveUp('Cổng phải là số từ 0 đến 65535. The port must be a number from 0 to 65535.');
}

if (isBuildStale(projectRoot)) {
  console.log('Đang dựng ứng dụng... Building the app...');
  endChildrenWithUs();
  const built = await runCommand(toolCommand('vite', ['build', '--logLevel', 'warn']));
  if (built.code !== 0) giveUp(`Không dựng được ứng dụng. The app could not be built (vite: ${built.reason}).`);
}

const ports = wantedPort === null ? Array.from({ length: portsTried }, (_, i) => firstPort + i) : [wantedPort];
const server = await serveFolder(projectPath('dist'), { ports }).catch((/** @type {Error} */ error) =>
  giveUp(
    `Không mở được cổng ${ports[0]}${ports.length > 1 ? `–${ports.at(-1)}` : ''}. No port could be opened: ${error.message}`,
  ),
);
if (server) {
  console.log(`\nSổ điểm CCHC đang chạy tại ${server.address}`);
  console.log(`PAR Workbook is running at ${server.address}`);
  if (wantedPort === null && server.port !== firstPort) {
    console.log(
      `\nCổng ${firstPort} đang bận. Sổ lưu trong trình duyệt theo địa chỉ: sổ đã lưu ở cổng khác không hiện ở đây.`,
    );
    console.log(
      `Port ${firstPort} is busy. The browser keeps workbooks by address: those saved at another port do not show here.`,
    );
  }
  console.log('\nNhấn Ctrl+C để dừng. Press Ctrl+C to stop.');
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.removeAllListeners(signal);
    process.once(signal, () => void server.close().then(() => process.exit(0)));
  }
}
