/** Copying, cutting, moving and pasting on a sheet, with the workbook's own memory of what was copied. */
import { tick } from 'svelte';
import { freeSheetOf } from '../../../domain/layout.ts';
import { pasteRect, plainPaste, shapeBlock } from '../../../grid/clipboard.ts';
import type { PastedBlock, PasteWay } from '../../../grid/clipboard.ts';
import { movedRect, type ClipboardHost } from '../../../grid/clipboardHost.ts';
import type { CopyData } from '../../../grid/copyData.ts';
import { otherSign, type DecimalSign } from '../../../grid/decimalSigns.ts';
import { blockOf, cellLimit, countCells, planPaste } from '../../../grid/edits.ts';
import { clampRange, rangeFromRect } from '../../../grid/range.ts';
import type { CellRect } from '../../../grid/range.ts';
import type { GridEdit, SkippedEdit } from '../../../grid/source.ts';
import type { RefusedEdit } from '../sheetEntry.ts';
import type { Steps } from '../../../lib/steps.ts';
import type { SheetContext } from '../sheetContext.ts';
import type { SheetIntake } from '../sheetIntake.svelte.ts';
import { cutOf, memoryOf, type ClipboardMemory, type PendingCut } from './clipboardMemory.ts';
import { planMoveCells } from './moveBlock.ts';
import { readMove } from './moveTexts.ts';
import { refuseSkipped } from './refusedCells.ts';
import { askAboutSign, signOfBlock, type SignQuestion } from './signQuestion.ts';
import { runInSlices, runStepsInSlices, yieldToPage, type SlicePort } from './slices.ts';
import { takeValuesAbroad } from './valuesAbroad.ts';

/** Fewer cells than this are taken at once: less than a tenth of a second, and nothing flashes. */
const SLICED_FROM = 3_000;

/** Of a paste that takes long to read, the part of the bar that reading fills. */
const READING_SHARE = 0.5;

interface PasteDone {
  readonly block: PastedBlock;
  readonly way: PasteWay;
  readonly selection: CellRect;
  readonly sign: DecimalSign;
  /** The revision it made: only while it is the last may it be done the other way. */
  readonly rev: number;
}

export class SheetClipboard implements ClipboardHost {
  /** Share of a long paste that is read, 0 to 1; null while there is none. */
  progress = $state.raw<number | null>(null);
  question = $state.raw<SignQuestion | null>(null);
  /** How the next paste is taken. */
  way: PasteWay = plainPaste;
  readonly intake: SheetIntake;
  readonly #context: SheetContext;
  readonly #memory: ClipboardMemory;
  #isCancelled = false;
  #last: PasteDone | null = null;

  constructor(context: SheetContext, intake: SheetIntake) {
    this.#context = context;
    this.intake = intake;
    this.#memory = memoryOf(context.session);
  }

  get book(): string {
    return this.#context.session.base.id;
  }

  get #ours(): DecimalSign {
    return this.#context.words().locale === 'vi' ? ',' : '.';
  }

  /** Texts as one step of undo; what is refused is left out, said, and returned. `skipped` was refused already. */
  enter(edits: readonly GridEdit[], skipped: readonly SkippedEdit[] = []): readonly RefusedEdit[] {
    this.question = null;
    this.#last = null;
    return this.intake.enter(edits, skipped);
  }

  copied(rect: CellRect, mark: string | null, data: CopyData): void {
    this.#memory.lastCopy = data;
    this.#memory.cut = mark === null ? null : cutOf(this.#context.source(), this.#context.state, rect, mark);
  }

  recall(plain: string): string | null {
    const { lastCopy } = this.#memory;
    // Line ends change on their way through some clipboards.
    const isOwn = lastCopy !== null && lastCopy.plain.replaceAll('\r\n', '\n') === plain.replaceAll('\r\n', '\n');
    return isOwn ? lastCopy.html : null;
  }

  /** True for a key by which the browser itself pastes: it asks for no permission, and the paste is taken in this way. */
  leaveToBrowser(id: string): boolean {
    if (id !== 'pasteValues') return false;
    this.way = { ...plainPaste, what: 'values' };
    // A browser that does not paste by this key leaves the next paste as it was.
    setTimeout(() => (this.way = plainPaste), 300);
    return true;
  }

  // While the bar of a long paste is on screen no other begins.
  paste(block: PastedBlock): void {
    const { way } = this;
    this.way = plainPaste;
    if (this.progress === null) void this.#take(block, way, this.#context.state.current);
  }

  pasteLong(steps: Steps<PastedBlock | null>): void {
    const { way } = this;
    this.way = plainPaste;
    if (this.progress === null) void this.#readThenTake(steps, way, this.#context.state.current);
  }

  async #readThenTake(steps: Steps<PastedBlock | null>, way: PasteWay, selection: CellRect): Promise<void> {
    this.#isCancelled = false;
    this.progress = 0;
    await yieldToPage();
    const read = await runStepsInSlices(steps, this.#partOfBar(0, READING_SHARE));
    if (read?.value) {
      await yieldToPage();
      await this.#take(read.value, way, selection);
    } else if (!read) this.#context.notify({ kind: 'info', text: this.#context.words().clipboard.stopped });
    this.progress = null;
  }

  #partOfBar(from: number, to: number): SlicePort {
    return {
      progress: (share01) => (this.progress = from + share01 * (to - from)),
      isCancelled: () => this.#isCancelled,
    };
  }

  async #take(block: PastedBlock, way: PasteWay, selection: CellRect): Promise<void> {
    this.question = null;
    const cut = this.#pendingCut(block);
    if (cut && way.what === 'all' && !way.transpose) {
      this.#memory.cut = null;
      cut.state.forgetCopy();
      this.#moveCut(cut);
      return;
    }
    const sign = signOfBlock(block, this.#ours, this.#memory.sign);
    try {
      await this.#lay(block, selection, way, sign, true);
    } finally {
      // A bar left standing would keep every later paste away.
      this.progress = null;
    }
  }

  move(from: CellRect, to: CellRect, isCopy: boolean): void {
    const { state } = this.#context;
    const source = this.#context.source();
    this.question = null;
    if (isCopy) {
      void this.#lay(blockOf(source, from), to, plainPaste, this.#ours, false);
      return;
    }
    state.forgetCopy();
    this.#moveCut(cutOf(source, state, from, 'drag'), to);
  }

  /** Takes the last paste back and does it with the other decimal sign; what was answered holds for the next ones too. */
  answer(isRight: boolean): void {
    const last = this.#last;
    this.question = null;
    this.#last = null;
    if (!last) return;
    const sign = isRight ? last.sign : otherSign(last.sign);
    this.#memory.sign = sign;
    if (isRight || this.#context.session.rev !== last.rev) return;
    this.#context.undo();
    void this.#lay(last.block, last.selection, last.way, sign, false);
  }

  cancel(): void {
    this.#isCancelled = true;
  }

  #pendingCut(block: PastedBlock): PendingCut | null {
    const { cut } = this.#memory;
    const isThis = cut !== null && block.cut === cut.mark && cut.state.cutMark === cut.mark;
    return isThis ? cut : null;
  }

  async #lay(
    block: PastedBlock,
    selection: CellRect,
    way: PasteWay,
    sign: DecimalSign,
    mayAsk: boolean,
  ): Promise<void> {
    const { state, session } = this.#context;
    const t = this.#context.words();
    const source = this.#context.source();
    const shaped = shapeBlock(takeValuesAbroad(block, source.sheet), way);
    const rect = pasteRect(shaped.cells.length, shaped.cells[0]?.length ?? 1, selection);
    if (countCells([rect]) > cellLimit) {
      this.#context.notify({ kind: 'problem', text: t.grid.tooLarge });
      return;
    }
    const isLarge = countCells([rect]) >= SLICED_FROM;
    if (isLarge) await this.#beginBar();
    const entry = this.intake.begin();
    const reading = { ours: this.#ours, theirs: sign, skipBlanks: way.skipBlanks };
    const rows = Math.min(rect.bottom + 1, Math.max(source.rowCount, source.maxRows ?? 0));
    const columns = Math.min(rect.right + 1, Math.max(source.colCount, source.maxCols ?? 0));
    entry?.reserve?.(rows, columns);
    const refused: RefusedEdit[] = [];
    const taken: GridEdit[] = [];
    let cropped = 0;
    const takeRow = (row: number): void => {
      const plan = planPaste(source, rect, shaped, reading, { top: row, bottom: row });
      cropped += plan.cropped;
      refused.push(...plan.skipped.map(refuseSkipped));
      for (const edit of plan.edits) {
        const problem = way.what === 'formats' ? null : (entry?.read(edit) ?? null);
        if (problem) refused.push({ edit, problem });
        else taken.push(edit);
      }
    };
    let isWhole = await this.#readRows(rect, isLarge, takeRow);
    if (isWhole && entry) {
      if (way.what === 'all' || way.what === 'formats') this.intake.carryAttributes(entry, taken, way.what);
      if (isLarge) await yieldToPage();
      for (const one of entry.check()) refused.push(one);
      if (isLarge) await yieldToPage();
      isWhole = !isLarge || !this.#isCancelled;
    }
    if (isLarge) this.progress = null;
    if (!isWhole || !entry) {
      if (!isWhole) this.#context.notify({ kind: 'info', text: t.clipboard.stopped });
      this.intake.report(entry ? [] : refused);
      return;
    }
    if (this.intake.commit(entry)) return;
    if (isLarge) await yieldToPage();
    this.intake.report(refused);
    if (cropped > 0) this.#context.notify({ kind: 'info', text: t.grid.cropped(cropped) });
    this.#last = { block, way, selection, sign, rev: session.rev };
    if (mayAsk && this.#memory.sign === null && way.what !== 'formats')
      this.question = askAboutSign(block, this.#ours, sign);
    await (isLarge ? yieldToPage() : tick());
    if (state.source) state.selectRanges([clampRange(state.source, rangeFromRect(rect))]);
  }

  /** The bar of a large block; one whose reading filled a part of it goes on from there. */
  async #beginBar(): Promise<void> {
    if (this.progress === null) this.#isCancelled = false;
    this.progress ??= 0;
    await yieldToPage();
  }

  /** Small blocks at once, large ones in slices with a bar and a way to stop. */
  async #readRows(rect: CellRect, isLarge: boolean, takeRow: (row: number) => void): Promise<boolean> {
    const count = rect.bottom - rect.top + 1;
    if (!isLarge) {
      for (let at = 0; at < count; at++) takeRow(rect.top + at);
      return true;
    }
    await yieldToPage();
    return runInSlices(count, (at) => takeRow(rect.top + at), this.#partOfBar(this.progress ?? 0, 1));
  }

  /** Cut and drag: on free sheets the cells move and formulas follow them, elsewhere only what was typed moves. */
  #moveCut(cut: PendingCut, to?: CellRect): void {
    const { state, session } = this.#context;
    const source = this.#context.source();
    const target = to ?? movedRect(cut.rect, state.current);
    const toFree = freeSheetOf(source.sheet);
    if (cut.freeSheet !== null && toFree !== null) {
      const commands = planMoveCells(session.workbook, cut, toFree, source, target);
      const problem = commands.ok ? (session.run(commands.value)[0]?.problem ?? null) : commands.problem;
      if (problem) this.intake.say(problem);
    } else if (cut.sheet === source.sheet) {
      if (!this.#moveTexts(cut.rect, target)) return;
    } else {
      this.#context.notify({ kind: 'problem', text: this.#context.words().clipboard.cutElsewhere });
      return;
    }
    void tick().then(() => {
      if (state.source) state.selectRanges([clampRange(state.source, rangeFromRect(target))]);
    });
  }

  #moveTexts(from: CellRect, to: CellRect): boolean {
    const entry = this.intake.begin();
    if (!entry) return false;
    const { refused, isWhole } = readMove(this.#context.source(), entry, from, to);
    if (!isWhole) this.intake.report(refused, true);
    return isWhole && this.intake.commit(entry) === null;
  }
}
