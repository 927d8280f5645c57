import type { ESTree } from 'vite';
import { describe, expect, it } from 'vitest';
import { type Source, placeOf, productSources } from './support/sources.ts';

const documented = productSources.filter(({ path }) => /^src-shared\/|^src-main\/server\/ports\//.test(path));

const isFunction = (node: ESTree.Node | null): boolean =>
  node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression';

/** Names of the types and functions that a statement declares. */
const declaredBy = (declaration: ESTree.Declaration): string[] => {
  switch (declaration.type) {
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return [declaration.id.name];
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return declaration.id ? [declaration.id.name] : [];
    case 'VariableDeclaration':
      return declaration.declarations.flatMap(({ id, init }) =>
        id.type === 'Identifier' && isFunction(init) ? [id.name] : [],
      );
    default:
      return [];
  }
};

const hasDocLine = (source: Source, start: number): boolean =>
  source.parsed.comments.some(
    ({ type, value, end }) =>
      type === 'Block' && value.startsWith('*') && end < start && source.text.slice(end, start).trim() === '',
  );

/** The schema that a type is inferred from, when it stands in the same file. */
const schemaOf = (declaration: ESTree.Declaration): string | undefined => {
  const type = declaration.type === 'TSTypeAliasDeclaration' ? declaration.typeAnnotation : undefined;
  const argument = type?.type === 'TSTypeReference' ? type.typeArguments?.params[0] : undefined;
  const name = argument?.type === 'TSTypeQuery' ? argument.exprName : undefined;
  return name?.type === 'Identifier' ? name.name : undefined;
};

const documentedSchemas = (source: Source): ReadonlySet<string> =>
  new Set(
    source.parsed.program.body.flatMap((statement) => {
      const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
      if (declaration?.type !== 'VariableDeclaration' || !hasDocLine(source, statement.start)) return [];
      return declaration.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
    }),
  );

const undocumentedIn = (source: Source): string[] => {
  const schemas = documentedSchemas(source);
  return source.parsed.program.body.flatMap((statement) => {
    if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) return [];
    if (hasDocLine(source, statement.start) || schemas.has(schemaOf(statement.declaration) ?? '')) return [];
    return declaredBy(statement.declaration).map((name) => `${placeOf(source, statement.start)} ${name}`);
  });
};

describe('src-shared and the ports', () => {
  it('explain every exported type and function in a doc line, or the schema that a type is inferred from', () => {
    expect(documented.flatMap(undocumentedIn)).toEqual([]);
  });
});
