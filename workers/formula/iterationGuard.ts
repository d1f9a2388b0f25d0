/** Functions that loop as often as an argument says (CHISQ.INV(0.5,1e9) takes 18 s, CUMIPMT over 1e8 periods 13 s). */
import { FunctionArgumentType } from 'hyperformula';
import type { FunctionMetadata, FunctionPluginDefinition } from 'hyperformula';

/** Beyond it the function gives #NUM!; the slowest of them takes 0.6 s there. */
export const MAX_ITERATION_ARGUMENT = 1e6;

/** Which arguments count iterations; the others may be large (amounts in đồng). */
const ITERATIVE: readonly { readonly names: RegExp; readonly positions: readonly number[] | 'all' }[] = [
  { names: /^(?:CHI|CHISQ|GAMMA|BINOM|CRITBINOM|POISSON|NEGBINOM|HYPGEOM)(?:\.|DIST|INV|TEST|$)/, positions: 'all' },
  { names: /^BESSEL[IJKY]$/, positions: [1] },
  { names: /^(?:CUMIPMT|CUMPRINC)$/, positions: [1, 3, 4] },
  { names: /^DB$/, positions: [2, 3] },
];

function boundArguments(name: string, metadata: FunctionMetadata): FunctionMetadata {
  const rule = ITERATIVE.find(({ names }) => names.test(name));
  if (!rule || !metadata.parameters) return metadata;
  const parameters = metadata.parameters.map((parameter, position) => {
    const isNumber =
      parameter.argumentType === FunctionArgumentType.NUMBER || parameter.argumentType === FunctionArgumentType.INTEGER;
    if (!isNumber || (rule.positions !== 'all' && !rule.positions.includes(position))) return parameter;
    return { ...parameter, maxValue: Math.min(parameter.maxValue ?? Infinity, MAX_ITERATION_ARGUMENT) };
  });
  return { ...metadata, parameters };
}

/** The same plugin with the iteration arguments of its functions bounded. */
export function guardIterations(plugin: FunctionPluginDefinition): FunctionPluginDefinition {
  const names = Object.keys(plugin.implementedFunctions);
  if (!names.some((name) => ITERATIVE.some((rule) => rule.names.test(name)))) return plugin;
  const Guarded = class extends plugin {
    static override implementedFunctions = Object.fromEntries(
      Object.entries(plugin.implementedFunctions).map(([name, metadata]) => [name, boundArguments(name, metadata)]),
    );
  };
  // The engine takes only methods that a plugin's own prototype has.
  for (const key of Object.getOwnPropertyNames(plugin.prototype)) {
    const method = Object.getOwnPropertyDescriptor(plugin.prototype, key);
    if (method && key !== 'constructor') Object.defineProperty(Guarded.prototype, key, method);
  }
  return Guarded;
}
