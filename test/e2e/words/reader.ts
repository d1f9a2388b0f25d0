/** What a screen reader is told: the focused element as the accessibility tree names it, and what live regions say. */
import type { CDPSession, Page } from '@playwright/test';

interface AxNode {
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
  readonly value?: { readonly value: unknown };
  readonly description?: { readonly value: string };
  readonly backendDOMNodeId?: number;
  readonly properties?: readonly {
    readonly name: string;
    readonly value: {
      readonly value?: unknown;
      readonly relatedNodes?: readonly { readonly backendDOMNodeId: number }[];
    };
  }[];
}

export interface Reader {
  /** The lines since last asked: the place where it has changed, then everything live regions said, in order. */
  listen(): Promise<string[]>;
}

/** Begins to listen; call before the first page is opened. */
export async function openReader(page: Page): Promise<Reader> {
  await page.addInitScript(recordLiveRegions);
  const session = await page.context().newCDPSession(page);
  await session.send('Accessibility.enable');
  let last = '';
  return {
    async listen() {
      const place = await describeFocus(session);
      const said = await page.evaluate(() =>
        ((globalThis as unknown as Record<string, string[] | undefined>)['saidAloud'] ?? []).splice(0),
      );
      const lines = place === last ? said : [place, ...said];
      last = place;
      return lines;
    },
  };
}

/** Runs in the page: keeps every text that a live region has come to hold. */
function recordLiveRegions(): void {
  const said: string[] = [];
  Reflect.set(globalThis, 'saidAloud', said);
  const heard = new WeakMap<Element, string>();
  new MutationObserver((changes) => {
    const regions = new Set<Element>();
    for (const { target } of changes) {
      const el = target instanceof Element ? target : target.parentElement;
      const region = el?.closest('[aria-live=polite], [aria-live=assertive], [role=status], [role=alert]');
      if (region) regions.add(region);
    }
    for (const region of regions) {
      const copy = region.cloneNode(true) as Element;
      for (const button of copy.querySelectorAll('button')) button.remove();
      const text = copy.textContent.replace(/\s+/g, ' ').trim();
      if (text !== (heard.get(region) ?? '') && text !== '') said.push(`“${text}”`);
      heard.set(region, text);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

async function describeFocus(session: CDPSession): Promise<string> {
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as unknown as { nodes: AxNode[] };
  const focused = nodes.find(
    (node) => node.role?.value !== 'RootWebArea' && readProperty(node, 'focused')?.value.value === true,
  );
  if (!focused) return 'nothing has the focus';
  const related = readProperty(focused, 'activedescendant')?.value.relatedNodes?.[0]?.backendDOMNodeId;
  const active = nodes.find((node) => related !== undefined && node.backendDOMNodeId === related);
  return active ? `${describe(focused, false)} > ${describe(active, true)}` : describe(focused, true);
}

/** 'gridcell “14” readonly': role, name, value and the states that are spoken. */
function describe(node: AxNode, isWhole: boolean): string {
  const value = node.value?.value;
  const parts = [node.role?.value ?? '', node.name?.value ? `“${node.name.value}”` : 'without a name'];
  if (!isWhole) return parts.join(' ');
  if (typeof value === 'string' && value !== '' && value !== node.name?.value) parts.push(`value “${value}”`);
  for (const state of ['selected', 'expanded', 'readonly'])
    if (readProperty(node, state)?.value.value === true) parts.push(state);
  if (readProperty(node, 'invalid')?.value.value === 'true') parts.push('invalid');
  return parts.join(' ');
}

function readProperty(node: AxNode, name: string): NonNullable<AxNode['properties']>[number] | undefined {
  return node.properties?.find((one) => one.name === name);
}
