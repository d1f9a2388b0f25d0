/**
 * Every place of the screen that takes typed text, and the tests that drive Vietnamese input methods into it.
 * A new field needs a line here, and a test that calls `expectWholeWords` of test/e2e/words/typing.ts on it.
 */
import type { Proof } from '../readme/habitProofs.ts';

export interface FieldProof {
  /** How many fields of the file take text; a use of PromptDialog counts as one. */
  readonly fields: number;
  readonly proofs: readonly Proof[];
}

function grid(fields: number): FieldProof {
  const titles = [
    'words sent by Backspace and resending, ${gapMs} ms apart, arrive whole in the ${place}',
    'composed words arrive whole in the ${place}',
  ];
  return { fields, proofs: titles.map((title) => ({ file: 'test/browser/grid/inputMethods.test.ts', title })) };
}

function story(fields: number, spec: string, title: string): FieldProof {
  return { fields, proofs: [{ file: `test/e2e/${spec}.spec.ts`, title }] };
}

const NAMES = 'Input methods write whole words into the names of workbooks, blocks and periods';
const TOTALS = 'Input methods write whole words into the total of a set and every field of an assumption';
const LIMITS =
  'Input methods write whole words into the search of shortcuts, both limits of a rule and both of a filter';
const SHEET_NAMES = 'Input methods write whole words into the names of sheets, scenarios and assumptions';
const FILTERS = 'Input methods write whole words into the search, the condition and the name of a view';
const ATTRIBUTES = 'Vietnamese input programs write whole words into the fields of notes, entry rules and format codes';
const APPRAISAL = 'Input methods write whole words into the reason of an appraisal and the search of the trace';
const SELF_SCORE = 'Input methods write whole words into every field of the self-score';
const RULES =
  'Input methods write whole words into the fields of rules, of the words to be read, and of bonus and penalty';
const FIND = 'input methods write whole words into find, replace and the name box, by resending and by composing';

const PLANS = 'Input methods write whole words into the figures of a plan';
const QUESTIONS =
  'Input methods write whole words into the settings of questions and the name of a question that is kept';
const AUDITS = 'Input methods write whole words into the limits of an audit and the shares of a crosswalk';
const REGROUPS =
  'Input methods write whole words into the parts of a split, the name of a merge and of a scenario from a file';
const IMPORTS =
  'Input methods write whole words into the names of an import: the unit of a sheet, the block and the set';
const MERGES = 'Input methods write whole words into the value settled by hand and the search of units to send to';

function both(a: FieldProof, b: FieldProof): FieldProof {
  return { fields: a.fields + b.fields, proofs: [...a.proofs, ...b.proofs] };
}

export const FIELD_PROOFS: Readonly<Record<string, FieldProof>> = {
  'src/grid/FormulaBar.svelte': grid(1),
  'src/grid/Grid.svelte': grid(1),
  'src/grid/NameBox.svelte': story(1, 'find', FIND),
  'src/ui/analysis/AnalysisView.svelte': story(1, 'analysisInputMethods', QUESTIONS),
  'src/ui/analysis/audit/CrosswalkRows.svelte': story(1, 'analysisInputMethods', AUDITS),
  'src/ui/analysis/shared/NumberField.svelte': story(1, 'plan', PLANS),
  'src/ui/app/SetMenu.svelte': story(3, 'inputMethods', NAMES),
  'src/ui/app/SheetTabs.svelte': story(1, 'habits', SHEET_NAMES),
  'src/ui/app/ShortcutsDialog.svelte': story(1, 'inputMethods', LIMITS),
  'src/ui/app/TitleBar.svelte': story(1, 'inputMethods', NAMES),
  'src/ui/appraisal/AppraisalBar.svelte': story(1, 'appraisal', APPRAISAL),
  'src/ui/assumptions/AssumptionRow.svelte': story(4, 'inputMethods', TOTALS),
  'src/ui/changes/ChangeFilters.svelte': story(1, 'appraisal', APPRAISAL),
  'src/ui/criteria/CriteriaToolbar.svelte': story(1, 'inputMethods', TOTALS),
  'src/ui/criteria/regroup/MergeNodesDialog.svelte': story(1, 'analysisInputMethods', REGROUPS),
  'src/ui/criteria/regroup/SplitDialog.svelte': story(2, 'analysisInputMethods', REGROUPS),
  'src/ui/criteria/rules/RuleField.svelte': story(1, 'rules', RULES),
  'src/ui/criteria/rules/RuleWords.svelte': story(1, 'rules', RULES),
  'src/ui/intake/SheetsStep.svelte': story(1, 'intakeAccess', IMPORTS),
  'src/ui/intake/TargetFields.svelte': story(2, 'intakeAccess', IMPORTS),
  'src/ui/merge/HandChoice.svelte': story(1, 'mergeAccess', MERGES),
  'src/ui/merge/SendDialog.svelte': story(1, 'mergeAccess', MERGES),
  'src/ui/ranking/PoliciesDialog.svelte': story(
    2,
    'inputMethods',
    'Input methods write whole words into every field of the counting rules, and the labels are kept',
  ),
  'src/ui/scenarios/FileMergeDialog.svelte': story(1, 'analysisInputMethods', REGROUPS),
  'src/ui/scenarios/ScenarioCard.svelte': story(2, 'habits', SHEET_NAMES),
  'src/ui/self/EvidenceEditor.svelte': story(2, 'selfScoring', SELF_SCORE),
  'src/ui/self/LeafDetails.svelte': story(1, 'selfScoring', SELF_SCORE),
  'src/ui/self/LockControls.svelte': story(1, 'selfScoring', SELF_SCORE),
  'src/ui/self/ValueField.svelte': story(1, 'selfScoring', SELF_SCORE),
  'src/ui/shared/AuthorDialog.svelte': story(1, 'selfScoring', SELF_SCORE),
  'src/ui/shared/SearchPicker.svelte': story(1, 'selfScoring', SELF_SCORE),
  'src/ui/shared/PromptDialog.svelte': story(1, 'inputMethods', NAMES),
  'src/ui/sheet/arrange/ArrangeBar.svelte': story(1, 'arrange', FILTERS),
  'src/ui/sheet/arrange/FilterMenu.svelte': both(story(1, 'arrange', FILTERS), story(1, 'inputMethods', LIMITS)),
  'src/ui/sheet/arrange/FilterValues.svelte': story(1, 'arrange', FILTERS),
  'src/ui/sheet/attributes/EntryRuleDialog.svelte': both(
    story(1, 'attributes', ATTRIBUTES),
    story(2, 'inputMethods', LIMITS),
  ),
  'src/ui/sheet/attributes/FormatDialog.svelte': story(1, 'attributes', ATTRIBUTES),
  'src/ui/sheet/attributes/NoteDialog.svelte': story(1, 'attributes', ATTRIBUTES),
  'src/ui/sheet/find/FindBar.svelte': story(2, 'find', FIND),
  'src/ui/start/StartScreen.svelte': story(1, 'inputMethods', NAMES),
};
