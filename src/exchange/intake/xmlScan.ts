/**
 * XML in pieces: tags and texts as they come, nothing kept but the open elements. DTDs are refused and no entity but the
 * five of XML and numbers is known, so nothing is expanded or fetched.
 */
import { FILE_LIMITS } from '../../domain/limits.ts';
import { refuse } from './readProblem.ts';

export interface XmlHandler {
  /** The name is without its prefix; attributes are read by `attributesOf`. Also called for `<a/>`, followed by close. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Entities are replaced. One text may come in several pieces. */
  text(text: string): void;
}

export interface XmlScanner {
  push(piece: string): void;
  /** Throws a Refusal when an element is still open. */
  end(): void;
}

const ENTITIES = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
/** "&#x10FFFF;" and a little: an entity that is cut by the end of a piece waits for the next. */
const LONGEST_ENTITY = 12;

/** `part` names the part of the file in problems. */
export function createXmlScanner(part: string, handler: XmlHandler): XmlScanner {
  const open: string[] = [];
  let rest = '';
  let hasRoot = false;

  function openElement(tag: string): void {
    const isEmpty = tag.endsWith('/');
    const nameEnd = endOfName(tag);
    const qualified = tag.slice(0, nameEnd);
    if (qualified === '' || (open.length === 0 && hasRoot)) refuse('read.damaged', { part });
    hasRoot = true;
    if (open.length >= FILE_LIMITS.xmlDepth) refuse('read.tooDeep', { part, max: FILE_LIMITS.xmlDepth });
    const name = localName(qualified);
    handler.open(name, tag.slice(nameEnd, isEmpty ? -1 : undefined));
    if (isEmpty) handler.close(name);
    else open.push(qualified);
  }

  function closeElement(tag: string): void {
    const qualified = tag.trimEnd();
    if (open.pop() !== qualified) refuse('read.damaged', { part });
    handler.close(localName(qualified));
  }

  function giveText(text: string): void {
    if (text === '') return;
    if (open.length > 0) handler.text(text);
    else if (text.trim() !== '' && text !== '\uFEFF') refuse('read.damaged', { part });
  }

  /** Reads what begins with "<" at `start`; gives the place after it, or -1 when its end is not there yet. */
  function readMarkup(source: string, start: number): number {
    const next = source.charCodeAt(start + 1);
    if (next === 0x21) return readDeclaration(source, start);
    if (next === 0x3f) {
      const end = source.indexOf('?>', start + 2);
      return end < 0 ? -1 : end + 2;
    }
    const end = endOfTag(source, start + 1);
    if (end < 0) return -1;
    if (next === 0x2f) closeElement(source.slice(start + 2, end));
    else openElement(source.slice(start + 1, end));
    return end + 1;
  }

  function readDeclaration(source: string, start: number): number {
    if (source.startsWith('<!--', start)) {
      const end = source.indexOf('-->', start + 4);
      return end < 0 ? -1 : end + 3;
    }
    if (source.startsWith('<![CDATA[', start)) {
      const end = source.indexOf(']]>', start + 9);
      if (end < 0) return -1;
      giveText(source.slice(start + 9, end));
      return end + 3;
    }
    if (
      source.length - start < 9 &&
      ('<!--'.startsWith(source.slice(start)) || '<![CDATA['.startsWith(source.slice(start)))
    )
      return -1;
    return refuse('read.dtd', { part });
  }

  function scan(source: string): void {
    let at = 0;
    for (;;) {
      const start = source.indexOf('<', at);
      if (start < 0) {
        const held = heldFrom(source, at);
        giveText(decodeEntities(source.slice(at, held), part));
        rest = source.slice(held);
        return;
      }
      giveText(decodeEntities(source.slice(at, start), part));
      at = readMarkup(source, start);
      if (at >= 0) continue;
      rest = source.slice(start);
      if (rest.length > FILE_LIMITS.xmlTagCharacters) refuse('read.damaged', { part });
      return;
    }
  }

  return {
    push: (piece) => scan(rest === '' ? piece : rest + piece),
    end() {
      if (open.length > 0 || !hasRoot || rest.trim() !== '') refuse('read.damaged', { part });
    },
  };
}

/** The attributes of a tag by their names as written, prefixes included. */
export function attributesOf(attributes: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let at = 0;
  for (;;) {
    const equals = attributes.indexOf('=', at);
    if (equals < 0) return found;
    const name = attributes.slice(at, equals).trim();
    let quoteAt = equals + 1;
    while (isSpace(attributes.charCodeAt(quoteAt))) quoteAt++;
    const quote = attributes.charAt(quoteAt);
    if (quote !== '"' && quote !== "'") return found;
    const end = attributes.indexOf(quote, quoteAt + 1);
    if (end < 0) return found;
    found.set(name, decodeEntities(attributes.slice(quoteAt + 1, end), ''));
    at = end + 1;
  }
}

function localName(qualified: string): string {
  return qualified.slice(qualified.indexOf(':') + 1);
}

function endOfName(tag: string): number {
  for (let at = 0; at < tag.length; at++) if (isSpace(tag.charCodeAt(at)) || tag.charCodeAt(at) === 0x2f) return at;
  return tag.length;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** ">" inside a quoted value does not end the tag. */
function endOfTag(source: string, from: number): number {
  let quote = 0;
  for (let at = from; at < source.length; at++) {
    const code = source.charCodeAt(at);
    if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x3e) return at;
    else if (code === 0x22 || code === 0x27) quote = code;
  }
  return -1;
}

function heldFrom(source: string, at: number): number {
  const ampersand = source.lastIndexOf('&');
  const isCut = ampersand >= at && source.length - ampersand < LONGEST_ENTITY && !source.includes(';', ampersand);
  return isCut ? ampersand : source.length;
}

function decodeEntities(text: string, part: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]{0,10};)?/g, (_, entity: string | undefined) => {
    const name = entity?.slice(0, -1) ?? '';
    const known = ENTITIES.get(name);
    if (known !== undefined) return known;
    const number = /^#(?:x([0-9a-f]+)|([0-9]+))$/i.exec(name);
    if (!number) return refuse('read.damaged', { part });
    const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}
