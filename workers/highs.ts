/**
 * The solver HiGHS as WebAssembly, fetched when first asked for. Its bytes travel inside a script of the app: a worker may
 * reach nothing but scripts of its own origin.
 */
import type { Highs, InitOptions, ModelData } from 'highs';
import type { LinearProgram, ProgramOutcome, SolveProgram } from '../src/analysis/linearProgram.ts';

let solver: SolveProgram | null = null;
let loading: Promise<SolveProgram> | null = null;
let hasFailed = false;

/** Null while it is being loaded: ask again later. `failed` where its script or WebAssembly is not to be had. */
export function findSolver(): SolveProgram | 'failed' | null {
  if (hasFailed) return 'failed';
  if (!solver) loadSolver().catch(() => (hasFailed = true));
  return solver;
}

export function loadSolver(): Promise<SolveProgram> {
  loading ??= load();
  return loading;
}

async function load(): Promise<SolveProgram> {
  const [{ default: loadHighs }, { default: url }] = await Promise.all([
    import('highs'),
    import('highs/runtime?inline'),
  ]);
  const bytes = Uint8Array.from(atob(url.slice(url.indexOf(',') + 1)), (letter) => letter.charCodeAt(0));
  const module = await WebAssembly.compile(bytes);
  // Read by the loader, though its types do not name it; what they name (wasmBinary) this build fetches anew.
  const options: InitOptions & Instantiation = {
    instantiateWasm(imports, receive) {
      receive(new WebAssembly.Instance(module, imports));
    },
  };
  const highs = await loadHighs(options);
  solver = (program, limitMs) => solve(highs, program, limitMs);
  return solver;
}

interface Instantiation {
  readonly instantiateWasm: (imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance) => void) => void;
}

/** Of rows and of whole variables; finer than any eps of src/analysis. */
const TOLERANCE = 1e-9;

function solve(highs: Highs, program: LinearProgram, limitMs: number): ProgramOutcome {
  const { constants } = highs;
  const { variableType, modelStatus, objectiveSense } = constants;
  return highs.withModel(toModelData(program), (model): ProgramOutcome => {
    model.options.set({
      output_flag: false,
      time_limit: limitMs / 1000,
      random_seed: 0,
      primal_feasibility_tolerance: TOLERANCE,
      mip_feasibility_tolerance: TOLERANCE,
      mip_rel_gap: 0,
      mip_abs_gap: 1e-6,
    });
    model.run();
    const status = model.getModelStatus();
    if (status === modelStatus.infeasible) return { kind: 'infeasible' };
    const isOptimal = status === modelStatus.optimal;
    const isWhole = program.columns.some((column) => column.isWhole);
    const bound = isWhole ? Number(model.info.get('mip_dual_bound')) : Number.NEGATIVE_INFINITY;
    const isFeasible = isOptimal || Number(model.info.get('primal_solution_status')) === 2;
    if (!isFeasible) return { kind: 'unknown', bound };
    const objective = model.getObjectiveValue();
    const values = Float64Array.from(model.getSolution().colValue);
    return { kind: 'solved', values, objective, bound: isOptimal ? objective : bound };
  });

  function toModelData({ columns, rows }: LinearProgram): ModelData {
    const starts = new Int32Array(rows.length + 1);
    for (const [row, { at }] of rows.entries()) starts[row + 1] = (starts[row] ?? 0) + at.length;
    return {
      numCols: columns.length,
      numRows: rows.length,
      sense: objectiveSense.minimize,
      colCost: columns.map(({ cost }) => cost),
      colLower: columns.map(({ lower }) => lower),
      colUpper: columns.map(({ upper }) => upper),
      rowLower: rows.map(({ lower }) => lower),
      rowUpper: rows.map(({ upper }) => upper),
      matrix: {
        format: 'csr',
        numRows: rows.length,
        numCols: columns.length,
        starts,
        indices: rows.flatMap(({ at }) => at),
        values: rows.flatMap(({ factors }) => factors),
      },
      integrality: columns.map(({ isWhole }) => (isWhole ? variableType.integer : variableType.continuous)),
    };
  }
}
