/** Functions no honest engine has: TEST.HANG never ends and TEST.THROW throws out of the engine, where the argument is above 0. */
import { FunctionArgumentType, FunctionPlugin } from 'hyperformula';
import type {
  InterpreterState,
  InterpreterValue,
  PluginWithNames,
  ProcedureAst,
} from '../../workers/formula/plugin.ts';

class HostilePlugin extends FunctionPlugin {
  hang(ast: ProcedureAst, state: InterpreterState): InterpreterValue {
    return this.runFunction(ast.args, state, this.metadata('TEST.HANG'), (value: number) => {
      while (value > 0) value = Math.max(value, 1);
      return value;
    });
  }

  overflow(ast: ProcedureAst, state: InterpreterState): InterpreterValue {
    return this.runFunction(ast.args, state, this.metadata('TEST.THROW'), (value: number) => {
      if (value > 0) throw new RangeError('Maximum call stack size exceeded');
      return value;
    });
  }
}

const NUMBER = [{ argumentType: FunctionArgumentType.NUMBER }];
HostilePlugin.implementedFunctions = {
  'TEST.HANG': { method: 'hang', parameters: NUMBER },
  'TEST.THROW': { method: 'overflow', parameters: NUMBER },
};

export const hostilePlugin: PluginWithNames = { plugin: HostilePlugin, names: ['TEST.HANG', 'TEST.THROW'] };
