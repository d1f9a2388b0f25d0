/** A word to every session that a workbook's journal grew; they read the rows themselves, so a lost or doubled word does no harm. */
import type { WorkbookId } from '../domain/ids.ts';

export interface Notice {
  readonly workbookId: WorkbookId;
  readonly rev: number;
}

export interface Notices {
  readonly tell: (notice: Notice) => void;
  /** Returns how to stop listening. */
  readonly listen: (onNotice: (notice: Notice) => void) => () => void;
  readonly close: () => void;
}

/** Between all tabs of one origin. A channel does not hear itself: a second one listens, so that a session hears its own word too. */
export function openNotices(name: string): Notices {
  const speaker = new BroadcastChannel(`${name}:journal`);
  const listener = new BroadcastChannel(`${name}:journal`);
  return {
    tell: (notice) => speaker.postMessage(notice),
    listen: (onNotice) => {
      function hear(event: MessageEvent<Notice>): void {
        onNotice(event.data);
      }
      listener.addEventListener('message', hear);
      return () => listener.removeEventListener('message', hear);
    },
    close: () => {
      speaker.close();
      listener.close();
    },
  };
}
