import { FILE_LIMITS } from '../../domain/limits.ts';
import { readPart } from './readPart.ts';
import { refuse } from './readProblem.ts';
import type { ZipArchive, ZipEntry } from './zip.ts';

/** Collects the text of <si>, <is> and <text>: runs are joined, phonetic hints left out. */
export interface TextCollector {
  open(name: string): void;
  close(name: string): void;
  text(text: string): void;
  /** The text since the last take. */
  take(): string;
}

/** `part` names the place of a text that is too long. */
export function createTextCollector(part: string): TextCollector {
  let collected = '';
  let phonetic = 0;
  let isText = false;
  return {
    open(name) {
      if (name === 'rPh') phonetic++;
      isText = name === 't' && phonetic === 0;
    },
    close(name) {
      if (name === 'rPh') phonetic--;
      isText = false;
    },
    text(text) {
      if (!isText) return;
      collected += text;
      if (collected.length > FILE_LIMITS.cellText * ESCAPED)
        refuse('read.textTooLong', { sheet: part, address: '', max: FILE_LIMITS.cellText });
    },
    take() {
      const taken = unescapeText(collected);
      collected = '';
      return taken;
    },
  };
}

/** "_x000D_" is seven characters for one. */
const ESCAPED = 7;

/** Excel writes characters that XML cannot hold as _x000D_, and _x005F_ for an underscore that would read as such. */
function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The shared texts by number; none without the part. */
export function readSharedTexts(
  archive: ZipArchive,
  entry: ZipEntry | undefined,
  maxCharacters: number,
): readonly string[] {
  const texts: string[] = [];
  if (!entry) return texts;
  const collector = createTextCollector(entry.name);
  let characters = 0;
  readPart(archive, entry, {
    open: (name) => collector.open(name),
    text: (text) => collector.text(text),
    close(name) {
      collector.close(name);
      if (name !== 'si') return;
      if (texts.length >= FILE_LIMITS.sharedStrings) refuse('read.tooManyTexts', { max: FILE_LIMITS.sharedStrings });
      const text = collector.take();
      characters += text.length;
      if (characters > maxCharacters) refuse('read.tooMuchText', { sheet: '', max: maxCharacters });
      texts.push(text);
    },
  });
  return texts;
}
