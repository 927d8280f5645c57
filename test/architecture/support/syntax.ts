import { type ESTree, Visitor, type VisitorObject } from 'vite';
import { type Source, placeOf } from './sources.ts';

/** Collects the places of what a visitor reports. */
export const placesOf = (
  sources: readonly Source[],
  visitorFor: (report: (node: ESTree.Node) => void) => VisitorObject,
): string[] =>
  sources.flatMap((source) => {
    const places: string[] = [];
    new Visitor(visitorFor((node) => places.push(placeOf(source, node.start)))).visit(source.parsed.program);
    return places;
  });

/** `a.b.c` for a chain of plain names; undefined for anything else. */
export const dottedName = (node: ESTree.Node): string | undefined => {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression' || node.property.type !== 'Identifier' || node.computed) return undefined;
  const object = dottedName(node.object);
  return object && `${object}.${node.property.name}`;
};
