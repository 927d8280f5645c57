import { Visitor } from 'vite';
import { productSources } from './sources.ts';

/** Keys of the outbound entries that a translator's source hands to `say(...)`. */
export const saidEntries = (dialect: string): ReadonlySet<string> => {
  const said = new Set<string>();
  const sources = productSources.filter(({ path }) => path.startsWith(`src-main/server/dialects/${dialect}/`));
  for (const { parsed } of sources) {
    new Visitor({
      CallExpression({ callee, arguments: [entry] }) {
        if (callee.type !== 'Identifier' || callee.name !== 'say' || entry?.type !== 'MemberExpression') return;
        if (entry.property.type === 'Identifier') said.add(entry.property.name);
      },
    }).visit(parsed.program);
  }
  return said;
};
