import { type ESTree, Visitor } from 'vite';
import { type Source, placeOf } from './sources.ts';

/** One function, with the lines from its first to its last token. */
export interface MeasuredFunction {
  readonly place: string;
  readonly lines: number;
  /** True when it has statements, not one expression. */
  readonly hasBody: boolean;
}

type FunctionNode = ESTree.Function | ESTree.ArrowFunctionExpression;

/** Every function of a file, nested ones too. */
export const functionsOf = (source: Source): readonly MeasuredFunction[] => {
  const found: MeasuredFunction[] = [];
  const add = (node: FunctionNode) => {
    const lines = source.text.slice(node.start, node.end).split('\n').length;
    found.push({ place: placeOf(source, node.start), lines, hasBody: node.body?.type === 'BlockStatement' });
  };
  new Visitor({ FunctionDeclaration: add, FunctionExpression: add, ArrowFunctionExpression: add }).visit(
    source.parsed.program,
  );
  return found;
};

const DATA_FOLDERS = /^src-shared\/(contract|dialects)\//;

/** A catalog or contract without a single statement inside a function: a table, however long. */
export const isDataTable = (source: Source): boolean =>
  DATA_FOLDERS.test(source.path) && functionsOf(source).every(({ hasBody }) => !hasBody);
