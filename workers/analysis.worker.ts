/** The analysis worker. It may be ended at any time: no truth lives here. */
import './lockdown.ts';
import { expose } from 'comlink';
import { createAnalyses } from './analysis/analyses.ts';
import { createFormulaEngine } from './hyperFormula.ts';

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

expose(
  createAnalyses({
    createEngine: () => createFormulaEngine(),
    now: () => performance.now(),
    pause: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        channel.port2.postMessage(null);
      }),
  }),
);
